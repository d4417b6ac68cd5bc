import { describe, expect, test } from 'vitest';

import { frameworkEntry, isServerAction } from '../../../src/contracts/framework-entry.ts';
import { markedFunction } from './marked-function.ts';

describe('an export that a framework may call', () => {
  test.each([
    ['a plain name', 'total', '/*^*/async function f(items) {}', null],
    ['a name that frameworks look up', 'getServerSideProps', '/*^*/async function f(a) {}', 'getServerSideProps'],
    ['a life-cycle name', 'setup', '/*^*/async function f() {}', 'setup'],
    ['a hook', 'onCreatePage', '/*^*/async function f(a) {}', 'onCreatePage'],
    ['a name that only begins alike', 'online', '/*^*/async function f(a) {}', null],
    ['all of a module', 'default', '/*^*/async function f(items) {}', 'default'],
    ['a request', 'list', '/*^*/async function f(req, res) {}', 'req'],
    ['a part of what is handed in', 'list', '/*^*/async function f({ request }) {}', 'request'],
    ['an application with a default', 'routes', '/*^*/async function f(app = create()) {}', 'app'],
    ['a second parameter says nothing', 'list', '/*^*/async function f(items, req) {}', null],
    ['a handler that calls back', 'list', '/*^*/async function f(req, res, next) { next(); }', null],
    ['a handler that hands on the promise of what is next', 'list', '/*^*/async function f(req, res, next) { return next(); }', 'req'],
  ])('%s: %s of %s → %s', (_, as, code, expected) => {
    const { file, fn } = markedFunction(code);
    expect(frameworkEntry(file, fn, as)).toBe(expected);
  });

  test('a file for one platform, whose twin for another may have to wait', () => {
    const { file, fn } = markedFunction('/*^*/async function f(size) {}', '/project/index.browser.js');
    expect(frameworkEntry(file, fn, 'nanoid')).toBe('nanoid');
  });
});

test.each([
  ['the file says so', "'use server'; export /*^*/async function f() {}", true],
  ['the function says so', "export /*^*/async function f() { 'use server'; }", true],
  ['another directive', "'use strict'; export /*^*/async function f() {}", false],
  ['an arrow with a value', 'export const f = /*^*/async () => 1;', false],
])('a server action: %s', (_, code, expected) => {
  const { file, fn } = markedFunction(code);
  expect(isServerAction(file, fn)).toBe(expected);
});
