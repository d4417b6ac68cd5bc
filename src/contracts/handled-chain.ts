import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';

/** Does the chain that makes this promise take its errors in: `.catch(f)`, `.then(f, g)`, whatever `.finally` follows? */
export function isHandledChain(wrapped: TSESTree.Node): boolean {
  const node = unwrap(wrapped);
  if (node.type !== AST_NODE_TYPES.CallExpression) return false;
  const callee = unwrap(node.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  const name = propertyName(callee);
  if (name === 'catch') return node.arguments.length > 0;
  if (name === 'then' && node.arguments.length > 1) return true;
  return name === 'finally' && isHandledChain(callee.object);
}
