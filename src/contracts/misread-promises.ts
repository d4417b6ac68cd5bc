import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { isGlobalApi } from '../names/documented-name.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { variableOf } from '../names/variables.ts';
import type { SourceFile } from '../source-file.ts';

/** What becomes of an array of promises for which nobody waits. */
export type MisreadPromises =
  /** Nobody looks at it. */
  | { readonly kind: 'dropped' }
  /** The array is awaited, which is no promise. */
  | { readonly kind: 'arrayAwaited' }
  /** A method of the array takes its promises for values. */
  | { readonly kind: 'misread'; readonly by: TSESTree.CallExpression; readonly method: string };

/**
 * Is the array of promises that this `xs.map(async …)` gives dropped, or awaited as if it were one
 * promise, or are its promises taken for values? `null` where somebody may wait for them. `void` says that nobody means to.
 */
export function misreadPromises(file: SourceFile, map: TSESTree.CallExpression): MisreadPromises | null {
  const { parent } = map;
  switch (parent.type) {
    case AST_NODE_TYPES.AwaitExpression:
      return { kind: 'arrayAwaited' };
    case AST_NODE_TYPES.ExpressionStatement:
      return { kind: 'dropped' };
    case AST_NODE_TYPES.VariableDeclarator: {
      const exported = parent.parent.parent?.type === AST_NODE_TYPES.ExportNamedDeclaration;
      const variable = parent.init === map && parent.id.type === AST_NODE_TYPES.Identifier ? variableOf(file, parent.id) : null;
      return variable !== null && !exported && variable.references.every(({ init }) => init === true) ? { kind: 'dropped' } : null;
    }
    case AST_NODE_TYPES.MemberExpression: {
      const by = parent.parent;
      const method = parent.object === map && by.type === AST_NODE_TYPES.CallExpression && by.callee === parent ? propertyName(parent) : null;
      return method !== null && by.type === AST_NODE_TYPES.CallExpression && takesForValues(file, by, method) ? { kind: 'misread', by, method } : null;
    }
    default:
      return null;
  }
}

function takesForValues(file: SourceFile, { arguments: given }: TSESTree.CallExpression, method: string): boolean {
  const [first] = given;
  switch (method) {
    case 'flat':
    case 'includes':
    case 'indexOf':
    case 'join':
      return true;
    case 'sort':
    case 'toSorted':
      return first === undefined;
    case 'every':
    case 'filter':
    case 'find':
    case 'findIndex':
    case 'some':
      return first !== undefined && isGlobalApi(file, unwrap(first), 'Boolean');
    default:
      return false;
  }
}
