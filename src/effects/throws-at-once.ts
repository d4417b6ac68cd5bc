import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { descendants } from '../flow/descendants.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { documentedName, type DocumentedName } from '../names/documented-name.ts';
import type { FunctionNode, Located, SourceFile } from '../source-file.ts';

/** Constructors of the language and the web that take what they are given. */
const PLAIN_CONSTRUCTORS = new Set(['AbortController', 'Array', 'Date', 'Error', 'FormData', 'Headers', 'Map', 'Object', 'Promise', 'Set', 'WeakMap', 'WeakSet']);

const THROWING = new Set(['JSON.parse', 'decodeURI', 'decodeURIComponent', 'encodeURIComponent', 'structuredClone', 'BigInt', 'Reflect.construct']);

/**
 * What in this expression can throw before the expression gives its promise, as far as the code in
 * sight shows? `null` when nothing is seen to.
 *
 * A `new` of a class that may check its arguments, a parser of the language, calls that hold the
 * thread until a file or a process answers, and functions of this project that throw and are not async
 * count. A function that can't be seen does not.
 */
export function throwsAtOnce(file: SourceFile, node: TSESTree.Node): TSESTree.Node | null {
  return throwing({ file, node }, 3)?.node ?? null;
}

function throwing({ file, node: start }: Located, depth: number): Located | null {
  for (const node of descendants(file, start, 'stop')) {
    switch (node.type) {
      case AST_NODE_TYPES.NewExpression: {
        const name = documentedName(file, node.callee);
        if (name?.module !== 'global' || !PLAIN_CONSTRUCTORS.has(name.name)) return { file, node };
        break;
      }
      case AST_NODE_TYPES.ThrowStatement:
        if (node !== start && !isCaught(node, start)) return { file, node };
        break;
      case AST_NODE_TYPES.CallExpression: {
        const name = documentedName(file, node.callee);
        if (name !== null && mayThrow(name) && !isCaught(node, start)) return { file, node };
        const callee = depth === 0 ? null : calleeFunction(file, node.callee);
        if (callee !== null && throwsWhenCalled(callee, depth) && !isCaught(node, start)) return { file, node };
        break;
      }
      default:
        break;
    }
  }
  return null;
}

/** Modules whose functions named `…Sync` throw what their promises would reject with. */
const SYNCHRONOUS = new Set(['child_process', 'fs', 'fs-extra', 'graceful-fs', 'zlib']);

function mayThrow({ module, name }: DocumentedName): boolean {
  return module === 'global' ? THROWING.has(name) : SYNCHRONOUS.has(module) && name.endsWith('Sync') && !name.endsWith('existsSync');
}

function throwsWhenCalled({ file, node }: Located<FunctionNode>, depth: number): boolean {
  if (node.async || node.generator || node.body === null) return false;
  return throwing({ file, node: node.body }, depth - 1) !== null;
}

function isCaught(node: TSESTree.Node, end: TSESTree.Node): boolean {
  for (let current = node; current !== end && current.parent; current = current.parent) {
    if (current.parent.type === AST_NODE_TYPES.TryStatement && current.parent.block === current && current.parent.handler !== null) return true;
  }
  return false;
}
