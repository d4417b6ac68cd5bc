import { parse, simpleTraverse, type TSESTree } from '@typescript-eslint/typescript-estree';

type Random = () => number;
type Range = readonly [start: number, end: number];

/**
 * Programs that are like this one, and wrong in some way: a statement is missing, stands twice, moved,
 * or hangs in a loop; an expression stands where another stood; `await` and `async` come and go.
 *
 * The same seed gives the same mutants. Not all of them parse.
 */
export function mutantsOf(code: string, count: number, seed: number, jsx = false): string[] {
  const random = mulberry32(seed);
  const places = placesOf(code, jsx);
  return Array.from({ length: count }, () => mutant(code, places, random));
}

interface Places {
  readonly statements: readonly (readonly Range[])[];
  readonly expressions: readonly Range[];
  readonly calls: readonly Range[];
  readonly keywords: readonly Range[];
}

function placesOf(code: string, jsx: boolean): Places {
  const statements: Range[][] = [];
  const expressions: Range[] = [];
  const calls: Range[] = [];
  simpleTraverse(parse(code, { range: true, jsx }), {
    enter(node: TSESTree.Node) {
      const list = 'body' in node && Array.isArray(node.body) ? node.body : node.type === 'SwitchCase' ? node.consequent : [];
      if (list.length > 0) statements.push(list.map(({ range }) => range));
      if (/Expression$|Literal$|^Identifier$/.test(node.type) && node.parent?.type !== 'Property') expressions.push(node.range);
      if (node.type === 'CallExpression' || node.type === 'Identifier') calls.push(node.range);
    },
  }, true);
  const keywords = [...code.matchAll(/\b(?:async|await)\b ?/g)].map(({ index, 0: { length } }): Range => [index, index + length]);
  return { statements, expressions, calls, keywords };
}

function mutant(code: string, { statements, expressions, calls, keywords }: Places, random: Random): string {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const text = (range: Range | undefined): string => (range === undefined ? '' : code.slice(...range));
  const replaced = (range: Range | undefined, by: string): string =>
    range === undefined ? code : code.slice(0, range[0]) + by + code.slice(range[1]);
  const list = pick(statements) ?? [];
  const one = pick(list);
  const other = pick(pick(statements) ?? []);
  const expression = pick(expressions);
  const call = pick(calls);
  const changes: readonly (() => string)[] = [
    () => replaced(one, ''),
    () => replaced(one, `${text(one)}\n${text(one)}`),
    () => replaced(one, text(other)),
    () => replaced(one, `${text(other)}\n${text(one)}`),
    () => replaced(one, `for (const item of list) { ${text(one)} }`),
    () => replaced(one, `try { ${text(one)} } catch { ${text(other)} }`),
    () => replaced(one, `if (ready) ${text(one)}`),
    () => replaced(one, `async () => { ${text(one)} };`),
    () => replaced(expression, `(${text(pick(expressions))})`),
    () => replaced(expression, `await (${text(expression)})`),
    () => replaced(expression, `async () => (${text(expression)})`),
    () => replaced(call, `(await ${text(call)})`),
    () => replaced(pick(keywords), ''),
    () => replaced(pick(keywords), 'async '),
  ];
  return pick(changes)?.() ?? code;
}

function mulberry32(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}
