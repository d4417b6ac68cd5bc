import { readFileSync } from 'node:fs';

import plugin from '../../src/index.ts';
import { SOURCES } from '../gold/packages.ts';
import { table } from '../gold/table.ts';
import type { Workshop } from '../package/workshop.ts';
import { copyPackage } from './gold-project.ts';
import { eslintResults, lineOf, oxlint, oxlintReports, reportsOfEslint, type EslintResult, type HostReports } from './reports.ts';
import { snippet } from './snippet.ts';

const CONFIGS = ['recommended', 'strict'] as const;

const ESLINT_CONFIG = `import parser from '@typescript-eslint/parser';
import plugin from 'eslint-plugin-async-smells';

const sourceType = process.env.SOURCE_TYPE ?? 'module';

export default [
  { files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'], linterOptions: { reportUnusedDisableDirectives: 'off' }, languageOptions: { sourceType, parserOptions: { ecmaFeatures: { jsx: true } } } },
  { files: ['**/*.{ts,mts,cts,tsx}'], languageOptions: { parser } },
  ...plugin.configs[process.env.CONFIG],
];
`;

/**
 * Does oxlint report what ESLint reports, and rewrite it as the first suggestion would? Both lint the
 * code bases that the judged sites come from, with the packed plugin and the config that the page shows.
 */
export async function checkOxlint(workshop: Workshop, only: string | undefined): Promise<void> {
  const shown = JSON.parse(snippet('docs/oxlint.md', '.oxlintrc.json')) as OxlintConfig;
  const strict = { ...shown, rules: plugin.configs.strict[0]?.rules };
  // oxlint's own rules are off, so that what is fixed is fixed by the plugin.
  const alone = { plugins: [], categories: { correctness: 'off' } };
  const project = workshop.project(
    { 'eslint.config.js': ESLINT_CONFIG, 'recommended.json': { ...shown, ...alone }, 'strict.json': { ...strict, ...alone } },
    [workshop.tarball, 'oxlint@1', 'eslint@10', '@typescript-eslint/parser@8', 'typescript@5.9'],
  );
  const rows: (number | string)[][] = [];
  let differing = 0;
  let otherwise = 0;
  const seconds = { eslint: 0, oxlint: 0 };
  for (const source of only === undefined ? SOURCES : [only]) {
    const { files } = await copyPackage(source, project);
    for (const config of CONFIGS) {
      const [results, eslintTook] = timed(() => eslintAsEither(project, config, files));
      const ofEslint = reportsOfEslint(project, results);
      const [ofOxlint, oxlintTook] = timed(() => oxlintReports(project, `${config}.json`, files));
      if (config === 'recommended') {
        seconds.eslint += eslintTook;
        seconds.oxlint += oxlintTook;
      }
      const onlyEslint = without(ofEslint.reports, ofOxlint);
      const onlyOxlint = without(ofOxlint.reports, ofEslint);
      const rewritten = config === 'recommended' ? null : rewrittenOtherwise(project, files, results);
      rows.push([source, config, files.length, ofEslint.refused.size, ofOxlint.refused.size, ofEslint.reports.length, ofOxlint.reports.length, onlyEslint.length, onlyOxlint.length, rewritten?.length ?? '', eslintTook.toFixed(1), oxlintTook.toFixed(1)]);
      for (const line of onlyEslint) console.log(`  only ESLint (${config}): ${line}`);
      for (const line of onlyOxlint) console.log(`  only oxlint (${config}): ${line}`);
      for (const path of rewritten ?? []) console.log(`  rewritten otherwise: ${path}`);
      for (const [file, message] of ofOxlint.refused) console.log(`  oxlint does not read ${file}: ${message.split('\n').slice(0, 4).join(' | ')}`);
      for (const [file, message] of ofEslint.refused) console.log(`  ESLint does not read ${file}: ${message}`);
      differing += onlyEslint.length + onlyOxlint.length;
      otherwise += rewritten?.length ?? 0;
    }
  }
  console.log(table(['', 'config', 'files', 'ESLint refuses', 'oxlint refuses', 'ESLint reports', 'oxlint reports', 'only ESLint', 'only oxlint', 'rewritten otherwise', 'seconds of ESLint', 'of oxlint'], rows));
  console.log(`Under recommended, ESLint takes ${(seconds.eslint / seconds.oxlint).toFixed(2)} times as long as oxlint (whole processes).`);
  workshop.check('oxlint reports what ESLint reports: the same rules with the same words at the same places', differing === 0, `${differing} differences`);
  workshop.check('oxlint --fix-suggestions writes the first rewrite of each report', otherwise === 0, `${otherwise} files`);
}

/** What the work gives, and how many seconds it took. */
function timed<Result>(work: () => Result): readonly [Result, number] {
  const start = performance.now();
  const result = work();
  return [result, (performance.now() - start) / 1000];
}

interface OxlintConfig {
  readonly rules: object;
}

/** As a module, and what does not parse as one, as CommonJS. */
function eslintAsEither(project: string, config: string, files: readonly string[]): readonly EslintResult[] {
  process.env['CONFIG'] = config;
  process.env['SOURCE_TYPE'] = 'module';
  const asModule = eslintResults(project, ...files);
  const refused = asModule.filter(isRefused).map(({ filePath }) => filePath);
  if (refused.length === 0) return asModule;
  process.env['SOURCE_TYPE'] = 'commonjs';
  const again = new Map(eslintResults(project, ...refused).map(result => [result.filePath, result]));
  return asModule.map(result => {
    const other = again.get(result.filePath);
    return other === undefined || isRefused(other) ? result : other;
  });
}

function isRefused({ messages }: EslintResult): boolean {
  return messages.some(({ fatal }) => fatal === true);
}

/** What one host reports and another does not, of the files that both read. */
function without(reports: HostReports['reports'], other: HostReports): readonly string[] {
  const left = other.reports.map(lineOf);
  return reports
    .filter(({ file }) => !other.refused.has(file))
    .map(lineOf)
    .filter(line => {
      const at = left.indexOf(line);
      if (at !== -1) left.splice(at, 1);
      return at === -1;
    });
}

/** The files that oxlint rewrites otherwise than the first rewrites of ESLint's reports would. */
function rewrittenOtherwise(project: string, files: readonly string[], results: readonly EslintResult[]): readonly string[] {
  const expected = new Map(results.map(({ filePath, messages }) => [filePath, withFirstRewrites(readFileSync(filePath, 'utf8'), messages)]));
  oxlint(project, '--config', 'strict.json', '--disable-nested-config', '--no-ignore', '--fix', '--fix-suggestions', ...files);
  return [...expected].filter(([path, text]) => readFileSync(path, 'utf8') !== text).map(([path]) => path);
}

/**
 * The text with the fix of each report applied, or else its first suggestion.
 *
 * As oxlint does it: reports take their turn by where the first of all their rewrites begins, and one whose
 * rewrite begins before the last one ended is left for the next run.
 */
function withFirstRewrites(text: string, messages: EslintResult['messages']): string {
  const turns = messages
    .filter(({ ruleId }) => ruleId?.startsWith('async-smells/') === true)
    .map(({ fix, suggestions = [] }) => [...(fix === undefined ? [] : [fix]), ...suggestions.map(suggestion => suggestion.fix)])
    .flatMap(rewrites => (rewrites[0] === undefined ? [] : [{ rewrite: rewrites[0], begins: Math.min(...rewrites.map(({ range }) => range[0])) }]))
    .toSorted((one, other) => one.begins - other.begins || one.rewrite.range[1] - other.rewrite.range[1]);
  // ESLint counts without the byte order mark.
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const bare = text.slice(mark.length);
  let done = '';
  let at = 0;
  for (const { rewrite: { range: [start, end], text: replacement } } of turns) {
    if (start < at) continue;
    done += bare.slice(at, start) + replacement;
    at = end;
  }
  return mark + done + bare.slice(at);
}
