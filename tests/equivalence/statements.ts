import { loop } from './loops.ts';
import { deeper, use, withValues, type Maker, type Scope } from './scope.ts';
import { block, effectIn, fileIn, idIn, plainStatement, readIn, testIn, valueIn } from './works.ts';

/** Some lines, and the names that they leave behind for those that follow. */
export interface Passage {
  readonly lines: readonly string[];
  readonly values: readonly string[];
  readonly variables?: readonly string[];
}

/** A few statements that leave no name behind. */
export function statements(maker: Maker, scope: Scope): readonly string[] {
  const { lines } = passage(maker, scope);
  return lines;
}

/** One statement, or a few that belong together. */
export function passage(maker: Maker, scope: Scope): Passage {
  const { choices } = maker;
  const nested = scope.depth > 0 ? 1 : 0;
  return choices.weighted<() => Passage>([
    [6, () => run(maker, scope)],
    [10 * nested, () => loop(maker, scope, statements)],
    [3, () => only(plainStatement(maker, scope))],
    [3, () => only(`${effectIn(maker, scope)};`)],
    [2, () => literal(maker, scope)],
    [2 * nested, () => branch(maker, scope)],
    [2 * nested, () => attempt(maker, scope)],
    [3, () => fanOut(maker, scope)],
    [3, () => callback(maker, scope)],
    [3, () => blocking(maker, scope)],
    [2, () => closure(maker, scope)],
    [2, () => observed(maker, scope)],
    [nested, () => leave(maker, scope)],
    [2, () => unused(maker, scope)],
    [2, () => locked(maker, scope)],
  ])();
}

const only = (...lines: readonly string[]): Passage => ({ lines, values: [] });

/** Awaits in a row, with or without something between them. */
function run(maker: Maker, scope: Scope): Passage {
  const { choices, fresh } = maker;
  const lines: string[] = [];
  const values: string[] = [];
  const variables: string[] = [];
  const count = 2 + choices.below(3);
  for (let index = 0; index < count; index += 1) {
    const inside = choices.chance(20) ? withValues({ ...scope, ids: [...scope.ids, ...values.map(value => `String(${value})`)] }, ...values) : scope;
    const name = fresh('value');
    const read = readIn(maker, inside);
    lines.push(
      ...choices.weighted<() => readonly string[]>([
        [8, () => [`const ${name} = ${read};`]],
        [1, () => [`const { size: ${name} = 7 } = Object(${read});`]],
        [1, () => {
          variables.push(name);
          return [`let ${name};`, `${name} = ${read};`];
        }],
        [1, () => {
          variables.push(name);
          return [`let ${name} = ${read};`];
        }],
        [1, () => {
          const other = fresh('value');
          values.push(other);
          return [`const ${name} = ${read}, ${other} = ${readIn(maker, inside)};`];
        }],
        [1, () => [`const ${name} = String(${read}) + String(${readIn(maker, inside)});`]],
        [1, () => [`const ${name} = [${testIn(maker, inside)}, ${read}];`]],
        [1, () => [`state.last = ${read};`, `const ${name} = state.last;`]],
        [1, () => [`state.last = ${read};`, `const ${name} = ${readIn(maker, { ...inside, ids: [...inside.ids, 'state.last?.id'] })};`]],
        [1, () => [`const ${name} = { id: ${idIn(maker, scope)} };`, `${name}.found = ${read};`, `${name}.more = ${readIn(maker, { ...inside, ids: [...inside.ids, `${name}.found?.id`] })};`]],
        [1, () => [`cell = ${read};`, `const ${name} = cell;`]],
        [1, () => [`const { id: ${name} = ${valueIn(maker, inside)}, ...${name}Rest } = Object(${read});`]],
        [1, () => [`const ${name} = ${read}; // a remark`]],
        [1, () => ['// what comes next', `const ${name} = ${read};`, '']],
        [1, () => [`const ${name} = await Promise.resolve(${valueIn(maker, inside)});`]],
        [1, () => [`const ${name} = await Promise.resolve(${choices.of([`api.getUser(${idIn(maker, inside)})`, `cell > 1 ? api.getPage(${idIn(maker, inside)}) : null`])});`]],
        [1, () => [`const ${name} = await ${choices.of([`String(${valueIn(maker, inside)})`, `[${valueIn(maker, inside)}].length`, `(cell + 1)`, `Object.keys(table)`])};`]],
        [1, () => [`const ${name} = await ${read};`]],
      ])(),
    );
    values.push(name);
    if (choices.chance(12)) lines.push(plainStatement(maker, withValues(scope, ...values)));
    if (choices.chance(5)) lines.push(`${effectIn(maker, scope)};`);
    if (choices.chance(6)) {
      const made = fresh('made');
      lines.push(`const ${made} = String(${valueIn(maker, withValues(scope, ...values))}) + 'm';`);
      values.push(made);
    }
  }
  return { lines, values, variables };
}

/** Several awaits in one value. */
function literal(maker: Maker, scope: Scope): Passage {
  const { choices, fresh } = maker;
  const name = fresh('both');
  const one = (): string => readIn(maker, scope);
  const text = choices.of([
    () => `{ first: ${one()}, second: ${one()} }`,
    () => `[${one()}, ${one()}]`,
    () => `[${one()}, ${one()}, ${valueIn(maker, scope)}]`,
    () => `Object.assign({}, { a: ${one()} }, { b: ${one()} })`,
    () => `\`\${${one()}} and \${${one()}}\``,
    () => `{ first: ${one()}, cell, second: ${one()} }`,
  ])();
  return { lines: [`const ${name} = ${text};`], values: [name] };
}

function branch(maker: Maker, scope: Scope): Passage {
  const { choices } = maker;
  const inner = { ...scope, depth: scope.depth - 1 };
  const lines = block(`if (${testIn(maker, scope)})`, statements(maker, inner));
  return only(...lines, ...(choices.chance(40) ? block('else', statements(maker, inner)) : []));
}

function attempt(maker: Maker, scope: Scope): Passage {
  const { choices, fresh } = maker;
  const inner = { ...scope, depth: scope.depth - 1 };
  const tried = [...statements(maker, inner), ...(choices.chance(30) ? statements(maker, inner) : [])];
  const caught = choices.of([['log.push(error.message);'], ['cell += 1;'], ['throw error;'], [`state.last = 'failed';`], ["throw new Error('wrapped');"]]);
  const last = choices.chance(30) ? block('finally', [choices.of(['cell += 1;', "log.push('finally');", `${effectIn(maker, scope)};`])]) : [];
  if (choices.chance(30)) {
    const kept = fresh('kept');
    return { lines: [`let ${kept} = null;`, ...block('try', [...tried, `${kept} = ${readIn(maker, scope)};`]), ...block('catch (error)', caught), ...last], values: [kept], variables: [kept] };
  }
  return only(...block('try', tried), ...(last.length > 0 && choices.chance(30) ? [] : block('catch (error)', caught)), ...last);
}

/** Many promises at once. */
function fanOut(maker: Maker, scope: Scope): Passage {
  const { choices, fresh } = maker;
  const name = fresh('all');
  const fromOutside = choices.chance(60);
  if (fromOutside) use(maker, 'node:fs/promises', 'readdir');
  const [list, of] = fromOutside ? (["await readdir('.')", 'file'] as const) : choices.of(scope.lists);
  const element = fresh(of === 'file' ? 'name' : 'id');
  const found = fresh('found');
  const before: string[] = [];
  const collection = fromOutside ? choices.of([fresh('names'), `(${list})`]) : list;
  if (fromOutside && !collection.startsWith('(')) before.push(`const ${collection} = ${list};`);
  const inner: Scope = { ...withValues(scope, element), ids: of === 'id' ? [element, element, ...scope.ids] : scope.ids, files: of === 'file' ? [element, element, element, ...scope.files] : scope.files, inLoop: false };
  const read = readIn(maker, inner);
  const call = read.startsWith('await ') && !read.includes('await', 6) && !read.includes(';') ? `${element} => ${read.slice(6)}` : `async ${element} => ${read}`;
  const body = choices.weighted<() => readonly string[]>([
    [5, () => [`${collection}.map(${call})`]],
    [3, () => [`${collection}.map(async ${element} => {`, ...deeper([`const ${found} = ${readIn(maker, inner)};`, ...(choices.chance(30) ? [plainStatement(maker, withValues(inner, found))] : []), `return ${valueIn(maker, withValues(inner, found, found))};`]), '})']],
    [2, () => [`${collection}.map(async ${element} => {`, ...deeper([`${effectIn(maker, inner)};`, `return ${element};`]), '})']],
  ])();
  const combinator = choices.of(['all', 'all', 'allSettled']);
  const [head = '', ...rest] = body;
  const tail = rest.length > 0 ? [...rest.slice(0, -1), `${rest.at(-1) ?? ''});`] : [];
  const keeps = choices.chance(75);
  const start = `${keeps ? `const ${name} = ` : ''}await Promise.${combinator}(${head}${rest.length > 0 ? '' : ');'}`;
  return { lines: [...before, start, ...tail], values: keeps ? [name] : [] };
}

/** An async callback of something that does not wait for it. */
function callback(maker: Maker, scope: Scope): Passage {
  const { choices, fresh } = maker;
  const [list, of] = choices.of(scope.lists);
  const element = fresh(of === 'file' ? 'name' : 'id');
  const name = fresh('given');
  const found = fresh('found');
  const inner: Scope = { ...withValues(scope, element), ids: of === 'id' ? [element, element, ...scope.ids] : scope.ids, files: of === 'file' ? [element, element, element, ...scope.files] : scope.files, inLoop: false };
  const inside = withValues(inner, found);
  const skips = choices.chance(20) ? [`if (${testIn(maker, inner)}) return;`] : [];
  const body = (...lines: readonly string[]) => [`async ${element} => {`, ...deeper(lines), '}'];
  const called = (before: string, lines: readonly string[], after: string): readonly string[] => [`${before}${lines[0] ?? ''}`, ...lines.slice(1, -1), `${lines.at(-1) ?? ''}${after}`];
  const effects = () => choices.of([[`${effectIn(maker, inner)};`], [`const ${found} = ${readIn(maker, inner)};`, `${effectIn(maker, inside)};`], [`${readIn(maker, inner)};`]]);
  const combinator = choices.of(['all', 'all', 'allSettled']);
  return choices.weighted<() => Passage>([
    [4, () => only(...called(`${list}.forEach(`, body(...skips, ...effects()), ');'))],
    [1, () => only(`${list}.forEach(async ${element} => ${effectIn(maker, inner)});`)],
    [1, () => only(...called(`${list}.map(`, body(...skips, ...effects()), ');'))],
    [2, () => ({ lines: [`const ${name} = [];`, ...called(`${list}.forEach(`, body(`const ${found} = ${readIn(maker, inner)};`, `${name}.push(${valueIn(maker, inside)});`), ');')], values: [name] })],
    [4, () => ({ lines: [`const ${name} = [${choices.of(['', '', "'first'"])}];`, ...(choices.chance(20) ? [plainStatement(maker, withValues(scope, name))] : []), ...called(`await Promise.${combinator}(${list}.map(`, body(...skips, `const ${found} = ${readIn(maker, inner)};`, `${name}.push(${found});`), '));')], values: [`${name}[0]`, name] })],
    [1, () => ({ lines: [`const ${name} = [];`, `await Promise.all(${list}.map(async ${element} => ${name}.push(${readIn(maker, inner)})));`], values: [`${name}[0]`] })],
    [2, () => ({ lines: [`const ${name} = ${list}.${choices.of(['filter', 'find', 'some', 'every', 'findIndex'])}(async ${element} => ${readIn(maker, inner)});`], values: [name] })],
    [1, () => ({ lines: [`const ${name} = await ${list}.reduce(async (sum, ${element}) => sum + String(${readIn(maker, inner)}), '');`], values: [name] })],
    [1, () => ({ lines: [`const ${name} = ${list}.map(async ${element} => ${readIn(maker, inner)}).${choices.of(["join(',')", 'flat().length', 'filter(Boolean).length'])};`], values: [name] })],
    [1, () => ({ lines: [`const ${name} = await Promise.all(${list}.map(async ${element} => ${readIn(maker, inner)}).filter(Boolean));`], values: [name] })],
    [1, () => ({ lines: [`const ${name} = await Promise.all(${list}.flatMap(async ${element} => [${element}, ${readIn(maker, inner)}]));`], values: [name] })],
  ])();
}

/** A call that holds the thread. */
function blocking(maker: Maker, scope: Scope): Passage {
  const { choices, fresh } = maker;
  const name = fresh('text');
  const from = (api: string): string => {
    if (choices.chance(40)) {
      use(maker, 'node:fs', '* fs');
      return `fs.${api}`;
    }
    use(maker, 'node:fs', api);
    return api;
  };
  const file = fileIn(maker, scope);
  return choices.of<() => Passage>([
    () => ({ lines: [`const ${name} = ${from('readFileSync')}(${file}, 'utf8');`], values: [name] }),
    () => ({ lines: [`const ${name} = ${from('readFileSync')}(${file}, 'utf8').length;`], values: [name] }),
    () => only(`${from('writeFileSync')}(${file}, String(${valueIn(maker, scope)}));`),
    () => ({ lines: [`const ${name} = { size: ${from('statSync')}(${file}).size, at: cell };`], values: [name] }),
    () => ({ lines: [`const ${name} = ${from('readdirSync')}('.').filter(each => each.length > 7);`], values: [name] }),
    () => only(...block(`if (${from('readFileSync')}(${file}, 'utf8').length > ${valueIn(maker, scope)}?.size)`, [plainStatement(maker, scope)])),
    () => only(...block('try', [`${from('unlinkSync')}(${file});`]), ...block('catch (error)', [choices.of(['log.push(error.message);', 'cell += 1;'])])),
    () => ({ lines: [`const ${name} = cell + ${from('readFileSync')}(${file}, 'utf8');`], values: [name] }),
  ])();
}

/** A function of the passage's own. */
function closure(maker: Maker, scope: Scope): Passage {
  const { choices, fresh } = maker;
  const name = fresh('inner');
  const given = fresh('given');
  const result = fresh('result');
  const inner = withValues({ ...scope, ids: [given, ...scope.ids] }, given);
  const isAsync = choices.chance(60);
  const body = isAsync
    ? [...(choices.chance(50) ? [plainStatement(maker, inner)] : []), `return ${choices.chance(60) ? readIn(maker, inner) : valueIn(maker, inner)};`]
    : [...(choices.chance(50) ? [plainStatement(maker, inner)] : []), `return ${valueIn(maker, inner)};`];
  const lines = [`const ${name} = ${isAsync ? 'async ' : ''}${given} => {`, ...deeper(body), '};'];
  const call = `${isAsync ? 'await ' : ''}${name}(${idIn(maker, scope)})`;
  const twice = choices.chance(40) ? fresh('result') : null;
  return { lines: [...lines, `const ${result} = ${call};`, ...(twice === null ? [] : [`const ${twice} = ${isAsync ? 'await ' : ''}${name}(${idIn(maker, scope)});`])], values: twice === null ? [result] : [result, twice] };
}

/** A call of an async helper by someone who can tell. */
function observed(maker: Maker, scope: Scope): Passage {
  const { choices, fresh } = maker;
  const helpers = scope.helpers.filter(({ isAsync }) => isAsync);
  if (helpers.length === 0) return run(maker, scope);
  const helper = choices.of(helpers);
  const name = fresh('seen');
  const call = `${helper.name}(${helper.takes === 'file' ? fileIn(maker, scope) : idIn(maker, scope)})`;
  const [list] = scope.lists.find(([, of]) => of === helper.takes) ?? ["['a', 'b']"];
  return choices.weighted<() => Passage>([
    [4, () => ({ lines: [`const ${name} = await ${call};`], values: [name] })],
    [1, () => ({ lines: [`const ${name} = await ${call}.then(value => [value]);`], values: [name] })],
    [1, () => ({ lines: [`const ${name} = ${call} instanceof Promise;`], values: [name] })],
    [1, () => ({ lines: [`const ${name} = await Promise.all(${list}.map(each => ${helper.name}(each)));`], values: [name] })],
    [1, () => ({ lines: [`const ${name} = await Promise.all(${list}.map(${helper.name}));`], values: [name] })],
    [1, () => {
      const promise = fresh('promise');
      return { lines: [`const ${promise} = ${call};`, plainStatement(maker, scope), `const ${name} = await ${promise};`], values: [name] };
    }],
    [2, () => {
      const [one, other, second] = [fresh('promise'), fresh('promise'), fresh('seen')];
      return { lines: [`const ${one} = ${call};`, `const ${other} = api.${choices.of(['getUser', 'saveOrder', 'sendMail'])}(${idIn(maker, scope)});`, `const ${name} = await ${one};`, `const ${second} = await ${other};`], values: [name, second] };
    }],
    [1, () => {
      const [pending, one] = [fresh('pending'), fresh('one')];
      return { lines: [`const ${pending} = ${list}.map(each => ${helper.name}(each));`, `const ${name} = [];`, choices.of([`for (const ${one} of ${pending}) ${name}.push(await ${one});`, `for await (const ${one} of ${pending}) ${name}.push(${one});`])], values: [name] };
    }],
    [1, () => ({ lines: [`let ${name} = null;`, ...block('try', [`${name} = await ${call};`]), ...block('catch (error)', [`${name} = error.message;`])], values: [name] })],
    [1, () => only(`await Promise.all([api.getUser(${idIn(maker, scope)}), ${list}.map(each => ${helper.name}(each))]);`)],
    [1, () => ({ lines: [`const ${name} = await Promise.all([await ${call}, ${choices.of(['', 'await '])}api.getUser(${idIn(maker, scope)})]);`], values: [name] })],
    [1, () => only(`${call}.catch(error => { log.push(error.message); });`)],
    [2, () => only(`${call};`)],
    [1, () => only(...block('try', [`${call};`]), ...block('catch (error)', ['log.push(error.message);']))],
  ])();
}

/** Work between the taking of something and its release. */
function locked(maker: Maker, scope: Scope): Passage {
  const { choices, fresh } = maker;
  const inner = { ...scope, depth: Math.max(scope.depth - 1, 0) };
  const { lines, values } = passage(maker, inner);
  const early = (release: string): readonly string[] => (choices.chance(15) ? block(`if (${testIn(maker, scope)})`, [...(choices.chance(50) ? [release] : []), 'return null;']) : []);
  const seen = choices.chance(30) ? values : [];
  if (choices.chance(50)) {
    use(maker, './locks.js', 'mutex');
    const release = fresh('release');
    return { lines: [`const ${release} = await mutex.acquire();`, ...early(`${release}();`), ...lines, `${release}();`], values: seen };
  }
  use(maker, './locks.js', 'pool');
  const client = fresh('client');
  const rows = fresh('rows');
  return { lines: [`const ${client} = await pool.connect();`, ...early(`${client}.release();`), `const { rows: ${rows} } = await ${client}.query(${valueIn(maker, scope)});`, ...(choices.chance(50) ? [] : lines), `${client}.release();`], values: choices.chance(30) ? [rows] : [] };
}

/** A way out. */
function leave(maker: Maker, scope: Scope): Passage {
  const value = valueIn(maker, scope);
  return only(`if (${testIn(maker, scope)}) return ${maker.choices.of([value, readIn(maker, scope)])};`);
}

/** Statements of the language that mean nothing to the rules but must survive them. */
function unused(maker: Maker, scope: Scope): Passage {
  const { choices, fresh } = maker;
  const name = fresh('count');
  return choices.of<() => Passage>([
    () => only('// a remark'),
    () => {
      const found = fresh('found');
      const inner: Scope = { ...scope, ids: ['left', 'right'], values: [...scope.values, 'left', 'right'] };
      return { lines: [`const ${name} = [];`, ...block("outer: for (const left of ['a', 'b'])", block("for (const right of ['c', 'd'])", [`const ${found} = ${readIn(maker, inner)};`, choices.of([`if (${testIn(maker, withValues(inner, found))}) continue outer;`, `if (${testIn(maker, withValues(inner, found))}) break outer;`, `if (${testIn(maker, withValues(inner, found))}) continue;`]), `${name}.push(${found});`]))], values: [name] };
    },
    () => {
      const row = fresh('row');
      return { lines: [`const ${name} = await api.listOrders();`, ...block(`for (const ${row} of ${name})`, choices.of([[`${row}.details = ${readIn(maker, { ...scope, ids: [`${row}.id`] })};`], [`${row}.details = ${readIn(maker, { ...scope, ids: [`${row}.id`] })};`, `${row}.more = ${readIn(maker, { ...scope, ids: [`${row}.details?.id`] })};`], [`if (${row}.ok) ${row}.details = ${readIn(maker, { ...scope, ids: [`${row}.id`] })};`, `else cell += 1;`]]))], values: [name] };
    },
    () => {
      use(maker, 'p-limit', 'default as pLimit');
      const limit = fresh('limit');
      const [list] = scope.lists[0] ?? ["['a', 'b']"];
      return { lines: [`const ${limit} = pLimit(2);`, `const ${name} = await Promise.all(${list}.map(id => ${limit}(() => api.getUser(id))));`], values: [name] };
    },
    () => only(`let ${name} = 0;`, ...block(`do`, [`${name} += 1;`, `${effectIn(maker, scope)};`], ` while (${name} < 2);`)),
    () => only(...block(`switch (cell)`, ['case 1:', ...deeper(statements(maker, { ...scope, depth: 0 })), '  break;', 'default:', '  cell += 2;'])),
  ])();
}
