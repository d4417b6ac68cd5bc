/**
 * Does the packed plugin work where a user installs it? Packs it, installs it into empty folders beside
 * each ESLint that it supports, and lints there. Needs the npm registry, so it is no part of `npm test`.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { npm, run, Workshop, type Run } from './workshop.ts';

const ESLINTS = ['^10.0.0', '~9.39.0'];

const CODE = `import fs from 'node:fs';

export async function load(path, save) {
  await save(fs.readFileSync(path));
}

export async function profile(id) {
  const user = await fetchUser(id);
  const orders = await fetchOrders(id);
  return { user, orders };
}
`;
const TYPED = CODE.replace('(path, save)', '(path: string, save: (data: Buffer) => Promise<void>): Promise<void>').replace('(id)', '(id: number)');
const REPORTED = ['no-blocking-in-async', 'prefer-concurrent-awaits'];

const config = (prefix: string, settings = {}) => `import parser from '@typescript-eslint/parser';
import { defineConfig } from 'eslint/config';
import plugin from 'eslint-plugin-async-smells';

export default defineConfig([
  {
    files: ['**/*.{js,ts}'],
    ignores: ['*.config.*'],
    languageOptions: { parser },
    plugins: { '${prefix}': plugin },
    extends: ['${prefix}/recommended'],
    settings: { 'async-smells': ${JSON.stringify(settings)} },
  },
]);
`;

const workshop = new Workshop();
const { packed } = workshop;
try {
  workshop.check('the package holds the licence, the README, the changelog and the plugin with its types', ['LICENSE', 'README.md', 'CHANGELOG.md', 'dist/src/index.js', 'dist/src/index.d.ts'].every(path => packed.includes(path)), packed);
  workshop.check('and nothing of the project around it', packed.every(path => path.startsWith('dist/') || /^(?:LICENSE|README\.md|CHANGELOG\.md|package\.json)$/.test(path)), packed);
  for (const range of ESLINTS) checkWith(range);
} finally {
  workshop.close();
}
if (workshop.failures > 0) process.exitCode = 1;

function checkWith(range: string): void {
  const folder = workshop.project(
    { 'src/code.js': CODE, 'src/code.ts': TYPED, 'migrations/code.js': CODE },
    [workshop.tarball, `eslint@${range}`, '@typescript-eslint/parser@8', 'typescript@5.9'],
  );
  const version = JSON.parse(npm(folder, 'ls', 'eslint', '--json', '--depth=0')).dependencies.eslint.version as string;
  const under = (what: string) => `ESLint ${version}: ${what}`;

  const plain = lint(folder, config('async-smells'));
  workshop.check(under('findings make the run fail with 1'), plain.status === 1, plain);
  for (const file of ['src/code.js', 'src/code.ts']) {
    workshop.check(under(`${file} is reported`), same(rulesOf(plain, file), REPORTED.map(rule => `async-smells/${rule}`)), plain);
  }
  workshop.check(under('order and what blocks are left alone in migrations'), same(rulesOf(plain, 'migrations/code.js'), []), plain);

  const renamed = lint(folder, config('slow'));
  workshop.check(under('another prefix reports once'), same(rulesOf(renamed, 'src/code.js'), REPORTED.map(rule => `slow/${rule}`)), renamed);

  const misspelt = lint(folder, config('async-smells', { limitter: 'p-map' }));
  workshop.check(under('an unknown setting stops the run and is named'), misspelt.status === 2 && misspelt.stderr.includes('"limitter"'), misspelt);

  const wrong = lint(folder, config('async-smells', { apply: 'all' }));
  workshop.check(under('a wrong value stops the run and says what is allowed'), wrong.status === 2 && wrong.stderr.includes('"safe"'), wrong);

  writeFileSync(join(folder, 'consumer.ts'), `import { defineConfig } from 'eslint/config';\nimport plugin from 'eslint-plugin-async-smells';\n\nexport default defineConfig([plugin.configs.recommended, plugin.configs.strict, plugin.configs.all]);\n// @ts-expect-error There is no such config.\nplugin.configs.recomended;\n`);
  checkCommand(folder, under);

  const types = run(folder, join(folder, 'node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--skipLibCheck', 'consumer.ts');
  workshop.check(under('the types fit, and know the names of the configs'), types.status === 0, types);
}

/** The command needs no config, and takes no notice of one. */
function checkCommand(folder: string, under: (what: string) => string): void {
  const main = join(folder, 'node_modules/eslint-plugin-async-smells/dist/src/cli/main.js');
  for (const name of ['async-smells', 'eslint-plugin-async-smells']) {
    workshop.check(under(`the command is installed as ${name}`), existsSync(join(folder, `node_modules/.bin/${name}`)), name);
  }
  const json = run(folder, main, '--format', 'json', 'src');
  for (const file of ['src/code.js', 'src/code.ts']) {
    workshop.check(under(`the command reports ${file}`), json.status === 1 && same(rulesOf(json, file), REPORTED.map(rule => `async-smells/${rule}`)), json);
  }
  const threads = run(folder, main, '--format', 'json', '--concurrency', '2', 'src');
  workshop.check(under('the command finds the same on two threads'), threads.stdout === json.stdout, threads);
  const stylish = run(folder, main, 'src');
  workshop.check(under('the command prints its findings'), stylish.status === 1 && /\n4 async smells in 2 of 2 files\.\n/.test(stylish.stdout), stylish);
  const applied = run(folder, main, '--apply', 'suggestions', 'src');
  workshop.check(under('the command rewrites'), applied.status === 0 && applied.stdout.startsWith('Rewrote 2 files:\n'), applied);
}

function lint(folder: string, text: string): Run {
  writeFileSync(join(folder, 'eslint.config.js'), text);
  return run(folder, join(folder, 'node_modules/eslint/bin/eslint.js'), '--format', 'json', '.');
}

function rulesOf({ stdout }: Run, file: string): readonly (string | null)[] {
  try {
    const results = JSON.parse(stdout) as { filePath: string; messages: { ruleId: string | null }[] }[];
    return (results.find(({ filePath }) => filePath.replaceAll('\\', '/').endsWith(file))?.messages ?? []).map(({ ruleId }) => ruleId);
  } catch {
    return [];
  }
}

function same(found: readonly (string | null)[], expected: readonly string[]): boolean {
  return JSON.stringify([...found].sort()) === JSON.stringify([...expected].sort());
}
