import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { nodesOver } from '../flow/nodes-over.ts';
import { perFile } from '../memo.ts';
import { variableOf } from '../names/variables.ts';
import { wordsOf } from '../names/words.ts';
import type { SourceFile } from '../source-file.ts';
import type { Binding, ClassNode } from './binding.ts';
import { promiseUse } from './promise-use.ts';
import { usesOf } from './uses.ts';

/**
 * Is this public method a helper of its own class, rather than a part of an interface?
 *
 * The class stands alone: it extends and implements nothing, nothing in the file extends it, and its
 * name does not say that it is one of several kinds. It calls the method itself, and every call in
 * the file waits for it at once.
 */
export function isOwnHelper(file: SourceFile, binding: Extract<Binding, { kind: 'member' }>): boolean {
  const { owner, member } = binding;
  if (!standsAlone(file, owner) || member.computed) return false;
  const uses = usesOf(file, binding);
  let called = false;
  for (const use of uses) {
    if (use.kind !== 'call') return false;
    const { kind } = promiseUse(file, use.node);
    if (kind !== 'awaited' && kind !== 'settled') return false;
    const { callee } = use.node;
    if (callee.type === AST_NODE_TYPES.MemberExpression && callee.object.type === AST_NODE_TYPES.ThisExpression) called = true;
  }
  return called;
}

/** Words of a class's name that say: one of several that are used alike, or a stand-in for another. */
const ONE_OF_MANY = new Set([
  'abstract', 'adapter', 'adaptor', 'backend', 'base', 'command', 'connector', 'controller', 'default', 'driver', 'dummy', 'engine', 'fake', 'generic', 'handler', 'helper', 'impl', 'interface', 'local', 'memory', 'migration', 'mock', 'noop', 'null', 'plugin', 'provider', 'repository', 'storage', 'store', 'strategy', 'stub', 'test', 'transport',
]);

function standsAlone(file: SourceFile, owner: ClassNode): boolean {
  if (owner.superClass !== null || owner.abstract || (owner.implements?.length ?? 0) > 0 || (owner.decorators?.length ?? 0) > 0) return false;
  if (owner.id === null || wordsOf(owner.id.name).some(word => ONE_OF_MANY.has(word))) return false;
  const variable = variableOf(file, owner.id);
  return variable === null || !superClasses(file).has(variable.name);
}

/** The names of all classes that others of the file extend. */
const superClasses = perFile<ReadonlySet<string>>(file => {
  const names = new Set<string>();
  for (const node of nodesOver(file, file.ast, 'extends')) {
    if (!isClass(node) || node.superClass === null) continue;
    if (node.superClass.type === AST_NODE_TYPES.Identifier) names.add(node.superClass.name);
  }
  return names;
});

function isClass(node: TSESTree.Node): node is ClassNode {
  return node.type === AST_NODE_TYPES.ClassDeclaration || node.type === AST_NODE_TYPES.ClassExpression;
}
