import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import type { Accumulator } from '../effects/accumulators.ts';
import { contains, descendants } from '../flow/descendants.ts';
import { jumpTarget } from '../flow/exits.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { declaredVariables, variableOf } from '../names/variables.ts';
import { isFunction, type SourceFile } from '../source-file.ts';

/** Calls that put something into a collection, or take it out, in an order that can be seen. */
const ORDERED_MUTATORS = new Set(['push', 'unshift', 'splice', 'pop', 'shift', 'add', 'set', 'append', 'delete', 'clear', 'sort', 'reverse']);

/**
 * Can these statements of a loop's body stand in a callback of which several run at once?
 *
 * They may not leave the loop, declare a `var`, yield, or write anything outside of themselves but
 * what `handled` names: the places that the rewrite takes care of, or whose order does not matter.
 */
export function fitsCallback(file: SourceFile, loop: TSESTree.Node, statements: readonly TSESTree.Node[], handled: readonly Accumulator[]): boolean {
  const places = new Set<TSESTree.Node>(handled.map(({ node }) => node));
  return statements.every(statement => [...descendants(file, statement, 'enter')].every(node => fits(file, loop, statement, node, places)));
}

function fits(file: SourceFile, loop: TSESTree.Node, statement: TSESTree.Node, node: TSESTree.Node, places: ReadonlySet<TSESTree.Node>): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.ReturnStatement:
    case AST_NODE_TYPES.YieldExpression:
      return !runsWithLoop(loop, node);
    case AST_NODE_TYPES.BreakStatement: {
      const target = jumpTarget(node);
      return !runsWithLoop(loop, node) || (target !== null && target !== loop && contains(loop, target));
    }
    case AST_NODE_TYPES.ContinueStatement: {
      const target = jumpTarget(node);
      return !runsWithLoop(loop, node) || (target !== null && contains(loop, target) && (node.label === null || target !== loop));
    }
    case AST_NODE_TYPES.VariableDeclaration:
      return !runsWithLoop(loop, node) || (node.kind !== 'var' && node.kind !== 'using' && node.kind !== 'await using');
    case AST_NODE_TYPES.FunctionDeclaration:
      return node.parent !== statement.parent;
    case AST_NODE_TYPES.AssignmentExpression:
      return places.has(node) || targets(node.left).every(target => isOwn(file, loop, target));
    case AST_NODE_TYPES.UpdateExpression:
      return places.has(node) || isOwn(file, loop, node.argument);
    case AST_NODE_TYPES.UnaryExpression:
      return node.operator !== 'delete' || isOwn(file, loop, unwrap(node.argument));
    case AST_NODE_TYPES.ForInStatement:
    case AST_NODE_TYPES.ForOfStatement:
      return node.left.type === AST_NODE_TYPES.VariableDeclaration || targets(node.left).every(target => isOwn(file, loop, target));
    case AST_NODE_TYPES.CallExpression: {
      if (places.has(node) || node.callee.type !== AST_NODE_TYPES.MemberExpression) return true;
      if (node.parent.type === AST_NODE_TYPES.AwaitExpression) return true;
      return !ORDERED_MUTATORS.has(propertyName(node.callee) ?? '') || isOwn(file, loop, node.callee.object);
    }
    default:
      return true;
  }
}

/** Does the node run with the loop itself, and not in a function inside it? */
function runsWithLoop(loop: TSESTree.Node, node: TSESTree.Node): boolean {
  for (let current: TSESTree.Node | undefined = node; current && current !== loop; current = current.parent) {
    if (isFunction(current) && current !== node) return false;
  }
  return true;
}

function targets(pattern: TSESTree.Node): readonly TSESTree.Node[] {
  switch (pattern.type) {
    case AST_NODE_TYPES.ArrayPattern:
      return pattern.elements.flatMap(element => (element === null ? [] : targets(element)));
    case AST_NODE_TYPES.ObjectPattern:
      return pattern.properties.flatMap(property => targets(property.type === AST_NODE_TYPES.Property ? property.value : property.argument));
    case AST_NODE_TYPES.AssignmentPattern:
      return targets(pattern.left);
    case AST_NODE_TYPES.RestElement:
      return targets(pattern.argument);
    default:
      return [pattern];
  }
}

/** Is what is changed here declared inside the loop (by its head or its body), or made on the spot? */
function isOwn(file: SourceFile, loop: TSESTree.Node, wrapped: TSESTree.Node): boolean {
  let node = unwrap(wrapped);
  while (node.type === AST_NODE_TYPES.MemberExpression) node = unwrap(node.object);
  switch (node.type) {
    case AST_NODE_TYPES.Identifier: {
      const variable = variableOf(file, node);
      return variable !== null && variable.identifiers.every(identifier => contains(loop, identifier));
    }
    case AST_NODE_TYPES.ThisExpression:
    case AST_NODE_TYPES.Super:
      return false;
    default:
      return true;
  }
}

/** Which names do the statements declare for those that stand beside them? */
export function declaredBeside(file: SourceFile, statements: readonly TSESTree.Node[]): readonly TSESLint.Scope.Variable[] {
  return statements.flatMap(statement =>
    statement.type === AST_NODE_TYPES.VariableDeclaration || statement.type === AST_NODE_TYPES.ClassDeclaration || statement.type === AST_NODE_TYPES.FunctionDeclaration
      ? declaredVariables(file, statement)
      : [],
  );
}
