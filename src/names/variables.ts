import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { perFile } from '../memo.ts';
import type { SourceFile } from '../source-file.ts';

type Reference = TSESLint.Scope.Reference;
type Variable = TSESLint.Scope.Variable;
type Name = TSESTree.Identifier | TSESTree.JSXIdentifier;

const referencesOf = perFile<ReadonlyMap<TSESTree.Node, Reference>>(file => {
  const references = new Map<TSESTree.Node, Reference>();
  for (const scope of file.scopeManager.scopes) {
    for (const reference of scope.references) references.set(reference.identifier, reference);
  }
  return references;
});

const declaredOf = perFile<ReadonlyMap<TSESTree.Node, Variable>>(file => {
  const declared = new Map<TSESTree.Node, Variable>();
  for (const scope of file.scopeManager.scopes) {
    for (const variable of scope.variables) {
      for (const identifier of variable.identifiers) declared.set(identifier, variable);
    }
  }
  return declared;
});

/** The scope manager's reference for a name that is used, or `null` for one that is only declared. */
export function referenceOf(file: SourceFile, name: Name): Reference | null {
  return referencesOf(file).get(name) ?? null;
}

/**
 * Which variable of this file does the name declare or refer to?
 *
 * @returns `null` for a global. Hosts differ in which globals they know, so a variable without a
 *   definition in the file counts as none.
 */
export function variableOf(file: SourceFile, name: Name): Variable | null {
  // Most names that are asked for are used, not declared.
  const variable = referencesOf(file).get(name)?.resolved ?? declaredOf(file).get(name) ?? null;
  return variable !== null && variable.defs.length > 0 ? variable : null;
}

/** Is the name a reference to something that this file does not define? */
export function isGlobalName(file: SourceFile, name: Name): boolean {
  return referencesOf(file).has(name) && variableOf(file, name) === null;
}

/** The variables that a pattern or declaration binds, at any depth. */
export function declaredVariables(file: SourceFile, node: TSESTree.Node): readonly Variable[] {
  return file.scopeManager.getDeclaredVariables(node);
}

/** The writes to a variable other than the one that initialises it. */
export function laterWrites(variable: Variable): readonly Reference[] {
  return variable.references.filter(reference => reference.isWrite() && reference.init !== true);
}

/**
 * Is a member of the object that the variable holds assigned, deleted or defined after it was made?
 *
 * Looks at what is done under this name; an alias, or a function that the object is given to, may
 * change it unseen.
 */
export function membersChange(variable: Variable): boolean {
  return variable.references.some(({ identifier }) => changesMember(identifier));
}

function changesMember(name: TSESTree.Node): boolean {
  let node = name;
  while (node.parent?.type === AST_NODE_TYPES.MemberExpression && node.parent.object === node) node = node.parent;
  const { parent } = node;
  if (!parent) return false;
  switch (parent.type) {
    case AST_NODE_TYPES.AssignmentExpression:
      return node !== name && parent.left === node;
    case AST_NODE_TYPES.UpdateExpression:
      return node !== name;
    case AST_NODE_TYPES.UnaryExpression:
      return node !== name && parent.operator === 'delete';
    case AST_NODE_TYPES.CallExpression:
      return parent.arguments[0] === node && definesMembers(parent.callee);
    default:
      return false;
  }
}

/** `Object.assign` and its like: whoever shadows `Object` would mean the same by them. */
function definesMembers(callee: TSESTree.Node): boolean {
  return (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    callee.object.type === AST_NODE_TYPES.Identifier &&
    callee.object.name === 'Object' &&
    callee.property.type === AST_NODE_TYPES.Identifier &&
    ['assign', 'defineProperties', 'defineProperty', 'setPrototypeOf'].includes(callee.property.name)
  );
}
