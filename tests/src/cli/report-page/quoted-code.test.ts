import { expect, test } from 'vitest';

import { messageParts, quotedCode } from '../../../../src/cli/report-page/quoted-code.ts';

test.each([
  ['code between quotes', "Await 'read()' instead.", ['read()']],
  ['several, in their order', "'b()' starts only after 'a()' is done.", ['b()', 'a()']],
  ['code that holds quotes itself', "'get('/a', 'b')' waits.", ["get('/a', 'b')"]],
  ['code in brackets', "none needs another ('load' only reads).", ['load']],
  ['code that is cut short', "'load(this.config.app...' is done.", ['load(this.config.app...']],
  ['a quote inside a string of the code', `'say("it's")' waits.`, [`say("it's")`]],
  ['no code between apostrophes', "a caller's 'await' does not, the callers' neither", ['await']],
  ['no code where a quote stays open', "It's 'open( and so on", []],
  ['nothing between quotes', "'' is empty", []],
])('%s', (_, message, code) => {
  expect(quotedCode(message)).toEqual(code);
});

test('words and code together are the message, without the quotes around the code', () => {
  expect(messageParts("Await 'a' or 'b'.")).toEqual([
    { text: 'Await ', isCode: false },
    { text: 'a', isCode: true },
    { text: ' or ', isCode: false },
    { text: 'b', isCode: true },
    { text: '.', isCode: false },
  ]);
});
