import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { contains } from '../flow/descendants.ts';
import { enclosingFunction } from '../flow/enclosing-function.ts';
import type { SourceFile } from '../source-file.ts';

/**
 * Which of these names is free at this place?
 *
 * Free means: no variable in sight is called so, and nothing in the function around it speaks of a
 * variable or global of that name. When none of the names is free, the first gets a number.
 *
 * @param taken more names that are not free
 * @param freed a variable that the rewrite does away with, so that its name is free
 */
export function freshName(file: SourceFile, at: TSESTree.Node, candidates: readonly string[], taken: ReadonlySet<string> = new Set(), freed: TSESLint.Scope.Variable | null = null): string {
  const used = usedNames(file, at, freed);
  const isFree = (name: string): boolean => !used.has(name) && !taken.has(name) && !RESERVED.has(name) && /^[A-Za-z_$][\w$]*$/.test(name);
  const free = candidates.find(isFree);
  if (free !== undefined) return free;
  const base = candidates.find(name => /^[A-Za-z_$][\w$]*$/.test(name)) ?? 'value';
  for (let number = 2; ; number += 1) if (isFree(`${base}${number}`)) return `${base}${number}`;
}

function usedNames(file: SourceFile, at: TSESTree.Node, freed: TSESLint.Scope.Variable | null): ReadonlySet<string> {
  const owner = enclosingFunction(at) ?? file.ast;
  const names = new Set<string>();
  for (const scope of file.scopeManager.scopes) {
    const inside = contains(owner, scope.block);
    if (!inside && !contains(scope.block, owner)) continue;
    for (const variable of scope.variables) if (variable.defs.length > 0 && variable !== freed) names.add(variable.name);
    for (const { identifier, resolved } of inside ? scope.references : []) if (resolved === null || resolved !== freed) names.add(identifier.name);
  }
  return names;
}

const RESERVED = new Set([
  'arguments', 'async', 'await', 'break', 'case', 'catch', 'class', 'const', 'continue', 'debugger', 'default', 'delete', 'do', 'else', 'enum',
  'eval', 'export', 'extends', 'false', 'finally', 'for', 'function', 'if', 'implements', 'import', 'in', 'instanceof', 'interface', 'let',
  'new', 'null', 'package', 'private', 'protected', 'public', 'return', 'static', 'super', 'switch', 'this', 'throw', 'true', 'try', 'typeof',
  'undefined', 'var', 'void', 'while', 'with', 'yield', 'Promise', 'Array', 'Object',
]);
