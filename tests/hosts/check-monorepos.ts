import { execFileSync, spawnSync } from 'node:child_process';

import { write, type Run, type Workshop } from '../package/workshop.ts';
import { eslint } from './reports.ts';
import { snippet } from './snippet.ts';

const QUICK = `import { readFile } from 'node:fs/promises';

export function readConfig(path) {
  return readFile(path, 'utf8');
}
`;
const BLOCKING = `import { readFileSync } from 'node:fs';

export function readConfig(path) {
  return readFileSync(path, 'utf8');
}
`;

const FILES = {
  'package.json': { name: 'a-workspace', private: true, type: 'module', packageManager: 'npm@10.8.2', workspaces: ['packages/*'] },
  '.gitignore': 'node_modules\n.turbo\n.nx\n',
  'packages/disk/package.json': pack('disk', {}),
  'packages/disk/src/index.js': QUICK,
  'packages/app/package.json': pack('app', { '@demo/disk': '1.0.0' }),
  'packages/app/src/main.js': `import { readConfig } from '@demo/disk';

export async function start(path, run) {
  const text = await readConfig(path);
  await run(JSON.parse(text));
}
`,
  'packages/other/package.json': pack('other', {}),
  'packages/other/src/index.js': 'export const answer = 42;\n',
};

/** The tools, each with how it runs and what it says of a package: was it linted, or was its result at hand? */
const TOOLS = {
  turbo: {
    words: ['turbo', 'run', 'lint', '--continue', '--ui=stream'],
    environment: { TURBO_TELEMETRY_DISABLED: '1' },
    linted: ({ stdout }: Run) => [...stdout.matchAll(/@demo\/(\w+):lint: cache miss/g)].map(([, name]) => name ?? '').sort(),
  },
  nx: {
    words: ['nx', 'run-many', '-t', 'lint', '--output-style=static'],
    environment: { NX_DAEMON: 'false', NX_NO_CLOUD: 'true' },
    linted: ({ stdout }: Run) =>
      [...stdout.matchAll(/nx run @demo\/(\w+):lint(.*)$/gm)].filter(([, , rest = '']) => !rest.includes('[')).map(([, name]) => name ?? '').sort(),
  },
} as const;

/** Do the recipes of the page lint again what must be linted again, and nothing else? */
export async function checkMonorepos(workshop: Workshop): Promise<void> {
  const page = 'docs/monorepos.md';
  for (const [name, tool] of Object.entries(TOOLS)) {
    const recipe = `${name}.json`;
    const workspace = workshop.project(
      { ...FILES, 'eslint.config.js': snippet('docs/editors.md', 'eslint.config.js'), [recipe]: snippet(page, recipe) },
      [workshop.tarball, 'eslint@10', name],
    );
    execFileSync('git', ['init', '--quiet'], { cwd: workspace });
    const lint = (): Run => {
      const { status, stdout, stderr } = spawnSync('npx', ['--no-install', ...tool.words], {
        cwd: workspace,
        encoding: 'utf8',
        env: { ...process.env, ...tool.environment, CI: 'true', NO_COLOR: '1', FORCE_COLOR: '0', DO_NOT_TRACK: '1' },
        shell: process.platform === 'win32',
      });
      return { status, stdout, stderr };
    };
    const expectLinted = (when: string, run: Run, expected: readonly string[], status: number): void => {
      const linted = tool.linted(run);
      workshop.check(`${name}: ${when}: linted ${expected.join(' and ') || 'nothing'}`, run.status === status && JSON.stringify(linted) === JSON.stringify(expected), { linted, ...run });
    };

    expectLinted('for the first time', lint(), ['app', 'disk', 'other'], 0);
    expectLinted('when nothing has changed', lint(), [], 0);
    write(workspace, { 'packages/other/src/index.js': 'export const answer = 43;\n' });
    expectLinted('when a package that nobody imports has changed', lint(), ['other'], 0);
    write(workspace, { 'packages/disk/src/index.js': BLOCKING });
    const blocked = lint();
    expectLinted('when an imported function begins to block', blocked, ['app', 'disk'], 1);
    workshop.check(`${name}: and the package that calls it fails`, /main\.js[\s\S]*'readConfig' holds the thread[\s\S]*async-smells\/no-blocking-in-async/.test(blocked.stdout), blocked);
    write(workspace, { 'packages/disk/src/index.js': QUICK });
    const again = lint();
    workshop.check(`${name}: when it is as it was, nothing fails`, again.status === 0, again);
    if (name === 'turbo') checkCache(workshop, workspace);
  }
}

/** ESLint's own cache looks at one file at a time: the page warns of what is shown here. */
function checkCache(workshop: Workshop, workspace: string): void {
  const cached = (): Run => eslint(workspace, '--cache', 'packages');
  const before = cached();
  write(workspace, { 'packages/disk/src/index.js': BLOCKING });
  const after = cached();
  workshop.check('eslint --cache does not see that a neighbour has changed', before.status === 0 && after.status === 0, { before, after });
  const without = eslint(workspace, 'packages');
  workshop.check('without it, the report is there', without.status === 1, without);
}

function pack(name: string, dependencies: Readonly<Record<string, string>>): object {
  return { name: `@demo/${name}`, version: '1.0.0', type: 'module', exports: './src/index.js', scripts: { lint: 'eslint .' }, dependencies };
}
