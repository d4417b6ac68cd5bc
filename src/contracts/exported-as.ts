import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { propertyName } from '../names/property-name.ts';
import { isGlobalName } from '../names/variables.ts';
import type { SourceFile } from '../source-file.ts';

/**
 * As what does the module hand out the value of this expression?
 *
 * Sees `export { a as b }`, `export default a`, `module.exports = a`, `module.exports = { a }` and
 * `exports.a = a`, also chained.
 *
 * @returns `'default'` for the whole of a CommonJS module; `null` when the place exports nothing
 */
export function exportedAs(file: SourceFile, node: TSESTree.Node): string | null {
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.ExportSpecifier:
      return parent.exported.type === AST_NODE_TYPES.Identifier ? parent.exported.name : parent.exported.value;
    case AST_NODE_TYPES.ExportDefaultDeclaration:
    case AST_NODE_TYPES.TSExportAssignment:
      return 'default';
    case AST_NODE_TYPES.AssignmentExpression:
      if (parent.right !== node || parent.operator !== '=') return null;
      if (isModuleExports(file, parent.left)) return 'default';
      return exportsProperty(file, parent.left) ?? exportedAs(file, parent);
    case AST_NODE_TYPES.Property:
      if (parent.value !== node || parent.parent.type !== AST_NODE_TYPES.ObjectExpression) return null;
      return isWholeModule(file, parent.parent) ? propertyName(parent) : null;
    default:
      return null;
  }
}

/** Which export of a CommonJS module does `exports.name` (or `module.exports.name`) denote? */
export function exportsProperty(file: SourceFile, node: TSESTree.Node): string | null {
  if (node.type !== AST_NODE_TYPES.MemberExpression) return null;
  const { object } = node;
  if (isModuleExports(file, object)) return propertyName(node);
  const bare = object.type === AST_NODE_TYPES.Identifier && object.name === 'exports' && isGlobalName(file, object);
  return bare ? propertyName(node) : null;
}

/** Is the object literal all that the CommonJS module exports? */
function isWholeModule(file: SourceFile, object: TSESTree.ObjectExpression): boolean {
  const { parent } = object;
  return parent.type === AST_NODE_TYPES.AssignmentExpression && parent.right === object && isModuleExports(file, parent.left);
}

function isModuleExports(file: SourceFile, node: TSESTree.Node): boolean {
  return (
    node.type === AST_NODE_TYPES.MemberExpression &&
    node.object.type === AST_NODE_TYPES.Identifier &&
    node.object.name === 'module' &&
    isGlobalName(file, node.object) &&
    propertyName(node) === 'exports'
  );
}
