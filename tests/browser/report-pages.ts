import { join } from 'node:path';

import { htmlReport } from '../../src/cli/html-report.ts';
import { lint } from '../../src/cli/lint.ts';
import { targetsOf } from '../../src/cli/targets.ts';
import { lintMessage, lintResult } from '../support/lint-result.ts';
import { ROOT } from '../support/project.ts';

/** Where made-up files lie. */
const FOLDER = '/repo';

/** How many findings a large code base has. */
export const MANY = 5000;

/** What the rules say of the example, which has every smell. */
export async function examplePage(): Promise<string> {
  return htmlReport(await lint(targetsOf([join(ROOT, 'docs/example')], ROOT)), { folder: ROOT });
}

/** A run that found nothing, and could not read a file. */
export function emptyPage(): string {
  return htmlReport({ results: [lintResult(`${FOLDER}/a.js`, [])], unparsed: [{ path: `${FOLDER}/b.js`, line: 3, reason: 'Unexpected token {' }] }, { folder: FOLDER });
}

/** Names, words and code that would break out of what they stand in if they could. */
export function hostilePage(): string {
  const evil = `</noscript></script><img src="x" onerror="document.title='broken'">`;
  const code = `// ${evil}\nconst x = await \`é 漢 🙂 \0 \u202E "' & &amp; <!-- ]]>\`;\r\n${'y'.repeat(5000)};\n`;
  const messages = [1, 2, 3].map(line => lintMessage(line, { endLine: line, endColumn: 40, message: `'${evil}' ${evil}.`, suggestions: [{ desc: evil, fix: { range: [0, 2], text: `${evil}\n//` } }] }));
  return htmlReport({ results: [lintResult(`${FOLDER}/a & <b>/${evil.replaceAll('/', '\u2215')}.js`, messages, { source: code })], unparsed: [] }, { folder: FOLDER });
}

/** What a large code base may have: many folders, and findings of every rule. */
export function largePage(): string {
  const rules = ['no-async-without-await', 'no-await-in-loop', 'no-blocking-in-async', 'no-unbounded-promise-all', 'prefer-concurrent-awaits', 'no-such-rule'];
  const source = Array.from({ length: 400 }, (_, index) => `  const value${index} = await load(${index});`).join('\n');
  const fix = { range: [source.indexOf('await load(200)'), source.indexOf('await load(202)')] as [number, number], text: 'await Promise.all([load(200), load(201)]' };
  const results = Array.from({ length: MANY / 10 }, (_, file) =>
    lintResult(`${FOLDER}/packages/package-${file % 40}/src/part-${file % 7}/file-${file}.js`,
      Array.from({ length: 10 }, (_, index) => lintMessage(200 + index, { ruleId: `async-smells/${rules[(file + index) % rules.length]}`, endLine: 200 + index, endColumn: 30, suggestions: [{ desc: 'Wait for both together.', fix }] })),
      { source },
    ),
  );
  return htmlReport({ results, unparsed: [] }, { folder: FOLDER });
}
