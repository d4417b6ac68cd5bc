import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { documentedName } from '../names/documented-name.ts';
import { propertyName } from '../names/property-name.ts';
import type { SourceFile } from '../source-file.ts';

/** Functions that call their first argument later and drop what it gives. */
const SCHEDULERS = new Set(['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame', 'requestIdleCallback', 'process.nextTick']);

/**
 * Methods that call their second argument on an event and drop what it gives.
 * https://nodejs.org/api/events.html, https://dom.spec.whatwg.org/#interface-eventtarget
 */
const LISTENS = new Set(['addEventListener', 'removeEventListener', 'addListener', 'removeListener', 'prependListener', 'prependOnceListener', 'on', 'once', 'off']);

/** Is the value a callback whose result nobody looks at? */
export function ignoresResult(file: SourceFile, node: TSESTree.Node): boolean {
  const { parent } = node;
  if (parent?.type !== AST_NODE_TYPES.CallExpression) return false;
  const position = (parent.arguments as readonly TSESTree.Node[]).indexOf(node);
  if (position === 0) {
    const name = documentedName(file, parent.callee);
    return name !== null && name.module === 'global' && SCHEDULERS.has(name.name);
  }
  if (position !== 1 || parent.callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  const name = propertyName(parent.callee);
  return name !== null && LISTENS.has(name);
}
