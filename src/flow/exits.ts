import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { isFunction, type SourceFile } from '../source-file.ts';
import { contains, descendants } from './descendants.ts';

/** A statement that leaves the code around it. */
export type Exit = TSESTree.BreakStatement | TSESTree.ContinueStatement | TSESTree.ReturnStatement | TSESTree.ThrowStatement;

/**
 * Which statements below `start` can leave it: `return` and `throw`, and the `break` and `continue`
 * whose target is `start` or lies around it?
 *
 * A `throw` that a `try` inside `start` catches counts as leaving: who catches it is another question.
 */
export function* exitsOf(file: SourceFile, start: TSESTree.Node): Generator<Exit> {
  for (const node of descendants(file, start, 'stop')) {
    switch (node.type) {
      case AST_NODE_TYPES.ReturnStatement:
      case AST_NODE_TYPES.ThrowStatement:
        yield node;
        break;
      case AST_NODE_TYPES.BreakStatement:
      case AST_NODE_TYPES.ContinueStatement: {
        const target = jumpTarget(node);
        if (target === null || target === start || !contains(start, target)) yield node;
        break;
      }
      default:
        break;
    }
  }
}

/** Which statement does the `break` or `continue` end or continue? */
export function jumpTarget(jump: TSESTree.BreakStatement | TSESTree.ContinueStatement): TSESTree.Node | null {
  for (let current = jump.parent as TSESTree.Node | undefined; current; current = current.parent) {
    if (jump.label !== null) {
      if (current.type === AST_NODE_TYPES.LabeledStatement && current.label.name === jump.label.name) return current.body;
    } else if (isLoop(current) || (jump.type === AST_NODE_TYPES.BreakStatement && current.type === AST_NODE_TYPES.SwitchStatement)) {
      return current;
    }
  }
  return null;
}

/** A loop of any kind. */
export type Loop =
  | TSESTree.DoWhileStatement
  | TSESTree.ForInStatement
  | TSESTree.ForOfStatement
  | TSESTree.ForStatement
  | TSESTree.WhileStatement;

/** Is the node a loop of any kind? */
export function isLoop(node: TSESTree.Node): node is Loop {
  switch (node.type) {
    case AST_NODE_TYPES.DoWhileStatement:
    case AST_NODE_TYPES.ForInStatement:
    case AST_NODE_TYPES.ForOfStatement:
    case AST_NODE_TYPES.ForStatement:
    case AST_NODE_TYPES.WhileStatement:
      return true;
    default:
      return false;
  }
}

/** Does a loop of the same function run the node again and again? */
export function isInLoop(node: TSESTree.Node): boolean {
  for (let current: TSESTree.Node | undefined = node; current && !isFunction(current); current = current.parent) if (isLoop(current)) return true;
  return false;
}
