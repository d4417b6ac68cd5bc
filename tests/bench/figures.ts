import { ratio, table } from '../gold/table.ts';
import type { FileTimes, Growth, RuleSet, Timed } from './measure.ts';

/** All that was measured. */
export interface Measured extends Timed {
  /** The most that a process took, in megabytes. */
  readonly memory: { readonly none: number; readonly ours: number };
}

/** What the rules cost. Times are in milliseconds, shares are of the parse time. */
export interface Figures {
  readonly files: number;
  readonly parse: number;
  readonly sets: Readonly<Record<RuleSet, Cost>>;
  /** What answers from other files add. */
  readonly acrossAdds: Cost;
  readonly rules: Readonly<Record<string, Cost>>;
  readonly slowest: readonly { readonly name: string; readonly characters: number; readonly parse: number; readonly ours: number; readonly across: number; readonly core: number }[];
  readonly growth: readonly (Growth & { readonly rulesGrew: number | null; readonly parseGrew: number | null })[];
  readonly memory: Measured['memory'];
}

export interface Cost {
  readonly time: number;
  readonly share: number;
}

const SHOWN = 10;

/** What do these measurements come to? */
export function figuresOf({ files, growth, memory }: Measured): Figures {
  const parse = sum(files.map(file => file.parse));
  const cost = (time: number): Cost => ({ time, share: time / parse });
  const ofSet = (file: FileTimes, set: RuleSet): number => sum(Object.values(file.rules[set]));
  const time = (set: RuleSet): number => sum(files.map(file => ofSet(file, set)));
  const sets = { five: cost(time('five')), ours: cost(time('ours')), across: cost(time('across')), core: cost(time('core')), doctor: cost(time('doctor')) };
  const names = [...new Set(files.flatMap(({ rules }) => [...Object.keys(rules.ours), ...Object.keys(rules.core), ...Object.keys(rules.doctor)]))];
  const rules = names.map(name => [name, cost(sum(files.map(({ rules: { ours, core, doctor } }) => ours[name] ?? core[name] ?? doctor[name] ?? 0)))] as const);
  const slowest = files
    .map(file => ({ name: file.name, characters: file.characters, parse: file.parse, ours: ofSet(file, 'ours'), across: ofSet(file, 'across'), core: ofSet(file, 'core') }))
    .toSorted((one, other) => other.across - one.across)
    .slice(0, SHOWN);
  const grown = growth.map((step, index) => {
    const before = growth[index - 1];
    return { ...step, rulesGrew: before === undefined ? null : step.rules / before.rules, parseGrew: before === undefined ? null : step.parse / before.parse };
  });
  return { files: files.length, parse, sets, acrossAdds: cost(sets.across.time - sets.ours.time), rules: Object.fromEntries(rules), slowest, growth: grown, memory };
}

/** Which of the promises that the project makes do these figures break? */
export function failedBars({ sets, acrossAdds, slowest, growth }: Figures): readonly string[] {
  const last = growth.at(-1);
  const bars: readonly (readonly [boolean, string])[] = [
    [sets.five.share <= 0.03, 'our five rules take more than 3 % of the parse time'],
    [sets.five.time < sets.core.time, "our five rules take longer than ESLint's three"],
    [sets.ours.share <= 0.03, 'all our rules take more than 3 % of the parse time'],
    [sets.ours.time < sets.core.time, "all our rules take longer than ESLint's three"],
    [acrossAdds.share <= 0.02, 'answers from other files add more than 2 %'],
    [slowest.every(({ across }) => across <= 1000), 'a file takes more than a second in the rules'],
    [last?.rulesGrew == null || last.rulesGrew <= 2.3, 'the time grows faster than the input'],
  ];
  return bars.filter(([met]) => !met).map(([, text]) => text);
}

export function ratioTable({ parse, sets, acrossAdds }: Figures): string {
  const row = (name: string, { time, share }: Cost) => [name, Math.round(time), percent(share)];
  return table(
    ['', 'ms', 'of parsing'],
    [
      row('parsing', { time: parse, share: 1 }),
      row('our five rules', sets.five),
      row('all our rules', sets.ours),
      row('all our rules, with other files', sets.across),
      row('what other files add', acrossAdds),
      row("ESLint's no-await-in-loop, require-await, require-atomic-updates", sets.core),
      row("react-doctor's async-await-in-loop, async-parallel, server-sequential-independent-await", sets.doctor),
    ],
  );
}

export function ruleTable({ rules }: Figures): string {
  return table(['', 'ms', 'of parsing'], Object.entries(rules).map(([name, { time, share }]) => [name, Math.round(time), percent(share)]));
}

export function slowestTable({ slowest }: Figures): string {
  const rows = slowest.map(({ name, characters, parse, ours, across, core }) => [name, characters, Math.round(parse), Math.round(ours), Math.round(across), Math.round(core)]);
  return table(['', 'characters', 'parsing', 'ours', 'with other files', "ESLint's three"], rows);
}

export function growthTable({ growth }: Figures): string {
  const rows = growth.map(({ functions, parse, rules, parseGrew, rulesGrew }) => [functions, parse.toFixed(1), ratio(parseGrew), rules.toFixed(1), ratio(rulesGrew)]);
  return table(['functions', 'parsing', 'grew by', 'our rules', 'grew by'], rows);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
