import { deeper, use, type Maker, type Scope } from './scope.ts';

const NOUNS = ['User', 'Order', 'Page'] as const;

/** An id or a file that is in scope, or one that is written out. */
export function idIn(maker: Maker, scope: Scope): string {
  const { choices } = maker;
  if (scope.ids.length > 0 && choices.chance(80)) return choices.chance(40) ? (scope.ids[0] ?? "'a'") : choices.of(scope.ids);
  return choices.of(["'a'", "'b'", "'c'"]);
}

export function fileIn(maker: Maker, scope: Scope): string {
  const { choices } = maker;
  if (scope.files.length > 0 && choices.chance(80)) return choices.chance(40) ? (scope.files[0] ?? "'one.txt'") : choices.of(scope.files);
  return choices.of(["'one.txt'", "'two.txt'"]);
}

/** Something that can be printed or kept. */
export function valueIn({ choices }: Maker, scope: Scope): string {
  return scope.values.length > 0 && !choices.chance(20) ? choices.of(scope.values) : choices.of(['1', "'x'", 'cell', 'state.last']);
}

/** Something that is true or false, whatever the values are. */
export function testIn(maker: Maker, scope: Scope): string {
  const { choices } = maker;
  const value = valueIn(maker, scope);
  return choices.of([`String(${value}).length > 3`, `String(${value}?.ok) !== 'false'`, 'cell > 1', `${value} !== state.last`, `${value}?.size > 1`]);
}

/** An expression of which something is awaited and that gives a value. */
export function readIn(maker: Maker, scope: Scope): string {
  const { choices } = maker;
  const helpers = scope.helpers.filter(({ isAsync }) => isAsync);
  const id = (): string => idIn(maker, scope);
  const noun = (): string => choices.of(NOUNS);
  return choices.weighted<() => string>([
    [6, () => `await api.${choices.of(['get', 'find', 'fetch', 'count'])}${noun()}(${id()})`],
    [helpers.length > 0 ? 9 : 0, () => {
      const helper = choices.of(helpers);
      return `await ${helper.name}(${helper.takes === 'file' ? fileIn(maker, scope) : id()})`;
    }],
    [2, () => `await fetch(\`/pages/\${${id()}}\`).then(response => response.json())`],
    [2, () => `await (await fetch(\`/pages/\${${id()}}\`)).json()`],
    [2, () => {
      use(maker, 'node:fs/promises', 'readFile');
      return `await readFile(${fileIn(maker, scope)}, 'utf8')`;
    }],
    [1, () => {
      use(maker, 'node:fs/promises', 'stat');
      return `(await stat(${fileIn(maker, scope)})).size`;
    }],
    [2, () => {
      const name = choices.of(['convert', 'describe', 'measure']);
      use(maker, './steps.js', name);
      return `await ${name}(${id()})`;
    }],
    [1, () => `await api.${choices.of(['load', 'query', 'resolve'])}${noun()}(${id()})`],
    [1, () => `(await api.get${noun()}(${id()})).${choices.of(['size', 'text', 'ok'])}`],
    [1, () => `await api.list${noun()}s()`],
    [2, () => `await api.${choices.of(['save', 'update', 'ensure', 'check'])}${noun()}(${id()}, ${valueIn(maker, scope)})`],
    [1, () => `await api.send${choices.of(['Mail', 'Order'])}(${id()})`],
    [1, () => {
      use(maker, 'node:fs/promises', 'appendFile');
      return `await appendFile(${fileIn(maker, scope)}, String(${valueIn(maker, scope)}))`;
    }],
    [1, () => `await api.get${noun()}(${id()}).catch(() => null)`],
    [1, () => `(${testIn(maker, scope)} ? await api.get${noun()}(${id()}) : null)`],
    [1, () => `await Promise.all([api.get${noun()}(${id()}), api.find${noun()}(${id()})])`],
    [1, () => `await api.get${noun()}(${choices.of([`String(cell) + ${id()}`, `state.last?.id ?? ${id()}`, `(cell += 1, ${id()})`, `table[${id()}] ?? ${id()}`, `(await api.find${noun()}(${id()})).id`])})`],
    [1, () => `await api.find${noun()}s([${id()}, await api.count${noun()}(${id()})])`],
    [1, () => {
      const sync = scope.helpers.filter(({ isAsync }) => !isAsync);
      return sync.length === 0 ? `await api.get${noun()}(${id()})` : `await api.get${noun()}(${choices.of(sync).name}(${id()}))`;
    }],
    [1, () => `(${valueIn(maker, scope)} ?? await api.get${noun()}(${id()}))`],
  ])();
}

/** A call that is awaited for what it does. */
export function effectIn(maker: Maker, scope: Scope): string {
  const { choices } = maker;
  const helpers = scope.helpers.filter(({ isAsync }) => isAsync);
  const id = (): string => idIn(maker, scope);
  const noun = (): string => choices.of(NOUNS);
  const write = (name: 'appendFile' | 'writeFile'): string => {
    use(maker, 'node:fs/promises', name);
    return `await ${name}(${fileIn(maker, scope)}, String(${valueIn(maker, scope)}))`;
  };
  return choices.weighted<() => string>([
    [4, () => write('writeFile')],
    [1, () => write('appendFile')],
    [3, () => `await api.${choices.of(['save', 'update', 'create'])}${noun()}(${id()}, ${valueIn(maker, scope)})`],
    [3, () => `await api.${choices.of(['send', 'notify'])}${choices.of(['Mail', 'Email', 'Webhook'])}(${id()})`],
    [2, () => `await api.${choices.of(['ensure', 'check'])}${noun()}(${id()})`],
    [helpers.length > 0 ? 4 : 0, () => {
      const helper = choices.of(helpers);
      return `await ${helper.name}(${helper.takes === 'file' ? fileIn(maker, scope) : id()})`;
    }],
    [1, () => {
      use(maker, 'node:timers/promises', 'setTimeout as sleep');
      return 'await sleep(3)';
    }],
    [1, () => `await fetch(\`/pages/\${${id()}}\`, { method: 'POST' })`],
  ])();
}

/** A statement that waits for nothing. */
export function plainStatement(maker: Maker, scope: Scope): string {
  const { choices } = maker;
  const value = (): string => valueIn(maker, scope);
  const helpers = scope.helpers.filter(({ isAsync }) => !isAsync);
  return choices.weighted<() => string>([
    [3, () => choices.of(['cell += 1;', 'cell = 0;', 'cell += 1;'])],
    [2, () => `state.last = ${value()};`],
    [2, () => `log.push(${value()});`],
    [1, () => `console.log(${value()});`],
    [1, () => `table[${idIn(maker, scope)}] = ${value()};`],
    [1, () => `memo.set(${idIn(maker, scope)}, ${value()});`],
    [helpers.length > 0 ? 2 : 0, () => {
      const helper = choices.of(helpers);
      return `${helper.name}(${helper.takes === 'file' ? fileIn(maker, scope) : idIn(maker, scope)});`;
    }],
    [1, () => `setTimeout(() => { log.push('later'); }, ${choices.of([1, 7, 30])});`],
    [scope.variables.length > 0 ? 2 : 0, () => `${choices.of(scope.variables)} = ${value()};`],
    [1, () => `if (${testIn(maker, scope)}) throw new Error('refused');`],
  ])();
}

/** The statements in braces behind a head. */
export function block(head: string, lines: readonly string[], tail = ''): readonly string[] {
  return [`${head} {`, ...deeper(lines), `}${tail}`];
}
