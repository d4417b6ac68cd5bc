import { parseForESLint } from '@typescript-eslint/parser';
import type { TSESLint } from '@typescript-eslint/utils';
import { expect, test } from 'vitest';

import { rules } from '../rules/index.ts';

type Context = Readonly<TSESLint.RuleContext<never, never>>;

/** Which nodes do the rules want to see of this file, and do they look at its tree before that? */
function asked(text: string): { readonly listeners: readonly string[]; readonly walks: boolean } {
  const { ast, scopeManager, visitorKeys } = parseForESLint(text, { range: true, loc: true });
  let walks = false;
  const watched = new Proxy(visitorKeys, {
    get(keys, type) {
      walks = true;
      return Reflect.get(keys, type) as unknown;
    },
  });
  const sourceCode = { ast, text, scopeManager, visitorKeys: watched };
  const context = { sourceCode, settings: {}, options: [], filename: '/file.js', physicalFilename: '/file.js', cwd: '/' } as unknown as Context;
  const listeners = Object.values(rules).flatMap(rule => Object.keys(rule.create(context as never)));
  return { listeners, walks };
}

test('a file without anything asynchronous costs a look at its text and no more', () => {
  expect(asked("import { readFileSync } from 'node:fs';\nexport const load = paths => paths.map(path => readFileSync(path));\nfor (const x of load([])) console.log(x);")).toEqual({
    listeners: [],
    walks: false,
  });
});

test('a file that only hands on promises is not looked at for awaits', () => {
  const { listeners, walks } = asked('export const wait = ms => new Promise(resolve => setTimeout(resolve, ms));');
  expect(listeners.filter(name => /For|Block|Function/.test(name))).toEqual([]);
  expect(walks).toBe(false);
});

test('a file that waits is looked at', () => {
  expect(asked('for (const id of ids) await load(id);').listeners).toContain('ForOfStatement');
});
