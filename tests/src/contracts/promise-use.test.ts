import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { expect, test } from 'vitest';

import { promiseUse } from '../../../src/contracts/promise-use.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

test.each([
  ['awaited', 'await /*^*/f();', 'awaited'],
  ['awaited through an assertion', 'await (/*^*/f() as T)!;', 'awaited'],
  ['awaited through a chain', 'await /*^*/f?.();', 'awaited'],
  ['one of two that are awaited', 'await (a ? /*^*/f() : g());', 'settled'],
  ['awaited when needed', 'await (a ?? /*^*/f());', 'settled'],
  ['the result of a sequence', 'await (a, /*^*/f());', 'settled'],
  ['dropped in a sequence', 'await (/*^*/f(), a);', 'dropped'],
  ['a statement', '/*^*/f();', 'dropped'],
  ['void', 'void /*^*/f();', 'dropped'],
  ['a condition', 'if (!/*^*/f()) a;', 'value'],
  ['returned by an async function', 'async () => { return /*^*/f(); };', 'settled'],
  ['the body of an async arrow', 'async () => /*^*/f();', 'settled'],
  ['returned by another function', 'const g = () => /*^*/f();', 'returned'],
  ['yielded', 'function* g() { yield /*^*/f(); }', 'value'],
  ['returned by a generator', 'async function* g() { return /*^*/f(); }', 'value'],
  ['a default', 'const g = (a = /*^*/f()) => a;', 'value'],
  ['then', '/*^*/f().then(a);', 'chained'],
  ['catch', '/*^*/f().catch(a);', 'chained'],
  ['finally', '/*^*/f().finally(a);', 'chained'],
  ['another member', '/*^*/f().a;', 'value'],
  ['kept', 'const a = /*^*/f();', 'value'],
  ['an argument', 'a(/*^*/f());', 'value'],
  ['listed', 'await Promise.all([/*^*/f(), g()]);', 'value'],
  ['one of many', 'async () => { await Promise.all(xs.map(x => /*^*/f(x))); };', 'combined'],
  ['one of many at module level', 'await Promise.all(xs.map(x => { return /*^*/f(x); }));', 'combined'],
  ['one of many that a plain function starts', '() => Promise.all(xs.map(x => /*^*/f(x)));', 'returned'],
  ['one of many without a wait', 'xs.map(x => /*^*/f(x));', 'returned'],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const node = markedNode(file, AST_NODE_TYPES.CallExpression);
  // The call of `f` itself, not the one around it that starts at the same place.
  let call = node as TSESTree.CallExpression;
  while (call.callee.type === AST_NODE_TYPES.MemberExpression && call.callee.object.type === AST_NODE_TYPES.CallExpression) call = call.callee.object;
  expect(promiseUse(file, call).kind).toBe(expected);
});
