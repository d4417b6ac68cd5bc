import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { children, contains, descendants } from '../flow/descendants.ts';
import { awaitPoints, waitsBelow } from '../flow/own-awaits.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { isFunction, type SourceFile } from '../source-file.ts';
import { documentedEffect } from './documented-effects.ts';
import { isQuiet, isQuietItself } from './quiet.ts';

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
  return stretchesOf(file, statements).flatMap(stretch => runsOf(file, stretch));
}

/** The parts of the list between the statements that end a run, whatever they do; those with one await or none are left out. */
export function stretchesOf(file: SourceFile, statements: readonly TSESTree.Statement[]): readonly (readonly TSESTree.Statement[])[] {
  const stretches: TSESTree.Statement[][] = [];
  let [stretch, waits]: [TSESTree.Statement[], number] = [[], 0];
  const end = (): void => {
    if (waits > 1) stretches.push(stretch);
    [stretch, waits] = [[], 0];
  };
  for (const statement of statements) {
    if (!mayStandInRun(file, statement)) end();
    else {
      stretch.push(statement);
      waits += waitsBelow(file, statement);
    }
  }
  end();
  return stretches;
}

function mayStandInRun(file: SourceFile, statement: TSESTree.Statement): boolean {
  switch (statement.type) {
    case AST_NODE_TYPES.VariableDeclaration:
    case AST_NODE_TYPES.FunctionDeclaration:
    case AST_NODE_TYPES.TSTypeAliasDeclaration:
    case AST_NODE_TYPES.TSInterfaceDeclaration:
    case AST_NODE_TYPES.EmptyStatement:
    case AST_NODE_TYPES.ExportNamedDeclaration:
      return true;
    case AST_NODE_TYPES.ExpressionStatement:
      return statement.directive != null || (statement.expression.type !== AST_NODE_TYPES.AwaitExpression && waitsBelow(file, statement) > 0);
    case AST_NODE_TYPES.ReturnStatement:
      return waitsBelow(file, statement) > 0;
    default:
      return false;
  }
}

/** Whether what stands between two awaits is quiet is asked only once there are two: most stand alone. */
function runsOf(file: SourceFile, statements: readonly TSESTree.Statement[]): readonly AwaitRun[] {
  const runs: AwaitRun[] = [];
  let members: RunMember[] = [];
  let between: TSESTree.Statement[] = [];
  let unseen: TSESTree.Statement[] = [];
  const allIsQuiet = (): boolean => {
    const loud = unseen.findIndex(statement => membersOf(file, statement) === null);
    between.push(...(loud === -1 ? unseen : unseen.slice(0, loud)));
    unseen = [];
    return loud === -1;
  };
  const end = (): void => {
    if (members.length > 1) {
      allIsQuiet();
      runs.push({ members, between });
    }
    [members, between, unseen] = [[], [], []];
  };
  for (const statement of statements) {
    const found = waitsBelow(file, statement) === 0 ? QUIET : membersOf(file, statement);
    if (found === null) end();
    else if (found.members.length > 0) {
      if (!allIsQuiet()) end();
      members.push(...found.members);
      if (found.isLast) end();
    } else if (members.length > 0) unseen.push(statement);
  }
  end();
  return runs;
}

/** The awaits of a statement that can be in a run; none for a quiet statement, `null` for one that ends runs. */
function membersOf(file: SourceFile, statement: TSESTree.Statement): FoundAwaits | null {
  switch (statement.type) {
    case AST_NODE_TYPES.VariableDeclaration: {
      if (statement.kind === 'await using' || statement.kind === 'using') return null;
      const members: RunMember[] = [];
      let isLast = false;
      for (const declarator of statement.declarations) {
        if (declarator.init === null) continue;
        const found = awaitsIn(file, declarator.init, statement, file.scopeManager.getDeclaredVariables(declarator), null);
        if (found === null || isLast || (found.members.length === 0 && found.isLast)) return null;
        members.push(...found.members);
        ({ isLast } = found);
      }
      return { members, isLast };
    }
    case AST_NODE_TYPES.ExpressionStatement: {
      const { expression } = statement;
      if (expression.type !== AST_NODE_TYPES.AssignmentExpression || expression.operator !== '=') {
        if (statement.directive != null) return QUIET;
        if (expression.type === AST_NODE_TYPES.AwaitExpression) return null;
        const found = awaitsIn(file, expression, statement, [], null);
        // What stands for itself is there for what it does.
        return found !== null && found.members.length > 1 ? { ...found, isLast: true } : null;
      }
      const found = awaitsIn(file, expression.right, statement, [], expression.left);
      return found === null || found.members.length === 0 ? null : found;
    }
    case AST_NODE_TYPES.ReturnStatement: {
      const found = statement.argument === null ? null : awaitsIn(file, statement.argument, statement, [], null);
      return found === null || found.members.length === 0 ? null : { ...found, isLast: true };
    }
    case AST_NODE_TYPES.FunctionDeclaration:
    case AST_NODE_TYPES.TSTypeAliasDeclaration:
    case AST_NODE_TYPES.TSInterfaceDeclaration:
    case AST_NODE_TYPES.EmptyStatement:
      return QUIET;
    case AST_NODE_TYPES.ExportNamedDeclaration:
      return statement.declaration?.type === AST_NODE_TYPES.VariableDeclaration ? membersOf(file, statement.declaration) : null;
    default:
      return null;
  }
}

/** The awaits of an expression or statement. */
export interface FoundAwaits {
  readonly members: readonly RunMember[];
  /** Whether something follows them, in the same expression or statement, that later awaits must stay behind. */
  readonly isLast: boolean;
}

const QUIET: FoundAwaits = { members: [], isLast: false };

/** The outermost awaits of an expression, in order; `null` when something that is not quiet stands before one of them. */
export function awaitsIn(
  file: SourceFile,
  expression: TSESTree.Node,
  statement: TSESTree.Statement,
  bound: readonly TSESLint.Scope.Variable[],
  assigned: TSESTree.Node | null,
): FoundAwaits | null {
  const members: RunMember[] = [];
  const holding = awaitsAndWhatHoldsThem(file, expression);
  let isLast = false;
  const visit = (node: TSESTree.Node, conditional: boolean): boolean => {
    if (node.type === AST_NODE_TYPES.AwaitExpression) {
      members.push({ node, statement, bound, assigned, conditional });
      return !isLast && isQuietBelow(file, node.argument);
    }
    if (!holding.has(node)) {
      if (isQuiet(file, node).answer === 'no' || startsWork(file, node)) isLast = true;
      return true;
    }
    const branches = node.type === AST_NODE_TYPES.ConditionalExpression || node.type === AST_NODE_TYPES.LogicalExpression;
    for (const child of children(file, node)) {
      const isTest = node.type === AST_NODE_TYPES.ConditionalExpression ? child === node.test : node.type === AST_NODE_TYPES.LogicalExpression && child === node.left;
      if (!visit(child, conditional || (branches && !isTest))) return false;
    }
    if (isQuietItself(file, node, expression) === false) isLast = true;
    return true;
  };
  return visit(expression, false) ? { members, isLast } : null;
}

/** The nodes that an await stands in or is, from the expression down; awaits of functions in it are their own. */
function awaitsAndWhatHoldsThem(file: SourceFile, expression: TSESTree.Node): ReadonlySet<TSESTree.Node> {
  const found = new Set<TSESTree.Node>();
  if (isFunction(expression)) return found;
  for (const inner of awaitPoints(file, expression)) {
    for (let node: TSESTree.Node | undefined = inner; node !== undefined && !found.has(node); node = node === expression ? undefined : node.parent) found.add(node);
  }
  return found;
}

/**
 * Does evaluating the node start work whose promise is not awaited there? Started earlier, it may run
 * where it would not have been, and fail with nobody listening.
 */
function startsWork(file: SourceFile, node: TSESTree.Node): boolean {
  for (const inner of descendants(file, node, 'stop')) {
    if (inner.type !== AST_NODE_TYPES.CallExpression) continue;
    const documented = documentedEffect(file, inner);
    if (documented !== null || calleeFunction(file, inner.callee)?.node.async === true) return true;
  }
  return false;
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
