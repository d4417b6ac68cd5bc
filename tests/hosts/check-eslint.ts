import { table } from '../gold/table.ts';
import { npm, write, type Workshop } from '../package/workshop.ts';
import { copyPackage } from './gold-project.ts';
import { eslintResults, lineOf, reportsOfEslint, type EslintResult } from './reports.ts';

/** The packages that ship their TypeScript. */
const TYPESCRIPT = ['viem', 'mongodb', 'puppeteer-core'];

const CONFIG = `import parser from '@typescript-eslint/parser';
import plugin from 'eslint-plugin-async-smells';

const types = process.env.TYPES === '1' ? { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } : {};

export default [
  { files: ['**/*.{js,ts}'], linterOptions: { reportUnusedDisableDirectives: 'off' }, languageOptions: { parser, parserOptions: types } },
  ...plugin.configs.strict,
];
`;

const TSCONFIG = {
  compilerOptions: {
    target: 'ES2022',
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    types: ['node'],
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    allowImportingTsExtensions: true,
  },
  include: ['code'],
};

/** What types settle: these awaits wait for nothing, and this function gives no promise. */
const SETTLED = `interface Catalogue {
  findBook(title: string): { pages: number };
  findShelf(title: string): { row: number };
}

export async function place(catalogue: Catalogue, title: string) {
  const book = await catalogue.findBook(title);
  const shelf = await catalogue.findShelf(title);
  return [book, shelf];
}

async function rowOf(catalogue: Catalogue, title: string) {
  return catalogue.findShelf(title).row;
}

export async function show(catalogue: Catalogue, title: string, print: (row: number) => Promise<void>) {
  await print(await rowOf(catalogue, title));
}
`;

/**
 * Does the packed plugin report the same under each ESLint that it supports, with and without types, in
 * one thread and in several? On the TypeScript of the code bases that the judged sites come from.
 */
export async function checkEslint(workshop: Workshop, only: string | undefined): Promise<void> {
  const sources = only === undefined ? TYPESCRIPT : [only];
  const projects = ['^10.0.0', '~9.39.0'].map(range => {
    const project = workshop.project(
      { 'eslint.config.js': CONFIG, 'tsconfig.json': TSCONFIG },
      [workshop.tarball, `eslint@${range}`, '@typescript-eslint/parser@8', '@types/node@20', 'typescript@5.9'],
    );
    return { project, version: versionOf(project) };
  });
  for (const { project, version } of projects) checkSettled(workshop, project, version);
  const rows: (number | string)[][] = [];
  for (const source of sources) {
    const answers = new Map<string, readonly string[]>();
    for (const { project, version } of projects) {
      const { files } = await copyPackage(source, project);
      const typescript = files.filter(file => file.endsWith('.ts'));
      const ask = (how: string, types: boolean, ...words: string[]): void => {
        process.env['TYPES'] = types ? '1' : '0';
        answers.set(`ESLint ${version}${how}`, linesOf(project, eslintResults(project, ...words, ...typescript)));
      };
      ask('', false);
      ask(' with types', true);
      if (version.startsWith('10')) ask(' in two threads', false, '--concurrency', '2');
    }
    const [[first, expected] = ['', []], ...others] = answers;
    rows.push([source, first, expected.length, 0, 0]);
    for (const [how, lines] of others) {
      const missing = expected.filter(line => !lines.includes(line));
      const added = lines.filter(line => !expected.includes(line));
      rows.push([source, how, lines.length, missing.length, added.length]);
      for (const line of missing) console.log(`  not ${how}: ${line}`);
      for (const line of added) console.log(`  only ${how}: ${line}`);
      workshop.check(`${source}: ${how} says what ${first} says, rewrites and all`, missing.length + added.length === 0, { missing, added });
    }
  }
  console.log(table(['', 'under', 'reports', 'missing', 'added'], rows));
}

/** Are types there at all, and do they settle what the page on how the rules decide says? */
function checkSettled(workshop: Workshop, project: string, version: string): void {
  write(project, { 'code/settled.ts': SETTLED });
  const [without, typed] = ['0', '1'].map(types => {
    process.env['TYPES'] = types;
    return reportsOfEslint(project, eslintResults(project, 'code/settled.ts')).reports.map(({ rule, line }) => `${rule} ${line}`);
  });
  const settled = typed?.includes('prefer-concurrent-awaits 7') === false && typed.includes('no-async-without-await 12');
  workshop.check(`ESLint ${version}: types settle what the code leaves open`, without?.includes('prefer-concurrent-awaits 7') === true && settled, { without, typed });
}

function linesOf(project: string, results: readonly EslintResult[]): readonly string[] {
  const { reports, refused } = reportsOfEslint(project, results);
  if (refused.size > 0) throw new Error(`Some files were not linted: ${JSON.stringify([...refused])}`);
  return reports.map(report => `${lineOf(report)} ${JSON.stringify(report.rewrites)}`);
}

function versionOf(project: string): string {
  return (JSON.parse(npm(project, 'ls', 'eslint', '--json', '--depth=0')) as { dependencies: { eslint: { version: string } } }).dependencies.eslint.version;
}
