import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { rootOf } from '../effects/roots.ts';
import { contains, descendants } from '../flow/descendants.ts';
import { variableOf } from '../names/variables.ts';
import { textOf, type SourceFile } from '../source-file.ts';

/**
 * Does the statement speak of what this target is a part of, so that it matters whether the target
 * is assigned before or after it? Declaring the target's variable counts.
 */
export function speaksOfTarget(file: SourceFile, statement: TSESTree.Node, target: TSESTree.Node): boolean {
  const { kind, variable } = rootOf(file, target);
  if (variable !== null) return [...variable.identifiers, ...variable.references.map(({ identifier }) => identifier)].some(identifier => contains(statement, identifier));
  if (kind === 'value') return true;
  for (const node of descendants(file, statement, 'enter')) {
    if (kind === 'this' ? node.type === AST_NODE_TYPES.ThisExpression : node.type === AST_NODE_TYPES.Identifier && variableOf(file, node) === null) return true;
  }
  return false;
}

/** Is one of the targets the other, or a part of it? Then the later assignment has the last word. */
export function overlappingTargets(file: SourceFile, one: TSESTree.Node, other: TSESTree.Node): boolean {
  const [a, b] = [textOf(file, one).replace(/\s/g, ''), textOf(file, other).replace(/\s/g, '')];
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}
