import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../source-file.ts';

/** What runs when the code inside of it is done or fails, and so has to wait for it. */
export interface Handler {
  readonly kind: 'catch' | 'finally' | 'using';
  readonly node: TSESTree.CatchClause | TSESTree.BlockStatement | TSESTree.VariableDeclaration;
}

/**
 * Which handlers of the same function run once this node is done or has failed, the nearest first:
 * the `catch` and `finally` of a `try` around it, and what disposes of a `using` that stands before it?
 *
 * A `catch` that only throws the error again changes nothing, and is left out; so is the one beside a
 * node that stands in the `catch` itself.
 */
export function* handlersAround(node: TSESTree.Node): Generator<Handler> {
  for (let child = node, { parent } = node; parent && !isFunction(child); child = parent, { parent } = parent) {
    switch (parent.type) {
      case AST_NODE_TYPES.TryStatement: {
        const { block, finalizer, handler } = parent;
        if (child === block && handler !== null && !onlyThrowsAgain(handler)) yield { kind: 'catch', node: handler };
        if (child !== finalizer && finalizer !== null) yield { kind: 'finally', node: finalizer };
        break;
      }
      case AST_NODE_TYPES.BlockStatement:
      case AST_NODE_TYPES.Program:
      case AST_NODE_TYPES.StaticBlock:
        yield* disposed(parent.body, node);
        break;
      case AST_NODE_TYPES.SwitchStatement:
        yield* disposed(parent.cases.flatMap(({ consequent }) => consequent), node);
        break;
      case AST_NODE_TYPES.ForOfStatement:
      case AST_NODE_TYPES.ForStatement: {
        const head = parent.type === AST_NODE_TYPES.ForStatement ? parent.init : parent.left;
        if (head !== null && child === parent.body && isDisposing(head)) yield { kind: 'using', node: head };
        break;
      }
      default:
        break;
    }
  }
}

function* disposed(statements: readonly TSESTree.Node[], node: TSESTree.Node): Generator<Handler> {
  for (const statement of statements) if (statement.range[1] <= node.range[0] && isDisposing(statement)) yield { kind: 'using', node: statement };
}

function isDisposing(node: TSESTree.Node): node is TSESTree.VariableDeclaration {
  return node.type === AST_NODE_TYPES.VariableDeclaration && (node.kind === 'using' || node.kind === 'await using');
}

function onlyThrowsAgain({ body, param }: TSESTree.CatchClause): boolean {
  const [only, ...more] = body.body;
  return more.length === 0 && only?.type === AST_NODE_TYPES.ThrowStatement && only.argument.type === AST_NODE_TYPES.Identifier && param?.type === AST_NODE_TYPES.Identifier && only.argument.name === param.name;
}
