import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { descendants } from '../flow/descendants.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { documentedName } from '../names/documented-name.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import type { SourceFile } from '../source-file.ts';
import { no, unknown, yes, type Verdict } from '../verdict.ts';
import { callWords, isOutput, isPrompt } from './call-words.ts';
import { functionFacts } from './function-facts.ts';
import { MUTATORS, PURE_METHODS } from './mutators.ts';
import { holdsFreshValue, rootOf } from './roots.ts';

/**
 * Does evaluating the node leave everything outside it as it was, without waiting or leaving the
 * code around it?
 *
 * "Unknown" is a call that nothing is known of and whose name speaks of no change. Functions that
 * are only made, not called, are quiet; those handed to a call are looked into.
 *
 * @param awaitsToo whether the awaits below the node are looked through, as if they were not there
 */
export function isQuiet(file: SourceFile, node: TSESTree.Node, awaitsToo = false): Verdict<TSESTree.Node> {
  let doubt: TSESTree.Node | null = null;
  for (const inner of descendants(file, node, 'enter')) {
    const verdict = quietNode(file, inner, node, awaitsToo);
    if (verdict === false) return no(inner);
    if (verdict === null) doubt ??= inner;
  }
  return doubt === null ? yes(node) : unknown(doubt);
}

/** `null` for "cannot tell". */
function quietNode(file: SourceFile, node: TSESTree.Node, scope: TSESTree.Node, awaitsToo: boolean): boolean | null {
  switch (node.type) {
    case AST_NODE_TYPES.AssignmentExpression:
      return isOwnWrite(file, node.left, scope);
    case AST_NODE_TYPES.UpdateExpression:
      return isOwnWrite(file, node.argument, scope);
    case AST_NODE_TYPES.UnaryExpression:
      return node.operator !== 'delete';
    case AST_NODE_TYPES.AwaitExpression:
      return awaitsToo;
    case AST_NODE_TYPES.YieldExpression:
    case AST_NODE_TYPES.ThrowStatement:
    case AST_NODE_TYPES.ImportExpression:
      return false;
    case AST_NODE_TYPES.CallExpression:
      return quietCall(file, node, scope);
    case AST_NODE_TYPES.NewExpression: {
      const name = documentedName(file, node.callee);
      return name?.module === 'global' ? true : null;
    }
    case AST_NODE_TYPES.TaggedTemplateExpression:
      return null;
    default:
      return true;
  }
}

function isOwnWrite(file: SourceFile, target: TSESTree.Node, scope: TSESTree.Node): boolean {
  const root = rootOf(file, target);
  return root.variable !== null && root.variable.identifiers.some(identifier => scope.range[0] <= identifier.range[0] && identifier.range[1] <= scope.range[1]);
}

/** https://tc39.es/ecma262/ and https://nodejs.org/api/: namespaces whose functions only compute. */
const PURE_NAMESPACES = /^(?:Array|BigInt|Boolean|Date|JSON|Math|Number|Object|Reflect|RegExp|String|Symbol|URL|structuredClone|parseInt|parseFloat|isNaN|encodeURI|decodeURI|encodeURIComponent|decodeURIComponent|process\.cwd|performance\.now|Buffer|Promise\.(?:all|allSettled|any|race|resolve))\b/;

function quietCall(file: SourceFile, node: TSESTree.CallExpression, scope: TSESTree.Node): boolean | null {
  const callee = unwrap(node.callee);
  const method = callee.type === AST_NODE_TYPES.MemberExpression ? propertyName(callee) : null;
  if (method !== null && callee.type === AST_NODE_TYPES.MemberExpression && MUTATORS.has(method)) {
    const root = rootOf(file, callee.object);
    if (root.kind === 'value') return true;
    return root.variable !== null && holdsFreshValue(file, root.variable, scope);
  }
  const documented = documentedName(file, node.callee);
  if (documented !== null) {
    if (documented.module === 'global' && PURE_NAMESPACES.test(documented.name)) return documented.name !== 'Object.assign' && documented.name !== 'Object.defineProperty';
    if (/^(?:path|path\/posix|path\/win32|url|util|querystring)$/.test(documented.module)) return true;
  }
  if (method !== null && PURE_METHODS.has(method)) return true;
  if (isPrompt(node) || isOutput(file, node)) return false;
  const target = calleeFunction(file, node.callee);
  if (target !== null) {
    const { facts, cutOff } = functionFacts(target);
    if (facts.some(({ kind, parameter }) => kind === 'asks' || kind === 'prints' || kind === 'changes' || (kind === 'writes' && parameter === null))) return false;
    return cutOff || facts.some(({ kind }) => kind === 'writes' || kind === 'remembers') ? null : true;
  }
  const { role } = callWords(file, node);
  return role === 'ordered' || role === 'send' || role === 'timer' || role === 'guard' ? false : null;
}
