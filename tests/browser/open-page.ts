import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { AxeResults } from 'axe-core';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

import { UsageError } from '../gold/arguments.ts';

/** Where systems keep Chromium. */
const USUAL_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** A page in the browser, and everything it did that it should not. */
export interface OpenPage {
  readonly page: Page;
  /** What it wrote to the console, and errors that nobody caught. */
  readonly complaints: readonly string[];
  /** What it loaded besides itself. */
  readonly requests: readonly string[];
  /** How long it took until the browser had all of it and had run its script, in milliseconds. */
  readonly loaded: number;
}

/** A browser that opens pages from the disk, each in a window of its own. */
export class Pages {
  readonly #browser: Browser;
  readonly #folder = mkdtempSync(join(tmpdir(), 'report-page-'));
  #count = 0;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** @throws {UsageError} when there is no browser */
  static async launch(path: string | undefined): Promise<Pages> {
    const executablePath = path ?? USUAL_PATHS.find(existsSync);
    if (executablePath === undefined) throw new UsageError('There is no Chromium here. On Debian, apt-get install chromium brings it; else name it with --chromium PATH.');
    return new Pages(await chromium.launch({ executablePath, args: ['--no-sandbox'] }));
  }

  async open(html: string, window: BrowserContextOptions): Promise<OpenPage> {
    const file = join(this.#folder, `page-${this.#count++}.html`);
    writeFileSync(file, html);
    const page = await this.#browser.newPage(window);
    const complaints: string[] = [];
    const requests: string[] = [];
    page.on('console', message => complaints.push(message.text()));
    page.on('pageerror', error => complaints.push(String(error)));
    page.on('request', request => requests.push(request.url()));
    const start = performance.now();
    await page.goto(pathToFileURL(file).href);
    return { page, complaints, requests, loaded: performance.now() - start };
  }

  async close(): Promise<void> {
    await this.#browser.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** What of the page keeps people from using it, as far as axe can tell. */
export async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}
