import { readFileSync, writeFileSync } from 'node:fs';

import { SOURCES } from '../gold/packages.ts';
import { table } from '../gold/table.ts';
import type { Workshop } from '../package/workshop.ts';
import { copyPackage } from './gold-project.ts';
import { eslintResults, lineOf, oxlint, oxlintReports, reportsOfEslint, type EslintFix, type EslintResult, type HostReports } from './reports.ts';
import { snippet } from './snippet.ts';

const ESLINT_CONFIG = `import parser from '@typescript-eslint/parser';
import plugin from 'eslint-plugin-async-smells';

const sourceType = process.env.SOURCE_TYPE ?? 'module';

export default [
  { files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'], linterOptions: { reportUnusedDisableDirectives: 'off' }, languageOptions: { sourceType, parserOptions: { ecmaFeatures: { jsx: true } } } },
  { files: ['**/*.{ts,mts,cts,tsx}'], languageOptions: { parser } },
  ...plugin.configs.recommended,
];
`;

/**
 * Does oxlint report what ESLint reports, and rewrite it as the first suggestion would? Both lint the
 * code bases that the judged sites come from, with the packed plugin and the config that the page shows.
 */
export async function checkOxlint(workshop: Workshop, only: string | undefined): Promise<void> {
  const project = workshop.project(
    {
      'eslint.config.js': ESLINT_CONFIG,
      // oxlint's own rules are off, so that what is fixed is fixed by the plugin.
      '.oxlintrc.json': { plugins: [], categories: { correctness: 'off' }, ...(JSON.parse(snippet('docs/oxlint.md', '.oxlintrc.json')) as object) },
    },
    [workshop.tarball, 'oxlint@1', 'eslint@10', '@typescript-eslint/parser@8', 'typescript@5.9'],
  );
  const rows: (number | string)[][] = [];
  let all = 0;
  let rewritten = 0;
  for (const source of only === undefined ? SOURCES : [only]) {
    const { files } = await copyPackage(source, project);
    const results = eslintAsEither(project, files);
    const ofEslint = reportsOfEslint(project, results);
    const ofOxlint = oxlintReports(project, files);
    const { missing, added } = differences(ofEslint, ofOxlint);
    const expected = new Map(results.map(({ filePath, messages }) => [filePath, withFirstRewrites(readFileSync(filePath, 'utf8'), messages)]));
    oxlint(project, '--disable-nested-config', '--no-ignore', '--fix', '--fix-suggestions', ...files);
    const otherwise = [...expected].filter(([path, text]) => readFileSync(path, 'utf8') !== text).map(([path]) => path);
    rows.push([source, files.length, ofEslint.refused.size, ofOxlint.refused.size, ofEslint.reports.length, ofOxlint.reports.length, missing.length, added.length, otherwise.length]);
    for (const line of missing) console.log(`  only ESLint: ${line}`);
    for (const line of added) console.log(`  only oxlint: ${line}`);
    for (const [file, message] of ofOxlint.refused) if (!ofEslint.refused.has(file)) console.log(`  oxlint cannot read ${file}: ${message.split('\n').slice(0, 4).join(' | ')}`);
    for (const [file, message] of ofEslint.refused) if (!ofOxlint.refused.has(file)) console.log(`  ESLint cannot read ${file}: ${message}`);
    for (const path of otherwise) {
      console.log(`  rewritten otherwise: ${path}`);
      if (only !== undefined) writeFileSync(`/tmp/otherwise-${otherwise.indexOf(path)}`, expected.get(path) ?? '');
    }
    all += missing.length + added.length;
    rewritten += otherwise.length;
  }
  console.log(table(['', 'files', 'ESLint refuses', 'oxlint refuses', 'ESLint reports', 'oxlint reports', 'only ESLint', 'only oxlint', 'rewritten otherwise'], rows));
  workshop.check('oxlint reports what ESLint reports: the same rules at the same places', all === 0, `${all} differences`);
  workshop.check('oxlint --fix-suggestions writes the first rewrite of each report', rewritten === 0, `${rewritten} files`);
}

/** As a module, and what does not parse as one, as CommonJS. */
function eslintAsEither(project: string, files: readonly string[]): readonly EslintResult[] {
  const asModule = eslintResults(project, ...files);
  const refused = asModule.filter(({ messages }) => messages.some(({ fatal }) => fatal === true)).map(({ filePath }) => filePath);
  if (refused.length === 0) return asModule;
  process.env['SOURCE_TYPE'] = 'commonjs';
  try {
    const again = new Map(eslintResults(project, ...refused).map(result => [result.filePath, result]));
    return asModule.map(result => again.get(result.filePath) ?? result);
  } finally {
    delete process.env['SOURCE_TYPE'];
  }
}

function differences(ofEslint: HostReports, ofOxlint: HostReports): { missing: readonly string[]; added: readonly string[] } {
  const readByBoth = ({ file }: { file: string }): boolean => !ofEslint.refused.has(file) && !ofOxlint.refused.has(file);
  const one = ofEslint.reports.filter(readByBoth).map(lineOf);
  const other = ofOxlint.reports.filter(readByBoth).map(lineOf);
  return { missing: without(one, other), added: without(other, one) };
}

/** What stands in a list more often than in another. */
function without(list: readonly string[], other: readonly string[]): readonly string[] {
  const left = [...other];
  return list.filter(line => {
    const at = left.indexOf(line);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

/** The text with the fix of each report applied, or else its first suggestion; of two that meet, the one that begins first. */
function withFirstRewrites(text: string, messages: EslintResult['messages']): string {
  const hasBom = text.startsWith('\uFEFF');
  const edits = messages
    .flatMap(({ fix, suggestions }): EslintFix[] => (fix !== undefined ? [fix] : suggestions?.[0] !== undefined ? [suggestions[0].fix] : []))
    .toSorted((one, other) => one.range[0] - other.range[0] || one.range[1] - other.range[1]);
  const bare = hasBom ? text.slice(1) : text;
  let done = '';
  let at = 0;
  for (const { range: [start, end], text: replacement } of edits) {
    if (start < at) continue;
    done += bare.slice(at, start) + replacement;
    at = end;
  }
  return `${hasBom ? '\uFEFF' : ''}${done}${bare.slice(at)}`;
}
