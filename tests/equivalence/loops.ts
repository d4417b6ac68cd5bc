import type { Choices } from './choices.ts';
import { withValues, type Helper, type Maker, type Scope } from './scope.ts';
import { block, effectIn, plainStatement, readIn, testIn, valueIn } from './works.ts';

type Statements = (maker: Maker, scope: Scope) => readonly string[];

/** What the loop is about: the head, the element in it, and what stands at the start of the body. */
interface Head {
  readonly head: string;
  readonly element: string;
  readonly of: Helper['takes'];
  readonly first: readonly string[];
  /** The key under which a result may be kept. */
  readonly index: string | null;
  /** What must be done before the body ends, so that the loop does. */
  readonly last: readonly string[];
  readonly before: readonly string[];
}

function headOf({ choices, fresh }: Maker, scope: Scope): Head {
  const [list, of] = choices.of(scope.lists);
  const element = fresh(of === 'file' ? 'name' : 'id');
  const none = { first: [], last: [], before: [], index: null };
  return choices.weighted<() => Head>([
    [8, () => ({ ...none, head: `for (const ${element} of ${list})`, element, of })],
    [2, () => {
      const index = fresh('i');
      return { ...none, head: `for (let ${index} = 0; ${index} < ${list}.length; ${index}++)`, element, of, index, first: [`const ${element} = ${list}[${index}];`] };
    }],
    [1, () => {
      const index = fresh('i');
      return { ...none, head: `for (let ${index} = 0; ${index} < ${list}.length; ${index}++)`, element: `${list}[${index}]`, of, index };
    }],
    [1, () => {
      const index = fresh('i');
      return { ...none, head: `for (const [${index}, ${element}] of ${list}.entries())`, element, of, index };
    }],
    [1, () => ({ ...none, head: `for (const ${element} in { a: 1, b: 2, c: 3 })`, element, of: 'id' as const })],
    [1, () => ({ ...none, head: `for (const ${element} of new Set(${list}))`, element, of })],
    [1, () => ({ ...none, head: `for (const [${element}] of new Map(${list}.map(each => [each, 1])))`, element, of })],
    [1, () => {
      const index = fresh('i');
      return { ...none, head: choices.of([`for (let ${index} = ${list}.length - 1; ${index} >= 0; ${index}--)`, `for (let ${index} = 0; ${index} < ${list}.length; ${index} += 2)`, `for (let ${index} = 1; ${index} < Math.min(3, ${list}.length); ++${index})`]), element, of, index, first: [`const ${element} = ${list}[${index}];`] };
    }],
    [1, () => {
      const each = fresh('each');
      return { ...none, before: [...block(`function* ${each}()`, ["yield 'a';", choices.of(['cell += 1;', 'log.push(cell);', '']), "yield 'b';", choices.of(["yield 'c';", "if (cell > 1) throw new Error('refused');"])])], head: `for (const ${element} of ${each}())`, element, of: 'id' as const };
    }],
    [1, () => {
      const queue = fresh('queue');
      return { ...none, before: [`const ${queue} = [...${list}];`], head: `for (const ${element} of ${queue})`, element, of, first: choices.of([[`if (${queue}.length < 6) ${queue}.push(${element});`], [], [`if (${queue}.length > 3) ${queue}.pop();`]]) };
    }],
    [1, () => {
      const row = fresh('row');
      return { ...none, before: [], head: `for (const { id: ${element}, ...${row} } of await api.listUsers())`, element, of: 'id' as const };
    }],
    [1, () => {
      const count = fresh('count');
      const step = `${count} += 1;`;
      return { ...none, before: [`let ${count} = 0;`], head: `while (${count} < ${list}.length)`, element, of, first: [`const ${element} = ${list}[${count}];`, step] };
    }],
  ])();
}

/** Where a statement can be put into the lines: not inside of another, nor between the parts of one. */
function betweenStatements(lines: readonly string[]): readonly number[] {
  return [...lines.keys(), lines.length].filter(at => !/^(?:\s|\}|catch\b|else\b|finally\b)/.test(lines[at] ?? ''));
}

/** A loop with awaits in it, and what it collects. Gives the names that hold something afterwards. */
export function loop(maker: Maker, scope: Scope, statements: Statements): { readonly lines: readonly string[]; readonly values: readonly string[] } {
  const { choices, fresh } = maker;
  const { head, element, of, first, index, before } = headOf(maker, scope);
  const inner: Scope = {
    ...withValues(scope, element),
    ids: of === 'id' ? [element, element, element, ...scope.ids] : scope.ids,
    files: of === 'file' ? [element, element, element, ...scope.files] : scope.files,
    inLoop: true,
    depth: scope.depth - 1,
  };
  const body: string[] = [...first];
  if (choices.chance(15)) body.push(choices.of([`if (${testIn(maker, inner)}) continue;`, `if (${testIn(maker, inner)}) break;`, `if (${testIn(maker, inner)}) continue;`, plainStatement(maker, inner)]));
  const out = fresh('out');
  const shape = choices.weighted<Shape>([[6, 'push'], [3, 'bound'], [2, 'condition'], [2, 'keyed'], [4, 'effect'], [2, 'count'], [1, 'caught'], [1, 'row'], [2, 'anything'], [1, 'map'], [1, 'two']]);
  const made = bodyOf(maker, inner, shape, out, index, element, statements);
  body.push(...made.lines);
  const declared = declarationOf(choices, shape, out);
  const around = choices.chance(10) && declared.length > 0 ? lookedAt(maker, out) : null;
  // A `continue` before the count has grown would never end.
  const earliest = head.startsWith('while') ? first.length : 0;
  if (around !== null) body.splice(choices.of(betweenStatements(body).filter(at => at >= earliest)), 0, around.inside);
  if (choices.chance(12)) body.push(plainStatement(maker, withValues(inner, ...made.values)));
  if (choices.chance(6)) body.unshift(plainStatement(maker, inner));
  const gap = declared.length > 0 && choices.chance(15) ? [plainStatement(maker, scope)] : [];
  const whole = block(head, body);
  const tried = choices.chance(10) ? [...block('try', whole), ...block('catch (error)', [choices.of(['log.push(error.message);', 'throw error;', 'cell += 1;', "throw new Error('wrapped');", `log.push(${declared.length > 0 ? out : 'cell'});`])])] : whole;
  return { lines: [...before, ...declared, ...gap, ...(around?.before ?? []), ...tried], values: declared.length > 0 ? [out] : [] };
}

/** Code in the loop that knows what was collected so far, by its name, another name or a function. */
function lookedAt({ choices, fresh }: Maker, out: string): { readonly before: readonly string[]; readonly inside: string } {
  const name = fresh('other');
  return choices.of([
    { before: [], inside: `log.push(String(${out}.length ?? ${out}));` },
    { before: [], inside: `if (String(${out}).length > 40) continue;` },
    { before: [`const ${name} = ${out};`], inside: `log.push(String(${name}));` },
    { before: [`const ${name} = () => String(${out});`], inside: `log.push(${name}());` },
    { before: [`const ${name} = () => { cell += 1; return ${out}.length; };`], inside: `${name}();` },
    { before: [`state.last = ${out};`], inside: 'log.push(String(state.last));' },
    { before: [`const ${name} = [${out}];`], inside: `log.push(String(${name}[0]));` },
  ]);
}

type Shape = 'anything' | 'bound' | 'caught' | 'condition' | 'count' | 'effect' | 'keyed' | 'map' | 'push' | 'row' | 'two';

function declarationOf(choices: Choices, shape: Shape, out: string): readonly string[] {
  switch (shape) {
    case 'push':
    case 'bound':
    case 'condition':
    case 'caught':
    case 'two':
      return [choices.chance(15) ? `const ${out} = ['first'];` : `const ${out} = [];`];
    case 'keyed':
      return [`const ${out} = {};`];
    case 'map':
      return [`const ${out} = new Map();`];
    case 'count':
      return [`let ${out} = ${choices.of(['0', "''"])};`];
    case 'row':
    case 'effect':
    case 'anything':
      return [];
  }
}

function bodyOf(maker: Maker, scope: Scope, shape: Shape, out: string, index: string | null, element: string, statements: Statements): { readonly lines: readonly string[]; readonly values: readonly string[] } {
  const { choices, fresh } = maker;
  const read = (): string => readIn(maker, scope);
  const found = fresh('found');
  const inside = withValues(scope, found);
  const bind = `const ${found} = ${read()};`;
  switch (shape) {
    case 'push':
      return { lines: [`${out}.push(${choices.of([read(), `{ id: ${element}, found: ${read()} }`, read(), `String(${read()})`])});`], values: [] };
    case 'bound':
      return { lines: [bind, `${out}.push(${choices.of([found, `${found}?.size`, `[${element}, ${found}]`, `${found}, ${element}`])});`], values: [found] };
    case 'condition': {
      const lines = choices.of([
        [bind, `if (${testIn(maker, inside)}) ${out}.push(${found});`],
        [bind, ...block(`if (${testIn(maker, inside)})`, [`${out}.push(${found});`], ` else ${out}.push(null);`)],
        [`if (${testIn(maker, scope)}) ${out}.push(${read()});`],
        [bind, `if (!${found}) continue;`, `${out}.push(${valueIn(maker, inside)});`],
        [bind, `if (${testIn(maker, inside)}) throw new Error('refused');`, `${out}.push(${found});`],
      ]);
      return { lines, values: [] };
    }
    case 'two': {
      const other = fresh('other');
      return { lines: [bind, `const ${other} = ${readIn(maker, inside)};`, `${out}.push(${choices.of([`[${found}, ${other}]`, `${found}, ${other}`, other])});`], values: [found, other] };
    }
    case 'keyed':
      return { lines: choices.of([[`${out}[${index ?? element}] = ${read()};`], [bind, `${out}[${element}] = ${found};`]]), values: [] };
    case 'map':
      return { lines: choices.of([[`${out}.set(${element}, ${read()});`], [bind, `${out}.set(${element}, ${found});`]]), values: [] };
    case 'count':
      return { lines: choices.of([[`${out} += String(${read()}).length;`], [bind, `if (${testIn(maker, inside)}) ${out} += 1;`], [bind, `${out} += ${found}?.size ?? 0;`]]), values: [] };
    case 'effect':
      return { lines: choices.of([[`${effectIn(maker, scope)};`], [bind, `${effectIn(maker, inside)};`], block(`if (${testIn(maker, scope)})`, [`${effectIn(maker, scope)};`])]), values: [] };
    case 'caught': {
      const kept = choices.of([`${out}.push(error.message);`, 'log.push(error.message);', 'continue;', `${out}.push(null);`, 'cell += 1;']);
      return { lines: [...block('try', choices.of([[`${out}.push(${read()});`], [bind, `${out}.push(${found});`]])), ...block('catch (error)', [kept])], values: [] };
    }
    case 'row': {
      const row = fresh('row');
      return { lines: [`const ${row} = { id: ${element} };`, `${row}.details = ${read()};`, `log.push(${row}.details);`], values: [] };
    }
    case 'anything':
      return { lines: [...statements(maker, scope), ...statements(maker, scope)], values: [] };
  }
}
