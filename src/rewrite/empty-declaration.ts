import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { enclosingFunction } from '../flow/enclosing-function.ts';
import type { SourceFile } from '../source-file.ts';
import { hasComment } from './comments-in.ts';
import { startsLine } from './indentation.ts';
import { statementList } from './statement-list.ts';

/** What a variable starts as. */
export type Emptiness = 'array' | 'map' | 'object';

/** A declaration of nothing but an empty collection, which can as well be made where the collection is filled. */
export interface EmptyDeclaration {
  readonly statement: TSESTree.VariableDeclaration;
  readonly declarator: TSESTree.VariableDeclarator;
  readonly holds: Emptiness;
  /** Whether the filling statement comes right after it. */
  readonly adjacent: boolean;
}

/**
 * Which declaration could `filling` take the place of, since the variable is an empty collection that
 * nothing looks at before?
 */
export function emptyDeclaration(file: SourceFile, variable: TSESLint.Scope.Variable, filling: TSESTree.Node): EmptyDeclaration | null {
  const declarator = variable.defs[0]?.node;
  if (variable.defs.length !== 1 || declarator?.type !== AST_NODE_TYPES.VariableDeclarator) return null;
  const statement = declarator.parent;
  const list = statementList(filling);
  if (list === null || statement.declarations.length !== 1 || (statement.kind !== 'const' && statement.kind !== 'let') || declarator.id.type !== AST_NODE_TYPES.Identifier) return null;
  const [at, end] = [list.indexOf(statement), list.indexOf(filling)];
  const holds = emptiness(file, declarator.init);
  if (at === -1 || at > end || holds === null) return null;
  const isUsedBefore = variable.references.some(({ identifier, init }) => {
    if (init === true || identifier.range[0] >= filling.range[1]) return init !== true && inHoisted(identifier, filling);
    return identifier.range[0] < filling.range[0];
  });
  if (isUsedBefore) return null;
  if (hasComment(file, [statement.range[0], statement.range[1]])) return null;
  const adjacent = at === end - 1;
  if (adjacent) return hasComment(file, [statement.range[1], filling.range[0]]) ? null : { statement, declarator, holds, adjacent };
  const after = /^[ \t]*(?=\r?\n)/.exec(file.text.slice(statement.range[1]));
  const above = file.text.slice(0, statement.range[0]).trimEnd();
  if (after === null || !startsLine(file, statement.range[0]) || above.endsWith('*/') || /\/\/[^\n]*$/.test(above)) return null;
  return { statement, declarator, holds, adjacent };
}

function emptiness(file: SourceFile, init: TSESTree.Expression | null): Emptiness | null {
  if (init?.type === AST_NODE_TYPES.ArrayExpression) return init.elements.length === 0 ? 'array' : null;
  if (init?.type === AST_NODE_TYPES.ObjectExpression) return init.properties.length === 0 ? 'object' : null;
  if (init?.type !== AST_NODE_TYPES.NewExpression || init.arguments.length > 0 || init.callee.type !== AST_NODE_TYPES.Identifier || init.callee.name !== 'Map') return null;
  return file.text[init.range[1] - 1] === ')' ? 'map' : null;
}

/** A function that is hoisted may run, and look at the variable, before it is declared. */
function inHoisted(identifier: TSESTree.Node, filling: TSESTree.Node): boolean {
  const owner = enclosingFunction(filling);
  for (let fn = enclosingFunction(identifier); fn !== null && fn !== owner; fn = enclosingFunction(fn)) {
    if (fn.type === AST_NODE_TYPES.FunctionDeclaration) return true;
  }
  return false;
}
