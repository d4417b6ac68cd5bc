import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { contains, descendants } from '../flow/descendants.ts';
import { propertyName } from '../names/property-name.ts';
import { variableOf } from '../names/variables.ts';
import type { FunctionNode, SourceFile } from '../source-file.ts';

/**
 * Which arguments is this function called with in place of its parameter, by all who can call it?
 *
 * A private function's callers are all seen; those of a method in its own class say at least what it is
 * for. `null` when others may call it, or an argument can't be told.
 */
export function argumentsOfCallers(file: SourceFile, fn: FunctionNode, index: number): readonly TSESTree.Node[] | null {
  const calls = callersOf(file, fn);
  if (calls === null || calls.length === 0) return null;
  const handed: TSESTree.Node[] = [];
  for (const call of calls) {
    const argument = call.arguments[index];
    if (argument === undefined || call.arguments.slice(0, index + 1).some(each => each.type === AST_NODE_TYPES.SpreadElement)) return null;
    handed.push(argument);
  }
  return handed;
}

function callersOf(file: SourceFile, fn: FunctionNode): readonly TSESTree.CallExpression[] | null {
  if (fn.parent.type === AST_NODE_TYPES.MethodDefinition) return callersOfMethod(file, fn, fn.parent);
  const name = fn.type === AST_NODE_TYPES.FunctionDeclaration ? fn.id : fn.parent.type === AST_NODE_TYPES.VariableDeclarator && fn.parent.id.type === AST_NODE_TYPES.Identifier ? fn.parent.id : null;
  const variable = name === null ? null : variableOf(file, name);
  if (variable === null) return null;
  const calls: TSESTree.CallExpression[] = [];
  for (const { identifier, init } of variable.references) {
    if (init === true) continue;
    const { parent } = identifier;
    if (parent?.type !== AST_NODE_TYPES.CallExpression || parent.callee !== identifier) return null;
    calls.push(parent);
  }
  return isExported(fn) ? null : calls;
}

function isExported(fn: FunctionNode): boolean {
  for (let current: TSESTree.Node | null | undefined = fn; current; current = current.parent) {
    if (current.type === AST_NODE_TYPES.ExportNamedDeclaration || current.type === AST_NODE_TYPES.ExportDefaultDeclaration) return true;
    if (current.type === AST_NODE_TYPES.BlockStatement) return false;
  }
  return false;
}

/** The calls `this.method(…)` in the class of the method. A public method may have other callers; these still say what it is for. */
function callersOfMethod(file: SourceFile, fn: FunctionNode, method: TSESTree.MethodDefinition): readonly TSESTree.CallExpression[] {
  const name = propertyName(method);
  const calls: TSESTree.CallExpression[] = [];
  for (const node of descendants(file, method.parent, 'enter')) {
    if (node.type !== AST_NODE_TYPES.CallExpression || node.callee.type !== AST_NODE_TYPES.MemberExpression) continue;
    if (node.callee.object.type === AST_NODE_TYPES.ThisExpression && propertyName(node.callee) === name && !contains(fn, node)) calls.push(node);
  }
  return calls;
}
