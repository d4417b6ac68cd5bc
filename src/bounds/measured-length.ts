import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { contains } from '../flow/descendants.ts';
import { enclosingFunction } from '../flow/enclosing-function.ts';
import { documentedName } from '../names/documented-name.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import type { SourceFile } from '../source-file.ts';

/**
 * Is the length of this collection compared with a number, so that too long a one is treated apart?
 *
 * @param use where the collection is used: only comparisons in the same function count
 */
export function isMeasured(file: SourceFile, variable: TSESLint.Scope.Variable, use: TSESTree.Node): boolean {
  const fn = enclosingFunction(use);
  return variable.references.some(({ identifier }) => {
    const member = identifier.parent;
    if (member?.type !== AST_NODE_TYPES.MemberExpression || member.object !== identifier || !/^(?:length|size)$/.test(propertyName(member) ?? '')) return false;
    const comparison = member.parent;
    if (comparison.type === AST_NODE_TYPES.CallExpression) return documentedName(file, comparison.callee)?.name === 'Math.min';
    if (comparison.type !== AST_NODE_TYPES.BinaryExpression || !/^[<>]=?$/.test(comparison.operator)) return false;
    // The end of a counted loop.
    if (comparison.parent.type === AST_NODE_TYPES.ForStatement) return false;
    if (fn !== null && !contains(fn, comparison)) return false;
    const other = unwrap(comparison.left === member ? comparison.right : comparison.left);
    if (other.type === AST_NODE_TYPES.Literal) return typeof other.value === 'number' && other.value > 1;
    if (other.type === AST_NODE_TYPES.Identifier) return /^[A-Z][A-Z\d_]+$/.test(other.name) || /(?:max|limit|size)/i.test(other.name);
    return other.type === AST_NODE_TYPES.MemberExpression && /(?:max|limit)/i.test(propertyName(other) ?? '');
  });
}
