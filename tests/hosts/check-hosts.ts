/**
 * Does the packed plugin work everywhere that people lint? Installs each host from the npm registry into
 * folders of its own and uses it as the pages in docs/ say.
 *
 *     npm run check:hosts [-- --host NAME] [--source NAME]
 */
import { oneOf, readFlags, runScript } from '../gold/arguments.ts';
import { SOURCES } from '../gold/packages.ts';
import { Workshop } from '../package/workshop.ts';
import { checkCi } from './check-ci.ts';
import { checkEditor } from './check-editor.ts';
import { checkEslint } from './check-eslint.ts';
import { checkMonorepos } from './check-monorepos.ts';
import { checkOldCodeBase } from './check-old-code-base.ts';
import { checkOxlint } from './check-oxlint.ts';

const HOSTS = {
  eslint: checkEslint,
  editor: checkEditor,
  ci: checkCi,
  'old-code-base': checkOldCodeBase,
  monorepos: checkMonorepos,
  oxlint: checkOxlint,
} as const satisfies Record<string, (workshop: Workshop, source: string | undefined) => Promise<void>>;

const NAMES = Object.keys(HOSTS) as (keyof typeof HOSTS)[];

await runScript(async () => {
  const flags = readFlags(process.argv.slice(2), { host: 'NAME', source: 'NAME' });
  const source = flags.source === undefined ? undefined : oneOf('source', flags.source, SOURCES);
  const workshop = new Workshop();
  try {
    for (const name of flags.host === undefined ? NAMES : [oneOf('host', flags.host, NAMES)]) {
      console.log(`\n== ${name}`);
      await HOSTS[name](workshop, source);
    }
    if (workshop.failures > 0) process.exitCode = 1;
  } finally {
    workshop.close();
  }
});
