import { expect, test } from 'vitest';

import { nodesOver } from '../../../src/flow/nodes-over.ts';
import { textOf } from '../../../src/source-file.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

const code = "import { load } from './load.js';\nconst one = first(load);\nconst other = second(reload, $load);\n";

function over(text: string, words: RegExp | string): readonly string[] {
  const file = sourceFile(text);
  return [...nodesOver(file, file.ast, words)].map(node => `${node.type} ${textOf(file, node)}`).slice(1);
}

test('what contains a name comes before what is contained, and the rest of the tree is left out', () => {
  expect(over(code, 'first')).toEqual(['VariableDeclaration const one = first(load);', 'VariableDeclarator one = first(load)', 'CallExpression first(load)', 'Identifier first']);
});

test('a name is found as a whole word, so that neither reload nor $load is load', () => {
  expect(over(code, 'load').filter(text => text.startsWith('VariableDeclaration'))).toEqual(['VariableDeclaration const one = first(load);']);
});

test('a pattern leads to all that it matches', () => {
  expect(over(code, /\b(?:first|second)\b/g).filter(text => text.startsWith('Identifier'))).toEqual(['Identifier first', 'Identifier second']);
});

test('a word that stands nowhere leads nowhere, not even to the start', () => {
  const file = sourceFile(code);
  expect([...nodesOver(file, file.ast, 'third')]).toEqual([]);
});

test('only what stands below the start is looked at', () => {
  const file = sourceFile('load();\n/*^*/function f() { return load; }');
  expect([...nodesOver(file, markedNode(file), 'load')].map(({ type }) => type)).toEqual(['FunctionDeclaration', 'BlockStatement', 'ReturnStatement', 'Identifier']);
});

test('a nested function is yielded and not entered where the walk stops at functions, and what a field starts with is left out', () => {
  const file = sourceFile('/*^*/function f() { load; g(() => load); class C { a = load; static b = load; } }');
  const found = [...nodesOver(file, markedNode(file), 'load', 'stop')].map(node => `${node.type} ${textOf(file, node)}`);
  expect(found).toContain('ArrowFunctionExpression () => load');
  expect(found).toContain('PropertyDefinition static b = load;');
  expect(found.filter(text => text === 'Identifier load')).toHaveLength(2);
});
