/**
 * Do random async programs do the same before and after each rewrite that the rules offer for them?
 *
 *     npm run fuzz -- [--programs N] [--seed S] [--processes P] [--small M] [--counts]
 *
 * Each process makes M of the programs that differ small, which takes long, and prints the others as
 * they are; `--counts` prints none.
 */
import cliProgress from 'cli-progress';

import { readFlags, runScript, wholeNumber } from '../gold/arguments.ts';
import { table } from '../gold/table.ts';
import { checkMany } from './many.ts';
import type { Smallest } from './smallest.ts';
import { differencesIn, type Tally } from './tally.ts';

await runScript(async () => {
  const flags = readFlags(process.argv.slice(2), { programs: 'N', seed: 'S', processes: 'P', small: 'M', counts: null });
  const programs = wholeNumber('programs', flags.programs ?? '10000');
  const seed = wholeNumber('seed', flags.seed ?? '1');
  const processes = wholeNumber('processes', flags.processes ?? '2');
  const small = flags.counts ? 0 : wholeNumber('small', flags.small ?? '3');
  // Without a terminal the bar stays silent by itself.
  const bar = new cliProgress.SingleBar({ format: '{bar} {value} of {total} programs, {eta_formatted} to go', hideCursor: true, noTTYOutput: false }, cliProgress.Presets.shades_classic);
  bar.start(programs, 0);
  const { tally, found } = await checkMany(programs, seed, { processes, show: small, progress: count => bar.increment(count) });
  bar.stop();
  for (const each of flags.counts ? [] : found) console.log(`${describe(each)}\n`);
  console.log(summary(tally, seed));
  if (differencesIn(tally) > 0) process.exitCode = 1;
});

function describe({ program, difference: { offer, schedule, what } }: Smallest): string {
  return [`${offer.rule} (${offer.messageId}, line ${offer.line}): when ${schedule}, ${what}`, '', `// before, called ${program.by}`, program.text.trim(), '', '// after', offer.text.trim()].join('\n');
}

function summary({ made, linted, races, rules }: Tally, seed: number): string {
  const rows = Object.entries(rules).map(([rule, of]) => [rule, of.reported, of.programs, `${((100 * of.programs) / made).toFixed(1)} %`, of.rewrites, of.faster, of.differences]);
  return [
    `seed ${seed}: ${made} programs made, ${linted} linted; ${races} of those rewritten give what time decides, before and after`,
    '',
    table(['', 'reported', 'rewritten', 'share', 'rewrites', 'faster', 'differences'], rows),
  ].join('\n');
}
