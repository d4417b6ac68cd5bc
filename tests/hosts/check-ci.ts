import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { write, type Workshop } from '../package/workshop.ts';
import { shell } from './shell.ts';
import { commands, snippet } from './snippet.ts';

const PAGE = 'docs/ci.md';

const FILES = {
  'src/load.js': `import fs from 'node:fs';

export async function load(path, save) {
  await save(fs.readFileSync(path));
}
`,
  'src/profile.js': `export async function profile(id) {
  const user = await fetchUser(id);
  const orders = await fetchOrders(id);
  return { user, orders };
}
`,
};
const REPORTED = [
  { file: 'src/load.js', line: 4, rule: 'async-smells/no-blocking-in-async' },
  { file: 'src/profile.js', line: 2, rule: 'async-smells/prefer-concurrent-awaits' },
];

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

interface Step {
  readonly if?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
}

/** What GitHub's `setup-node` looks for in the output: a file, then its problems. */
const STYLISH_FILE = /^([^\s].*)$/;
const STYLISH_PROBLEM = /^\s+(\d+):(\d+)\s+(error|warning|info)\s+(.*)\s\s+(.*)$/;

/** Do the snippets of the page give each service what it reads? Runs their steps, all but those of the service itself. */
export async function checkCi(workshop: Workshop): Promise<void> {
  const project = workshop.project({ ...FILES, 'eslint.config.js': snippet('docs/editors.md', 'eslint.config.js') }, [workshop.tarball, 'eslint@10', 'yaml@2']);
  for (const heading of ['GitHub: code scanning', 'GitLab: code quality']) {
    for (const line of commands(PAGE, heading)) {
      const installed = shell(project, line);
      workshop.check(`'${line}' installs`, installed.status === 0, installed);
    }
  }
  const { parse } = createRequire(join(project, 'package.json'))('yaml') as { parse(text: string): unknown };

  const annotated = stepsOf(parse(snippet(PAGE, '.github/workflows/lint.yml')) as Workflow).map(({ run }) => (run === undefined ? null : shell(project, run)));
  const output = annotated.at(-1);
  workshop.check('GitHub: the lint step fails on findings, after the others have passed', output?.status === 1 && annotated.slice(0, -1).every(run => run === null || run.status === 0), annotated);
  workshop.check('GitHub: its output makes an annotation of each finding', sameAs(annotationsOf(project, output?.stdout ?? '')), output);

  const steps = stepsOf(parse(snippet(PAGE, '.github/workflows/code-scanning.yml')) as Workflow);
  const statuses = steps.flatMap(({ run }) => (run === undefined ? [] : [shell(project, run).status]));
  const upload = steps.at(-1);
  const sarif = join(project, upload?.with?.['sarif_file'] ?? '');
  workshop.check('GitHub: the step that uploads runs though the lint step has failed', statuses.at(-1) === 1 && upload?.if === 'always()' && upload.uses?.startsWith('github/codeql-action/upload-sarif@') === true, { statuses, upload });
  workshop.check('GitHub: the SARIF file that is uploaded holds each finding, with the page of its rule', existsSync(sarif) && sameAs(findingsOfSarif(project, sarif)), existsSync(sarif) && readFileSync(sarif, 'utf8'));
  rmSync(sarif, { force: true });

  const text = snippet(PAGE, '.gitlab-ci.yml');
  write(project, { '.gitlab-ci.yml': text });
  const { lint } = parse(text) as { lint: { script: string[]; artifacts: { reports: { codequality: string } } } };
  const gitlab = { GITLAB_CI: 'true', CI_JOB_NAME: 'lint', CI_PROJECT_DIR: project, CI_PROJECT_URL: 'https://gitlab.example/a/project', CI_COMMIT_SHORT_SHA: '0123abcd' };
  const ran = lint.script.map(line => shell(project, line, gitlab));
  const report = join(project, lint.artifacts.reports.codequality);
  workshop.check('GitLab: the job fails on findings', ran.at(-1)?.status === 1, ran);
  workshop.check('GitLab: the artifact holds each finding', existsSync(report) && sameAs(findingsOfGitlab(report)), existsSync(report) && readFileSync(report, 'utf8'));
  rmSync(report, { force: true });

  const [json = ''] = commands(PAGE, 'Anywhere else');
  const inJson = shell(project, json);
  workshop.check('elsewhere: JSON is written to the file that is named', inJson.status === 1 && existsSync(join(project, 'eslint.json')), inJson);

  write(project, { 'eslint.config.js': snippet(PAGE, 'eslint.config.js') });
  rmSync(join(project, 'src/load.js'));
  const [bounded = ''] = commands(PAGE, 'Warnings, and how many');
  const within = shell(project, bounded);
  const beyond = shell(project, bounded.replace(/--max-warnings \d+/, '--max-warnings 0'));
  workshop.check('warnings within the bound pass', within.status === 0 && within.stdout.includes('1 warning'), within);
  workshop.check('warnings beyond the bound fail', beyond.status === 1, beyond);
}

function stepsOf({ jobs }: Workflow): readonly Step[] {
  return Object.values(jobs).flatMap(({ steps }) => steps);
}

interface Found {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
}

function sameAs(found: readonly Found[]): boolean {
  return found.length === REPORTED.length && REPORTED.every(({ file, line, rule }, index) => found[index]?.file === file && found[index].line === line && found[index].rule === rule);
}

function annotationsOf(project: string, output: string): readonly Found[] {
  const found: Found[] = [];
  let file = '';
  for (const line of output.split('\n')) {
    const [, at, , , , rule] = STYLISH_PROBLEM.exec(line) ?? [];
    if (at !== undefined && rule !== undefined) found.push({ file: file.slice(project.length + 1).replaceAll('\\', '/'), line: Number(at), rule });
    else file = STYLISH_FILE.exec(line)?.[1] ?? file;
  }
  return found;
}

function findingsOfSarif(project: string, path: string): readonly Found[] {
  const sarif = JSON.parse(readFileSync(path, 'utf8')) as {
    version: string;
    runs: {
      tool: { driver: { rules: { id: string; helpUri?: string }[] } };
      results: { ruleId: string; locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[] }[];
    }[];
  };
  if (sarif.version !== '2.1.0') return [];
  return sarif.runs.flatMap(({ tool, results }) =>
    results.flatMap(({ ruleId, locations: [location] }) => {
      const page = tool.driver.rules.find(({ id }) => id === ruleId)?.helpUri;
      if (location === undefined || page?.endsWith(`${ruleId.replace('async-smells/', '')}.md`) !== true) return [];
      const { artifactLocation, region } = location.physicalLocation;
      return [{ file: decodeURI(artifactLocation.uri).replace(`file://${project}/`, ''), line: region.startLine, rule: ruleId }];
    }),
  );
}

function findingsOfGitlab(path: string): readonly Found[] {
  const issues = JSON.parse(readFileSync(path, 'utf8')) as { check_name: string; fingerprint: string; location: { path: string; positions: { begin: { line: number } } } }[];
  return issues.filter(({ fingerprint }) => fingerprint !== '').map(({ check_name: rule, location }) => ({ file: location.path, line: location.positions.begin.line, rule }));
}
