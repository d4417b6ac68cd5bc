import { expect, test } from 'vitest';

import { exitsOf, isInLoop, isLoop, jumpTarget } from '../../../src/flow/exits.ts';
import { descendants } from '../../../src/flow/descendants.ts';
import { textOf } from '../../../src/source-file.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

test.each([
  ['nothing leaves', '/*^*/for (const a of b) { c(a); }', []],
  ['return and throw leave', 'function f() { /*^*/for (const a of b) { if (a) return a; throw a; } }', ['return a;', 'throw a;']],
  ['a function inside returns to the loop', '/*^*/for (const a of b) { c(() => { return 1; }); }', []],
  ['break and continue of the loop itself', '/*^*/for (const a of b) { if (a) break; continue; }', ['break;', 'continue;']],
  ['those of a loop inside stay inside', '/*^*/for (const a of b) { while (a) { if (c) break; continue; } }', []],
  ['a break of a switch inside stays inside', '/*^*/for (const a of b) { switch (a) { case 1: break; } }', []],
  ['a continue in a switch inside is of the loop', '/*^*/for (const a of b) { switch (a) { case 1: continue; } }', ['continue;']],
  ['a labelled jump to a loop around', 'o: for (;;) { /*^*/for (const a of b) { if (a) continue o; break o; } }', ['continue o;', 'break o;']],
  ['a labelled jump to a block inside stays inside', '/*^*/for (const a of b) { l: { break l; } }', []],
  ['a throw that is caught inside counts', '/*^*/for (const a of b) { try { throw a; } catch {} }', ['throw a;']],
])('exitsOf: %s', (_, code, expected) => {
  const file = sourceFile(code);
  const start = [...descendants(file, file.ast, 'enter')].find(node => node.range[0] === markedNode(file).range[0] && isLoop(node));
  if (start === undefined) throw new Error('The marker stands before a loop.');
  expect([...exitsOf(file, start)].map(node => textOf(file, node))).toEqual(expected);
});

test.each([
  ['the nearest loop', 'for (;;) while (a) { /*^*/break; }', 'WhileStatement'],
  ['a switch, for break', 'for (;;) switch (a) { default: /*^*/break; }', 'SwitchStatement'],
  ['the loop around a switch, for continue', 'do { switch (a) { default: /*^*/continue; } } while (b)', 'DoWhileStatement'],
  ['what the label names', 'l: for (const k in o) for (;;) { /*^*/continue l; }', 'ForInStatement'],
  ['a labelled block', 'l: { for (;;) { /*^*/break l; } }', 'BlockStatement'],
])('jumpTarget: %s', (_, code, expected) => {
  const node = markedNode(sourceFile(code));
  if (node.type !== 'BreakStatement' && node.type !== 'ContinueStatement') throw new Error('The marker stands before a jump.');
  expect(jumpTarget(node)?.type).toBe(expected);
});

test.each([
  ['in a loop', 'for (const a of b) { /*^*/f(a); }', true],
  ['in a function in a loop', 'for (const a of b) { c(() => { /*^*/f(a); }); }', false],
  ['in a loop in a function', 'c(() => { while (a) { if (b) { /*^*/f(a); } } });', true],
  ['behind a loop', 'for (const a of b) {} /*^*/f(a);', false],
])('isInLoop: %s', (_, code, expected) => {
  expect(isInLoop(markedNode(sourceFile(code)))).toBe(expected);
});
