import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { perFile } from '../memo.ts';
import type { SourceFile } from '../source-file.ts';

type Reference = TSESLint.Scope.Reference;
type Variable = TSESLint.Scope.Variable;
type Name = TSESTree.Identifier | TSESTree.JSXIdentifier;

interface Names {
  readonly references: ReadonlyMap<TSESTree.Node, Reference>;
  readonly declared: ReadonlyMap<TSESTree.Node, Variable>;
}

const namesOf = perFile<Names>(file => {
  const references = new Map<TSESTree.Node, Reference>();
  const declared = new Map<TSESTree.Node, Variable>();
  for (const scope of file.scopeManager.scopes) {
    for (const reference of scope.references) references.set(reference.identifier, reference);
    for (const variable of scope.variables) {
      for (const identifier of variable.identifiers) declared.set(identifier, variable);
    }
  }
  return { references, declared };
});

/** The scope manager's reference for a name that is used, or `null` for one that is only declared. */
export function referenceOf(file: SourceFile, name: Name): Reference | null {
  return namesOf(file).references.get(name) ?? null;
}

/**
 * Which variable of this file does the name declare or refer to?
 *
 * @returns `null` for a global. Hosts differ in which globals they know, so a variable without a
 *   definition in the file counts as none.
 */
export function variableOf(file: SourceFile, name: Name): Variable | null {
  const { declared, references } = namesOf(file);
  const variable = declared.get(name) ?? references.get(name)?.resolved ?? null;
  return variable !== null && variable.defs.length > 0 ? variable : null;
}

/** Is the name a reference to something that this file does not define? */
export function isGlobalName(file: SourceFile, name: Name): boolean {
  return namesOf(file).references.has(name) && variableOf(file, name) === null;
}

/** The variables that a pattern or declaration binds, at any depth. */
export function declaredVariables(file: SourceFile, node: TSESTree.Node): readonly Variable[] {
  return file.scopeManager.getDeclaredVariables(node);
}

/** The writes to a variable other than the one that initialises it. */
export function laterWrites(variable: Variable): readonly Reference[] {
  return variable.references.filter(reference => reference.isWrite() && reference.init !== true);
}
