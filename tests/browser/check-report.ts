/**
 * Can people use the report page? Opens it in Chromium, wide and narrow, light and dark, and does what they do:
 * reads, searches, chooses, opens, by mouse and by keyboard.
 *
 *     npm run check:browser [-- --chromium PATH] [-- --screenshot FILE]
 */
import type { BrowserContextOptions, Page } from 'playwright-core';

import { readFlags, runScript } from '../gold/arguments.ts';
import { barriers, type OpenPage, Pages } from './open-page.ts';
import { emptyPage, examplePage, hostilePage, largePage, MANY } from './report-pages.ts';

const WIDE: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };
const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };

const LOOKS: Readonly<Record<string, BrowserContextOptions>> = {
  'wide, light': { ...WIDE, colorScheme: 'light' },
  'wide, dark': { ...WIDE, colorScheme: 'dark' },
  'on a phone, light': { ...PHONE, colorScheme: 'light' },
  'on a phone, dark': { ...PHONE, colorScheme: 'dark' },
};

/** How long a large page may keep its reader waiting, in milliseconds. */
const PATIENCE = { load: 5000, search: 1500 } as const;

/** More than there are things to reach. */
const MOST_TABS = 60;

await runScript(async () => {
  const { chromium, screenshot } = readFlags(process.argv.slice(2), { chromium: 'PATH', screenshot: 'FILE' });
  const pages = await Pages.launch(chromium);
  try {
    const example = await examplePage();
    for (const [looks, window] of Object.entries(LOOKS)) await checkLooks(looks, await pages.open(example, window));
    await checkChoosing(await pages.open(example, WIDE));
    await checkKeyboard(await pages.open(example, WIDE));
    await checkWithoutScripts(await pages.open(example, { ...WIDE, javaScriptEnabled: false }));
    await checkEmpty(await pages.open(emptyPage(), WIDE));
    await checkHostile(await pages.open(hostilePage(), PHONE));
    await checkLarge(await pages.open(largePage(), WIDE));
    if (screenshot !== undefined) await takePicture((await pages.open(example, { viewport: { width: 1280, height: 940 } })).page, screenshot);
  } finally {
    await pages.close();
  }
});

/** Prints whether something is as it should be; `otherwise` is shown when it is not. */
function check(what: string, holds: boolean, otherwise: unknown): void {
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${what}`);
  if (holds) return;
  process.exitCode = 1;
  console.log(JSON.stringify(otherwise, null, 2));
}

async function checkLooks(looks: string, { page, complaints, requests }: OpenPage): Promise<void> {
  const closed = await barriers(page);
  check(`${looks}: nothing keeps people out`, closed.length === 0, closed);
  await page.getByRole('button', { name: 'Open all' }).click();
  await page.getByRole('button', { name: 'Close all' }).waitFor();
  const drawings = await page.locator('.finding[open] .scene svg[role=img]').count();
  check(`${looks}: every finding opens and has its two drawings`, drawings === 2 * (await page.locator('.finding').count()), drawings);
  const opened = await barriers(page);
  check(`${looks}: nothing keeps people out of what is open`, opened.length === 0, opened);
  const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  check(`${looks}: nothing is wider than the window`, overflow <= 0, overflow);
  check(`${looks}: no complaint, nothing loaded but the page`, complaints.length === 0 && requests.length === 1, { complaints, requests });
}

async function checkChoosing({ page, complaints }: OpenPage): Promise<void> {
  const total = await page.locator('.finding').count();
  const says = (): Promise<string> => page.locator('#shown').innerText();
  const visible = (): Promise<number> => page.locator('.finding:visible').count();
  check('all findings are shown at first', (await says()) === `All ${total} shown` && (await visible()) === total, await says());

  await page.getByText('no-await-in-loop', { exact: true }).first().click();
  const rules = new Set(await page.locator('.finding:visible').evaluateAll(cards => cards.map(card => card.getAttribute('data-rule'))));
  const ofRule = await visible();
  check('a rule chooses its findings', rules.size === 1 && rules.has('no-await-in-loop'), [...rules]);
  check('the folders count what the rule leaves', (await page.locator('.choice:has([name=folder][value=""]) .count').innerText()) === String(ofRule), ofRule);

  const search = page.getByRole('searchbox', { name: 'Search' });
  await search.fill('ASYNCSPAM all-the-bad');
  check('the search looks for every word, in paths, code and messages', (await says()) === `1 of ${total} shown`, await says());
  await search.fill('no such words');
  check('where nothing is found the page says so', (await visible()) === 0 && (await page.locator('#none').isVisible()), await says());
  await page.getByRole('button', { name: 'Show all findings' }).click();
  check('all findings come back', (await visible()) === total, await says());

  const summary = page.locator('.finding > summary').nth(2);
  await summary.click();
  check('a finding opens by a click', await page.locator('.finding').nth(2).locator('.panes .after').isVisible(), null);
  await summary.click();
  check('and closes by another', !(await page.locator('.finding').nth(2).locator('.body').isVisible()), null);
  check('choosing makes no complaint', complaints.length === 0, complaints);
}

async function checkKeyboard({ page, complaints }: OpenPage): Promise<void> {
  await page.keyboard.press('Tab');
  check('the first tab leads past the choices', (await focused(page)).startsWith('Skip to the findings'), await focused(page));
  const reached: string[] = [];
  const unseen: string[] = [];
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    reached.push(await focused(page));
    if (!(await isFocusSeen(page))) unseen.push(await focused(page));
    await page.keyboard.press('Tab');
    if (await page.evaluate<boolean>('document.activeElement === document.body')) break;
  }
  const expected = ['Skip to the findings', 'INPUT words', 'SUMMARY', 'INPUT rule', 'SUMMARY', 'INPUT folder', 'BUTTON toggle-all', 'SUMMARY', 'A'];
  const order = expected.every((start, index) => reached[index]?.startsWith(start) === true);
  check('tabs go through the page from its beginning to its end', order && reached.filter(name => name.startsWith('SUMMARY')).length >= (await page.locator('.finding').count()) + 2, reached);
  check('the focus is seen wherever it is', unseen.length === 0, unseen);

  await page.getByRole('radio', { name: /^All/ }).first().focus();
  await page.keyboard.press('ArrowDown');
  const shown = await page.locator('#shown').innerText();
  check('arrows choose a rule', /^\d+ of \d+ shown$/.test(shown), shown);
  await page.keyboard.press('ArrowUp');
  const last = page.locator('.finding').last();
  await last.locator('> summary').focus();
  await page.keyboard.press('Enter');
  check('Enter opens a finding', await last.locator('.panes').isVisible(), null);
  await page.keyboard.press('Space');
  check('the space bar closes it', !(await last.locator('.panes').isVisible()), null);
  await page.getByText('Skip to the findings').focus();
  await page.keyboard.press('Enter');
  check('the first link leads to the findings', (await focused(page)) === 'H2 findings', await focused(page));
  check('the keyboard makes no complaint', complaints.length === 0, complaints);
}

async function checkWithoutScripts({ page }: OpenPage): Promise<void> {
  const first = page.locator('.finding').first();
  await first.locator('> summary').click();
  check('without scripts a finding opens all the same', await first.locator('.panes').isVisible(), null);
  check('without scripts there is nothing that would need them', !(await page.getByRole('searchbox').isVisible()) && !(await page.getByRole('button').first().isVisible()), null);
}

async function checkEmpty({ page, complaints, requests }: OpenPage): Promise<void> {
  const found = await barriers(page);
  check('without findings the page says so, and what was not linted', (await page.getByRole('heading').allInnerTexts()).join() === 'No async smells,Not linted', await page.getByRole('heading').allInnerTexts());
  check('without findings nothing keeps people out', found.length === 0 && complaints.length === 0 && requests.length === 1, { found, complaints, requests });
}

async function checkHostile({ page, complaints, requests }: OpenPage): Promise<void> {
  await page.getByRole('button', { name: 'Open all' }).click();
  await page.getByRole('button', { name: 'Close all' }).waitFor();
  const [title, images] = [await page.title(), await page.locator('img').count()];
  check('code, words and names never become a part of the page', title === '3 async smells · repo' && images === 0, { title, images });
  const code = await page.locator('.finding').nth(1).locator('.before mark').innerText();
  check('they are shown as they are', code.includes('x = await `é 漢 🙂 \u2400'), code);
  const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  check('a line without end is no wider than the window', overflow <= 0, overflow);
  check('hostile code loads nothing and makes no complaint', complaints.length === 0 && requests.length === 1, { complaints, requests });
}

async function checkLarge({ page, complaints, loaded }: OpenPage): Promise<void> {
  check(`${MANY} findings are there after ${Math.round(loaded)} ms`, loaded < PATIENCE.load && (await page.locator('#shown').innerText()) === `All ${MANY} shown`, loaded);
  const start = performance.now();
  await page.getByRole('searchbox', { name: 'Search' }).fill('file-77.js');
  await page.getByText(`10 of ${MANY} shown`).waitFor();
  const searched = performance.now() - start;
  check(`a search among them takes ${Math.round(searched)} ms`, searched < PATIENCE.search, searched);
  await page.getByRole('button', { name: /^\d+ more$/ }).click();
  await page.getByText('package-37/src', { exact: true }).click();
  check('every folder can be chosen', (await page.locator('.finding:visible').count()) === 10, await page.locator('#shown').innerText());
  check('many findings make no complaint', complaints.length === 0, complaints);
}

async function takePicture(page: Page, file: string): Promise<void> {
  await page.screenshot({ path: file });
  console.log(`     ${file} shows it`);
}

/** What has the focus, by its kind and name or words. */
function focused(page: Page): Promise<string> {
  return page.evaluate<string>("(({ tagName, id, name, textContent }) => tagName === 'A' && !textContent.startsWith('About') ? textContent : tagName + ' ' + (id || name || textContent.trim().slice(0, 40)))(document.activeElement)");
}

/** Whether the focus has an outline, at its element or at the label around it. */
function isFocusSeen(page: Page): Promise<boolean> {
  return page.evaluate<boolean>("[document.activeElement, document.activeElement.closest('label')].some(element => element && getComputedStyle(element).outlineStyle !== 'none')");
}
