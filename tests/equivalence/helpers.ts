import { passage, statements } from './statements.ts';
import { deeper, use, type Helper, type Maker, type Scope } from './scope.ts';
import { block, effectIn, idIn, plainStatement, readIn, testIn, valueIn } from './works.ts';

/** A function at the top of the program, and its text. */
export interface MadeHelper {
  readonly helper: Helper;
  readonly lines: readonly string[];
}

/** A function at the top of the program, which may call those before it. */
export function makeHelper(maker: Maker, earlier: readonly Helper[]): readonly MadeHelper[] {
  const { choices, fresh } = maker;
  const scope: Scope = { values: ['given'], variables: [], lists: [["['a', 'b']", 'id']], ids: ['given'], files: [], helpers: earlier, inLoop: false, isAsync: true, depth: 1 };
  const ofFile: Scope = { ...scope, lists: [["['one.txt', 'two.txt']", 'file']], ids: [], files: ['given'] };
  const made = (verb: string, takes: Helper['takes'], isAsync: boolean, body: readonly string[]): readonly MadeHelper[] => {
    const helper = { name: fresh(verb), takes, isAsync };
    const exported = choices.chance(15) ? 'export ' : '';
    const asArrow = exported === '' && choices.chance(25);
    const head = asArrow ? `const ${helper.name} = ${isAsync ? 'async ' : ''}given =>` : `${exported}${isAsync ? 'async ' : ''}function ${helper.name}(given)`;
    return [{ helper, lines: [...block(head, body, asArrow ? ';' : '')] }];
  };
  return choices.weighted<() => readonly MadeHelper[]>([
    [4, () => made('loadPage', 'id', true, choices.of([["const response = await fetch(`/pages/${given}`);", 'return response.json();'], ["return (await fetch(`/pages/${given}`)).json();"]]))],
    [3, () => {
      use(maker, 'node:fs/promises', 'readFile');
      return made('readText', 'file', true, choices.of([["return readFile(given, 'utf8');"], ["const text = await readFile(given, 'utf8');", 'return text.length;']]));
    }],
    [5, () => made(choices.of(['loadThing', 'getThing', 'thingOf']), 'id', true, [`const found = ${readIn(maker, scope)};`, `return ${choices.of(['found', 'String(found)', '[found]'])};`])],
    [5, () => {
      const lines = [...statements(maker, scope), ...(choices.chance(50) ? statements(maker, scope) : [])];
      return made(choices.of(['findAll', 'getAny', 'workOn', 'updateAll', 'ensureAll']), 'id', true, [...lines, `return ${valueIn(maker, scope)};`]);
    }],
    [2, () => made(choices.of(['getCached', 'remembered']), 'id', true, choices.of([
      ['if (memo.has(given)) return memo.get(given);', `const found = ${readIn(maker, scope)};`, 'memo.set(given, found);', 'return found;'],
      [`if (table[given] === undefined) table[given] = ${readIn(maker, scope)};`, 'return table[given];'],
    ]))],
    [1, () => made('connect', 'id', true, choices.of([['ready ??= api.getConnection(1);', 'return ready;'], ['if (ready === null) ready = await api.getConnection(1);', 'return ready;']]))],
    [2, () => made(choices.of(['describeIt', 'labelOf']), 'id', false, [...(choices.chance(40) ? [plainStatement(maker, { ...scope, helpers: [] })] : []), `return \`<\${${choices.of(['given', 'cell'])}}>\`;`])],
    [6, () => made(choices.of(['wrap', 'prepareIt', 'toList', 'noteIt']), 'id', true, choices.of([
      ['return [given];'],
      [plainStatement(maker, { ...scope, helpers: scope.helpers.filter(({ isAsync }) => !isAsync) }), `return ${valueIn(maker, scope)};`],
      [`if (${testIn(maker, scope)}) return null;`, plainStatement(maker, { ...scope, helpers: scope.helpers.filter(({ isAsync }) => !isAsync) }), 'return given;'],
      ['cell += 1;'],
    ]))],
    [2, () => made(choices.of(['ensureThing', 'checkThing']), 'id', true, [`const found = ${readIn(maker, scope)};`, `if (${testIn(maker, { ...scope, values: ['found'] })}) throw new Error('refused');`, 'return found;'])],
    [2, () => made(choices.of(['saveThing', 'storeIt', 'getSaved']), choices.of(['id', 'file']), true, [`${effectIn(maker, choices.chance(50) ? scope : ofFile)};`, 'return given;'])],
    // What is written or thrown is behind two or three functions.
    [earlier.length > 0 ? 5 : 0, () => {
      const inner = choices.of(earlier);
      const call = `${inner.isAsync ? 'await ' : ''}${inner.name}(given)`;
      return made(choices.of(['getDeep', 'loadDeep', 'readDeep', 'viaOther']), inner.takes, true, choices.of([
        [`return ${call};`],
        [`return ${inner.name}(given);`],
        ["return await { given };"],
        [`return await Promise.resolve(${inner.name}(given));`],
        [`const found = ${call};`, 'return [found];'],
        [`${call};`, `return ${readIn(maker, inner.takes === 'file' ? ofFile : scope)};`],
        [`const found = ${readIn(maker, inner.takes === 'file' ? ofFile : scope)};`, `${call};`, 'return found;'],
        block('try', [`return ${call};`]).concat(block('catch', ['return null;'])),
        block('try', [`return ${inner.name}(given);`]).concat(block('catch (error)', [choices.of(['return null;', 'log.push(error.message);', "throw new Error('wrapped');"])])),
        block('try', [`return ${inner.name}(given);`]).concat(block('finally', [choices.of(['cell += 1;', "log.push('done');", `${effectIn(maker, scope)};`])])),
      ]));
    }],
    // What it gives depends on what others assigned.
    [2, () => made(choices.of(['getCurrent', 'readState']), 'id', true, choices.of([
      ['return api.getUser(state.last?.id ?? given);'],
      [`const found = ${readIn(maker, scope)};`, 'return [found, cell, state.last];'],
      ['const at = cell;', `const found = ${readIn(maker, scope)};`, 'return [at, found];'],
    ]))],
    [2, () => made(choices.of(['countUp', 'getNext', 'nextOf']), 'id', true, choices.of([
      [`const found = ${readIn(maker, scope)};`, 'cell += 1;', 'return [found, cell];'],
      ['const before = cell;', `const found = ${readIn(maker, scope)};`, 'cell = before + 1;', 'return found;'],
    ]))],
    [3, () => {
      use(maker, 'node:fs', 'readFileSync');
      const sync: MadeHelper = { helper: { name: fresh('config'), takes: 'file', isAsync: false }, lines: [] };
      const { name } = sync.helper;
      const lines = [...block(`function ${name}(given)`, ["return readFileSync(given, 'utf8');"])];
      if (!choices.chance(60)) return [{ ...sync, lines }];
      use(maker, 'node:fs/promises', 'readFile');
      const twin = { name: `${name}Async`, takes: 'file', isAsync: true } as const;
      return [{ ...sync, lines }, { helper: twin, lines: [...block(`async function ${twin.name}(given)`, ["return readFile(given, 'utf8');"])] }];
    }],
    [1, () => {
      const { lines } = passage(maker, ofFile);
      return made('handleFile', 'file', true, [...lines, 'return given;']);
    }],
    [3, () => [keeper(maker)]],
    [2, () => {
      use(maker, './locks.js', 'mutex');
      return made(choices.of(['getLocked', 'oneAtATime']), 'id', true, ['const release = await mutex.acquire();', ...(choices.chance(40) ? [plainStatement(maker, scope)] : []), `const found = ${readIn(maker, scope)};`, 'release();', choices.of(['return found;', 'return [found, cell];', 'return String(found);', `return found?.id ?? ${idIn(maker, scope)};`])]);
    }],
    [2, () => classOf(maker, scope)],
  ])();
}

/** A function that keeps what it once got, in a cell of its own that is filled behind an await. */
function keeper({ choices, fresh }: Maker): MadeHelper {
  const kept = fresh('kept');
  const helper = { name: fresh(choices.of(['getKept', 'ofCache'])), takes: 'id', isAsync: true } as const;
  const read = choices.of(['api.getUser(given)', 'api.findOrder(given)', 'fetch(`/pages/${given}`).then(response => response.json())']);
  const [start, body] = choices.of<readonly [string, readonly string[]]>([
    [`const ${kept} = new Map();`, [`if (!${kept}.has(given)) ${kept}.set(given, await ${read});`, `return ${kept}.get(given);`]],
    [`const ${kept} = new Map();`, [`if (${kept}.has(given)) return ${kept}.get(given);`, `const found = await ${read};`, `${kept}.set(given, found);`, 'return found;']],
    [`const ${kept} = {};`, [`const hit = ${kept}[given];`, 'if (hit !== undefined) return hit;', `${kept}[given] = await ${read};`, `return ${kept}[given];`]],
    [`const ${kept} = {};`, [`return (${kept}[given] ??= await ${read});`]],
    [`let ${kept} = null;`, [`if (${kept} === null) {`, `  ${kept} = await api.connectUser('a');`, '}', `return ${kept};`]],
  ]);
  return { helper, lines: [start, ...block(`export async function ${helper.name}(given)`, body)] };
}

/** A class with state of its own, and one instance of it. */
function classOf(maker: Maker, scope: Scope): readonly MadeHelper[] {
  const { choices, fresh } = maker;
  const name = fresh('Store');
  const instance = fresh('store');
  const other = fresh('value');
  const lines = [
    `class ${name} {`,
    ...deeper(['count = 0;', ...block('async get(given)', choices.of([[`return ${readIn(maker, scope)};`], ['this.count += 1;', `return ${readIn(maker, scope)};`], [`const found = ${readIn(maker, scope)};`, 'this.last = found;', 'return this.#wrap(found);'],
      [`this.last = ${readIn(maker, scope)};`, `this.count = ${readIn(maker, scope)};`, 'return this.#wrap(this.last);'],
      [`this.last = ${readIn(maker, scope)};`, `const ${other} = ${readIn(maker, { ...scope, ids: ['given', 'this.last?.id'] })};`, `return [this.last, ${other}];`],
      ['const out = [];', ...block("for (const id of [given, 'b', 'c'])", choices.of([[`out.push(${readIn(maker, { ...scope, ids: ['id'] })});`], ['this.count += 1;', `out.push(await this.#more(id));`], ['out.push(await this.#more(id));']])), 'return out;'],
    ])),
    ...block('async #more(given)', choices.of([[`return ${readIn(maker, scope)};`], [`this.last = ${readIn(maker, scope)};`, 'return this.last;'], [`const found = ${readIn(maker, scope)};`, 'this.count += 1;', 'return [found, this.count];']])), ...block(`${choices.chance(50) ? 'async ' : ''}#wrap(found)`, ['return [found, this.count];'])]),
    '}',
    `const ${instance} = new ${name}();`,
  ];
  return [{ helper: { name: `${instance}.get`, takes: 'id', isAsync: true }, lines }];
}
