import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { descendants } from '../flow/descendants.ts';
import { unwrap } from '../names/unwrap.ts';
import { laterWrites, variableOf } from '../names/variables.ts';
import { wordsOf } from '../names/words.ts';
import type { FunctionNode, SourceFile } from '../source-file.ts';
import { namesOfCallee } from './call-words.ts';
import type { CheckedThenWritten } from './checked-then-written.ts';
import { isDeclaredIn } from './roots.ts';

/** Words of work that makes something which stays, or that takes long: two of them are one too many. */
const MAKES = new Set([
  'authenticate', 'authorize', 'boot', 'bootstrap', 'browser', 'build', 'compile', 'connect', 'connection', 'create', 'download', 'generate', 'initialize', 'install', 'launch', 'listen', 'login', 'open', 'provision', 'refresh',
  'register', 'session', 'setup', 'spawn', 'start', 'subscribe', 'token',
]);

/**
 * What says that it does harm to fill this cell twice: a call that makes something, or a key that callers
 * choose, so that the cell is a cache which many of them ask?
 *
 * A single value that is only read twice is the same both times, and costs little. `null` for that.
 */
export function harmTwice(file: SourceFile, fn: FunctionNode, { cell, value, waits, write }: CheckedThenWritten): TSESTree.Node | null {
  for (const wait of waits) {
    const call = wait.type === AST_NODE_TYPES.AwaitExpression ? unwrap(wait.argument) : null;
    const name = call?.type === AST_NODE_TYPES.CallExpression ? namesOfCallee(call.callee).name : null;
    if (name !== null && wordsOf(name).some(word => MAKES.has(word))) return wait;
  }
  if (cell.key === null || value.type === AST_NODE_TYPES.Literal) return null;
  const key = write.type === AST_NODE_TYPES.CallExpression ? write.arguments[0] : write.left.type === AST_NODE_TYPES.MemberExpression ? write.left.property : undefined;
  return key !== undefined && speaksOfParameter(file, fn, key) ? key : null;
}

/** Is the node made of what the function was given? */
function speaksOfParameter(file: SourceFile, fn: FunctionNode, start: TSESTree.Node, steps = 3): boolean {
  for (const node of descendants(file, start, 'stop')) {
    const variable = node.type === AST_NODE_TYPES.Identifier ? variableOf(file, node) : null;
    if (variable === null || !isDeclaredIn(variable, fn)) continue;
    const [definition] = variable.defs;
    if (definition?.type === 'Parameter' && definition.node === fn) return true;
    const init = definition?.node.type === AST_NODE_TYPES.VariableDeclarator && laterWrites(variable).length === 0 ? definition.node.init : null;
    if (init !== null && steps > 0 && speaksOfParameter(file, fn, init, steps - 1)) return true;
  }
  return false;
}
