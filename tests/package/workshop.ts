import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { ROOT } from '../support/project.ts';

/** What a program said, and how it ended. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Files of a project: path → text, or the value that a JSON file holds. */
export type Files = Readonly<Record<string, object | string>>;

/** A place to use the packed plugin as its users do, in projects of their own, and to say what holds there. */
export class Workshop {
  /** The packed plugin. */
  readonly tarball: string;
  /** What was packed, by path in the package. */
  readonly packed: readonly string[];
  readonly #folder = realpathSync(mkdtempSync(join(tmpdir(), 'async-smells-')));
  #failures = 0;

  constructor() {
    const [packed] = JSON.parse(npm(ROOT, 'pack', '--ignore-scripts', '--json', '--pack-destination', this.#folder)) as { filename: string; files: { path: string }[] }[];
    if (packed === undefined) throw new Error('npm pack packed nothing.');
    this.tarball = join(this.#folder, packed.filename);
    this.packed = packed.files.map(({ path }) => path);
  }

  get failures(): number {
    return this.#failures;
  }

  /** A new project with these files and, of the npm registry, these packages; no script of a package is run. */
  project(files: Files, packages: readonly string[]): string {
    const folder = mkdtempSync(join(this.#folder, 'project-'));
    write(folder, { 'package.json': { name: 'a-project', private: true, type: 'module' }, ...files });
    if (packages.length > 0) npm(folder, 'install', '--ignore-scripts', '--no-audit', '--no-fund', '--save-dev', ...packages);
    return folder;
  }

  /** Prints whether something holds; `otherwise` is shown when it does not. */
  check(what: string, holds: boolean, otherwise: unknown): void {
    console.log(`${holds ? 'ok  ' : 'FAIL'} ${what}`);
    if (holds) return;
    this.#failures += 1;
    console.log(JSON.stringify(otherwise, null, 2).slice(0, 20_000));
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Runs a JavaScript program. */
export function run(folder: string, script: string, ...words: string[]): Run {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [script, ...words], { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (error !== undefined) throw error;
  return { status, stdout, stderr };
}

/** Runs npm, and gives what it prints. */
export function npm(folder: string, ...words: string[]): string {
  return execFileSync('npm', words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], shell: process.platform === 'win32' });
}

/** Writes files into a folder. */
export function write(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`);
  }
}
