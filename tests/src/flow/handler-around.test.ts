import { expect, test } from 'vitest';

import { handlersAround } from '../../../src/flow/handler-around.ts';
import { lineOf } from '../../../src/source-file.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

test.each([
  ['a catch', 'try { /*^*/a(); } catch { b(); }', ['catch']],
  ['a finally', 'try { /*^*/a(); } finally { b(); }', ['finally']],
  ['both', 'try { /*^*/a(); } catch { b(); } finally { c(); }', ['catch', 'finally']],
  ['a catch that throws the error again', 'try { /*^*/a(); } catch (error) { throw error; }', []],
  ['a catch that throws another', 'try { /*^*/a(); } catch (error) { throw b; }', ['catch']],
  ['a catch that does something first', 'try { /*^*/a(); } catch (error) { b(); throw error; }', ['catch']],
  ['inside the catch', 'try { a(); } catch { /*^*/b(); }', []],
  ['inside the catch, before the finally', 'try { a(); } catch { /*^*/b(); } finally { c(); }', ['finally']],
  ['inside the finally', 'try { a(); } catch { b(); } finally { /*^*/c(); }', []],
  ['two around each other, the nearest first', 'try { try { /*^*/a(); } finally { b(); } } catch { c(); }', ['finally', 'catch']],
  ['inside the catch of an inner one', 'try { try { a(); } catch { /*^*/b(); } } catch { c(); }', ['catch']],
  ['a function between', 'try { x(() => { /*^*/a(); }); } catch { b(); }', []],
  ['the body of an arrow between', 'try { x(() => /*^*/a()); } catch { b(); }', []],
  ['something to dispose of', '{ using a = b(); /*^*/c(); }', ['using']],
  ['something to dispose of and to wait for', '{ await using a = b(); if (c) { /*^*/d(); } }', ['using']],
  ['something that is made later', '{ /*^*/c(); using a = b(); }', []],
  ['something in another block', '{ { using a = b(); } /*^*/c(); }', []],
  ['something in a case', 'switch (a) { case 1: using b = c(); case 2: /*^*/d(); }', ['using']],
  ['one thing after the other', 'for (using a of b) { /*^*/c(); }', ['using']],
  ['nothing', 'if (a) { /*^*/b(); }', []],
])('%s: %s → %j', (_, code, expected) => {
  const file = sourceFile(code);
  expect([...handlersAround(markedNode(file))].map(({ kind }) => kind)).toEqual(expected);
});

test('each handler stands where it is written', () => {
  const file = sourceFile('try {\n  try {\n    /*^*/a();\n  } finally {\n    b();\n  }\n} catch {\n  c();\n}');
  expect([...handlersAround(markedNode(file))].map(({ node }) => lineOf(file, node))).toEqual([4, 7]);
});
