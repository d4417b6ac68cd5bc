import { expect, test } from 'vitest';

import { defaultIn, definitionsIn, importsIn, reexportsIn } from '../../../src/blocking/text-outline.ts';

const textOf = (text: string) => ({ path: '/a.js', text });

test.each([
  ['a declaration', 'before();\nfunction f() {\n  inside();\n}\nafter();', ['function f() {\n  inside();\n}']],
  ['one whose parameters take lines', 'function f(\n  a,\n  b,\n) {\n  inside();\n}\nafter();', ['function f(\n  a,\n  b,\n) {\n  inside();\n}']],
  ['an arrow', 'const f = x =>\n  inside(x);\nafter();', ['const f = x =>\n  inside(x);\n']],
  ['a function in a variable or on an object', 'exports.f = function () {\n  inside();\n};', ['exports.f = function () {\n  inside();\n};']],
  ['what another function makes', 'const f = memoize(() => {\n  inside();\n});', ['const f = memoize(() => {\n  inside();\n});']],
  ['a method, up to the next', 'class C {\n  static f(a) {\n    inside();\n  }\n  g() {}\n}', ['  static f(a) {\n    inside();\n  }']],
  ['a property', 'x = {\n  f: () => inside(),\n  g: 1,\n};', ['  f: () => inside(),\n']],
  ['each of several', 'class A {\n  f() {\n  }\n}\nclass B {\n  f() {\n  }\n}', ['  f() {\n  }', '  f() {\n  }']],
  ['a call is none', 'f();\nx.f(1);\nif (f(a)) {\n}', []],
  ['nor is a longer name', 'function ff() {}\nfunction f2() {}', []],
  ['nor what is required', "const f = require('./f');", []],
])('definitionsIn: %s', (_, code, expected) => {
  expect(definitionsIn(textOf(code), 'f').map(({ text }) => text)).toEqual(expected);
});

test.each([
  ['async function f() {}', true],
  ['const f = async () => {};', true],
  ['class C {\n  async f() {\n  }\n}', true],
  ['function f() {\n  return async () => {};\n}', false],
])('definitionsIn: %s is async: %s', (code, expected) => {
  expect(definitionsIn(textOf(code), 'f').map(({ isAsync }) => isAsync)).toEqual([expected]);
});

test.each([
  ['names, and their own names', "import { a, b as c, type d } from './m';", { a: './m a', c: './m b', d: './m d' }],
  ['the default, beside names', "import e, { a } from './m';", { a: './m a', e: './m default' }],
  ['a namespace', "import * as n from './m';", { n: './m *' }],
  ['what is required', "const r = require('./m');\nconst { a, b: c } = require('./n');", { r: './m default', a: './n a', c: './n b' }],
  ['what compilers put around it', "const m_1 = __importStar(require('./m'));", { m_1: './m default' }],
  ['nothing for effects alone', "import './m';", {}],
])('importsIn: %s', (_, code, expected) => {
  expect(Object.fromEntries([...importsIn(textOf(code))].map(([local, { specifier, name }]) => [local, `${specifier} ${name}`]))).toEqual(expected);
});

test.each([
  ['by its name', "export { a } from './m';", ['./m a']],
  ['by another name', "export { b as a } from './m';", ['./m b']],
  ['with all others', "export * from './m';\nexport * from './n';", ['./m a', './n a']],
  ['as compilers write it', "__exportStar(require('./m'), exports);", ['./m a']],
  ['not at all', "export { b } from './m';", []],
])('reexportsIn: %s', (_, code, expected) => {
  expect(reexportsIn(textOf(code), 'a').map(({ specifier, name }) => `${specifier} ${name}`)).toEqual(expected);
});

test.each([
  ['a function', 'export default function () {\n  inside();\n}\nafter();', { text: 'export default function () {\n  inside();\n}', isAsync: false }],
  ['an async one', 'module.exports = async () => {\n};', { text: 'module.exports = async () => {\n};', isAsync: true }],
  ['a name', 'module.exports = load;', 'load'],
  ['anything else', 'export default class {}', null],
])('defaultIn: %s', (_, code, expected) => {
  expect(defaultIn(textOf(code))).toEqual(expected);
});
