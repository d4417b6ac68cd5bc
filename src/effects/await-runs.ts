import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { children, contains, descendants } from '../flow/descendants.ts';
import { isFunction, type SourceFile } from '../source-file.ts';
import { isQuiet } from './quiet.ts';

/** One await of a run: an outermost await, with what is bound to its result. */
export interface RunMember {
  readonly node: TSESTree.AwaitExpression;
  /** The statement of the block that holds it. */
  readonly statement: TSESTree.Statement;
  /** The variables that are bound to its result. */
  readonly bound: readonly TSESLint.Scope.Variable[];
  /** What is assigned with its result, where that is no new variable: `this.user`, `user`. */
  readonly assigned: TSESTree.Node | null;
  /** Whether it runs only under a condition. */
  readonly conditional: boolean;
}

/** Awaits that follow one another with nothing but quiet statements between them. */
export interface AwaitRun {
  readonly members: readonly RunMember[];
  /** The quiet statements between them. */
  readonly between: readonly TSESTree.Statement[];
}

/**
 * Which awaits in this list of statements stand in a row, so that nothing but quiet statements runs
 * between them?
 *
 * Only awaits whose result is bound, assigned or part of a larger value; an await as a statement of
 * its own, control flow and everything that is not quiet ends a run.
 */
export function awaitRuns(file: SourceFile, statements: readonly TSESTree.Statement[]): readonly AwaitRun[] {
  const runs: AwaitRun[] = [];
  let members: RunMember[] = [];
  let between: TSESTree.Statement[] = [];
  const end = () => {
    if (members.length > 1) runs.push({ members, between });
    members = [];
    between = [];
  };
  for (const statement of statements) {
    const found = membersOf(file, statement);
    if (found === null) end();
    else if (found.length > 0) {
      members.push(...found);
      if (statement.type === AST_NODE_TYPES.ReturnStatement) end();
    } else if (members.length > 0) between.push(statement);
  }
  end();
  return runs;
}

/** The awaits of a statement that can be in a run; `[]` for a quiet statement, `null` for one that ends runs. */
function membersOf(file: SourceFile, statement: TSESTree.Statement): readonly RunMember[] | null {
  switch (statement.type) {
    case AST_NODE_TYPES.VariableDeclaration: {
      if (statement.kind === 'await using' || statement.kind === 'using') return null;
      const members: RunMember[] = [];
      for (const declarator of statement.declarations) {
        if (declarator.init === null) continue;
        const found = awaitsIn(file, declarator.init, statement, file.scopeManager.getDeclaredVariables(declarator), null);
        if (found === null || (found.length === 0 && isQuiet(file, declarator.init).answer === 'no')) return null;
        members.push(...found);
      }
      return members;
    }
    case AST_NODE_TYPES.ExpressionStatement: {
      const { expression } = statement;
      if (expression.type !== AST_NODE_TYPES.AssignmentExpression || expression.operator !== '=') {
        if (statement.directive !== undefined) return [];
        if (expression.type === AST_NODE_TYPES.AwaitExpression) return null;
        const found = awaitsIn(file, expression, statement, [], null);
        return found !== null && found.length > 1 ? found : null;
      }
      const found = awaitsIn(file, expression.right, statement, [], expression.left);
      return found === null || found.length === 0 ? null : found;
    }
    case AST_NODE_TYPES.ReturnStatement: {
      const found = statement.argument === null ? null : awaitsIn(file, statement.argument, statement, [], null);
      return found === null || found.length === 0 ? null : found;
    }
    case AST_NODE_TYPES.FunctionDeclaration:
    case AST_NODE_TYPES.TSTypeAliasDeclaration:
    case AST_NODE_TYPES.TSInterfaceDeclaration:
    case AST_NODE_TYPES.EmptyStatement:
      return [];
    case AST_NODE_TYPES.ExportNamedDeclaration:
      return statement.declaration?.type === AST_NODE_TYPES.VariableDeclaration ? membersOf(file, statement.declaration) : null;
    default:
      return null;
  }
}

/** The outermost awaits of an expression, in order; `null` when something in it is not quiet. */
export function awaitsIn(
  file: SourceFile,
  expression: TSESTree.Node,
  statement: TSESTree.Statement,
  bound: readonly TSESLint.Scope.Variable[],
  assigned: TSESTree.Node | null,
): readonly RunMember[] | null {
  const found: RunMember[] = [];
  const visit = (node: TSESTree.Node, conditional: boolean): boolean => {
    if (node.type === AST_NODE_TYPES.AwaitExpression) {
      found.push({ node, statement, bound, assigned, conditional });
      return isQuietBelow(file, node.argument);
    }
    if (isFunction(node)) return true;
    const branches = node.type === AST_NODE_TYPES.ConditionalExpression || node.type === AST_NODE_TYPES.LogicalExpression;
    for (const child of children(file, node)) {
      const isTest = node.type === AST_NODE_TYPES.ConditionalExpression ? child === node.test : node.type === AST_NODE_TYPES.LogicalExpression && child === node.left;
      if (!visit(child, conditional || (branches && !isTest))) return false;
    }
    return true;
  };
  if (!visit(expression, false)) return null;
  return found;
}

/** Are the parts of the awaited call quiet, the call itself and its chain left out? */
function isQuietBelow(file: SourceFile, argument: TSESTree.Node): boolean {
  for (const node of descendants(file, argument, 'stop')) {
    if (node.type === AST_NODE_TYPES.AssignmentExpression || node.type === AST_NODE_TYPES.UpdateExpression || node.type === AST_NODE_TYPES.YieldExpression) return false;
    if (node.type !== AST_NODE_TYPES.CallExpression) continue;
    for (const inner of node.arguments) {
      if (!isFunction(inner) && isQuiet(file, inner, true).answer === 'no') return false;
    }
  }
  return true;
}


/** Does a reference to one of the variables stand inside the node? */
export function mentions(variables: readonly TSESLint.Scope.Variable[], node: TSESTree.Node): TSESTree.Node | null {
  for (const variable of variables) {
    for (const { identifier } of variable.references) {
      if (contains(node, identifier)) return identifier;
    }
  }
  return null;
}
