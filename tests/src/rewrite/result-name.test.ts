import { describe, expect, it } from 'vitest';

import { resultNames } from '../../../src/rewrite/result-name.ts';
import { nodeOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

describe('what could the value of this await be called?', () => {
  it.each<[why: string, code: string, names: readonly string[]]>([
    ['after the variable, which keeps its name', 'const user = await f();', ['userResult', 'f', 'value', 'result']],
    ['after the variable that holds a part', 'const x = (await api.read(k)).settings;', ['xResult', 'value', 'result']],
    ['after the variable, whatever type it is said to be of', 'const user = (await f()) satisfies T;', ['userResult', 'f', 'value', 'result']],
    ['after the property', '({ rows: await f() });', ['rows', 'f', 'value', 'result']],
    ['after the field', 'this.user = await f();', ['user', 'f', 'value', 'result']],
    ['after what is asked for', 'use(1, await getUserById(1));', ['userById', 'value', 'result']],
    ['fetch gives a response', 'use(1, await fetch(u));', ['response', 'value', 'result']],
    ['a verb alone gives no name', 'use(1, await f.list());', ['value', 'result']],
    ['nothing to go by', 'use(1, await (a || b));', ['value', 'result']],
  ])('%s: %s', (_why, code, names) => {
    expect(resultNames(nodeOf(sourceFile(code), 'AwaitExpression'))).toEqual(names);
  });
});
