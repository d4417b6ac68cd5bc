import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

/** Where the paths through some statements end. */
export interface Endings {
  /** The calls that are the last thing done on their path. */
  readonly last: readonly TSESTree.CallExpression[];
  /** Whether every path that goes to the end passes one of them. */
  readonly always: boolean;
}

/** Which of the calls are the last thing that these statements do, and does every path end in one? */
export function endingsOf(statements: readonly TSESTree.Node[], calls: ReadonlySet<TSESTree.Node>): Endings {
  const statement = statements.at(-1);
  switch (statement?.type) {
    case AST_NODE_TYPES.ExpressionStatement:
      return calls.has(statement.expression) ? { last: [statement.expression as TSESTree.CallExpression], always: true } : NEVER;
    case AST_NODE_TYPES.BlockStatement:
      return endingsOf(statement.body, calls);
    case AST_NODE_TYPES.IfStatement:
      return both(endingsOf([statement.consequent], calls), statement.alternate === null ? NEVER : endingsOf([statement.alternate], calls));
    case AST_NODE_TYPES.ThrowStatement:
      return { last: [], always: true };
    case AST_NODE_TYPES.TryStatement:
      if (statement.handler === null || statement.finalizer !== null) return NEVER;
      return both(endingsOf(statement.block.body, calls), endingsOf(statement.handler.body.body, calls));
    default:
      return NEVER;
  }
}

const NEVER: Endings = { last: [], always: false };

function both(a: Endings, b: Endings): Endings {
  return { last: [...a.last, ...b.last], always: a.always && b.always };
}
