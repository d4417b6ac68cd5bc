import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { write, type Run, type Workshop } from '../package/workshop.ts';
import { copyPackage } from './gold-project.ts';
import { shell } from './shell.ts';
import { commands, snippet } from './snippet.ts';

const PAGE = 'docs/old-code-base.md';

/** A code base with findings of several rules, made of ES modules, without comments for other plugins. */
const SOURCE = '@11ty+eleventy';

const NEW_SMELL = `export async function profile(id) {
  const user = await fetchUser(id);
  const orders = await fetchOrders(id);
  return { user, orders };
}
`;

/** Does the path of the page lead from a first run to a CI that fails on new smells alone? Goes it as a new user does. */
export async function checkOldCodeBase(workshop: Workshop): Promise<void> {
  const project = workshop.project({}, []);
  const { files } = await copyPackage(SOURCE, project);
  const step = (heading: string): Run => {
    const [line = ''] = commands(PAGE, heading);
    // The plugin of this checkout, in the place of the one that npm has.
    return shell(project, line.replace(/\beslint-plugin-async-smells\b/, workshop.tarball));
  };
  const suppressions = join(project, 'eslint-suppressions.json');

  const installed = step('Install');
  write(project, { 'eslint.config.js': snippet(PAGE, 'eslint.config.js') });
  workshop.check('it installs', installed.status === 0, installed);

  const first = step('See what is there');
  workshop.check(`the first run on ${files.length} files lists findings: ${/^✖.*$/m.exec(first.stdout)?.[0]}`, first.status === 1 && /async-smells\//.test(first.stdout), first);
  const fixed = step('Take what is safe');
  workshop.check('what is safe is applied', fixed.status === 1 || fixed.status === 0, fixed);

  const recorded = step('Record the rest');
  const counts = existsSync(suppressions) ? (JSON.parse(readFileSync(suppressions, 'utf8')) as Readonly<Record<string, object>>) : {};
  workshop.check(`the rest is recorded, of ${Object.keys(counts).length} files`, recorded.status === 0 && Object.keys(counts).length > 0, recorded);
  const quiet = step('Let CI fail on what is new');
  workshop.check('then CI passes', quiet.status === 0 && quiet.stdout === '', quiet);

  write(project, { 'code/profile.js': NEW_SMELL });
  const added = step('Let CI fail on what is new');
  workshop.check('a smell in a new file fails, and it alone is shown', added.status === 1 && /^✖ 1 problem/m.test(added.stdout) && added.stdout.includes('profile.js'), added);
  rmSync(join(project, 'code/profile.js'));

  const [file = '', rules = {}] = Object.entries(counts).find(([, of]) => Object.hasOwn(of, 'async-smells/prefer-concurrent-awaits')) ?? Object.entries(counts)[0] ?? [];
  const before = readFileSync(join(project, file), 'utf8');
  write(project, { [file]: `${before}\n${NEW_SMELL}` });
  const more = step('Let CI fail on what is new');
  workshop.check(`one more in a file with recorded ones (${Object.keys(rules).join(', ')}) fails`, more.status === 1, more);

  write(project, { [file]: 'export const mended = true;\n' });
  const mended = step('Let CI fail on what is new');
  workshop.check('a file that was mended asks, with exit code 2, to forget what was recorded of it', mended.status === 2 && /prune-suppressions/.test(mended.stderr), mended);
  const pruned = step('Pay off the old');
  workshop.check('it is forgotten', pruned.status === 0 && !readFileSync(suppressions, 'utf8').includes(`"${file}"`), pruned);
  const last = step('Let CI fail on what is new');
  workshop.check('then CI passes again', last.status === 0, last);
}
