import fc from 'fast-check';

import { Choices } from './choices.ts';
import { makeHelper } from './helpers.ts';
import { deeper, type Helper, type Maker, type Scope } from './scope.ts';
import { passage } from './statements.ts';
import type { Callers } from './world.ts';

/** A random program: the text of a module that exports `main(api, ids, names)`, and how it is called. */
export interface Program {
  readonly text: string;
  readonly by: Callers;
}

const CALLERS: readonly Callers[] = ['once', 'once', 'once', 'twice', 'together'];

/** What a program is made from: shrinking it drops whole functions and passages first. */
interface Plan {
  readonly helpers: readonly (readonly number[])[];
  readonly passages: readonly (readonly number[])[];
  readonly end: readonly number[];
  readonly by: number;
}

const numbers = (most: number) => fc.array(fc.nat({ max: 9_999 }), { maxLength: most, size: 'max' });

const plan: fc.Arbitrary<Plan> = fc.record({
  helpers: fc.array(numbers(40), { maxLength: 4, size: 'max' }),
  passages: fc.array(numbers(60), { minLength: 1, maxLength: 4, size: 'max' }),
  end: numbers(6),
  by: fc.nat({ max: CALLERS.length - 1 }),
});

/** Random async programs, in which what the rules look for is common. */
export const programs: fc.Arbitrary<Program> = plan.map(programOf);

function programOf({ helpers, passages, end, by }: Plan): Program {
  const counts = new Map<string, number>();
  const imports = new Map<string, Set<string>>();
  const fresh = (stem: string): string => {
    const count = (counts.get(stem) ?? 0) + 1;
    counts.set(stem, count);
    return `${stem}${count}`;
  };
  const maker = (row: readonly number[]): Maker => ({ choices: new Choices(row), fresh, imports });
  const known: Helper[] = [];
  const tops: string[] = [];
  for (const row of helpers) {
    for (const { helper, lines } of makeHelper(maker(row), known)) {
      known.push(helper);
      tops.push(...lines, '');
    }
  }
  let scope: Scope = {
    values: ['cell'],
    variables: [],
    lists: [['ids', 'id'], ['names', 'file'], ["['a', 'b', 'c']", 'id']],
    ids: ['ids[0]', 'ids[1]'],
    files: ['names[0]', 'names[1]'],
    helpers: known,
    inLoop: false,
    isAsync: true,
    depth: 2,
  };
  const body: string[] = [];
  for (const row of passages) {
    const { lines, values, variables = [] } = passage(maker(row), scope);
    body.push(...lines);
    scope = { ...scope, values: [...scope.values, ...values], variables: [...scope.variables, ...variables] };
  }
  const last = new Choices(end);
  const results = scope.values.filter(() => !last.chance(20));
  const given = last.chance(50) ? 'api, ids, names' : '_, ids, names';
  const lines = [
    ...importLines(imports, given.startsWith('_') || helpers.length > 0, given),
    'let cell = 0;',
    'const state = { last: null };',
    'const log = [];',
    'const memo = new Map();',
    'const table = {};',
    'let ready = null;',
    '',
    ...tops,
    `export async function main(${given}) {`,
    ...deeper([...body, `return [${results.join(', ')}];`]),
    '}',
  ].filter(line => !isUnusedCell(line, [...tops, ...body, results.join(' ')].join('\n')));
  return { text: `${lines.join('\n')}\n`, by: CALLERS[by] ?? 'once' };
}

function isUnusedCell(line: string, rest: string): boolean {
  const [, name] = /^(?:let|const) (cell|state|log|memo|table|ready) =/.exec(line) ?? [];
  return name !== undefined && !new RegExp(`\\b${name}\\b`).test(rest);
}

function importLines(imports: ReadonlyMap<string, ReadonlySet<string>>, usesApi: boolean, given: string): readonly string[] {
  const lines = [...imports].flatMap(([module, names]) => {
    const named = [...names].filter(name => !name.startsWith('* '));
    const whole = [...names].filter(name => name.startsWith('* ')).map(name => `import * as ${name.slice(2)} from '${module}';`);
    return [...whole, ...(named.length > 0 ? [`import { ${named.join(', ')} } from '${module}';`] : [])];
  });
  return [...lines, ...(usesApi || given.startsWith('_') ? ["import { api } from './api.js';"] : []), ''];
}
