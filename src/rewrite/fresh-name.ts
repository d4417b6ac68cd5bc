import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { contains } from '../flow/descendants.ts';
import { enclosingFunction } from '../flow/enclosing-function.ts';
import { perFile } from '../memo.ts';
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

/**
 * The same for a name that a rewrite declares in the list of statements around the place.
 *
 * `--fix` makes many rewrites in one go, so what one of them declares is taken for those beside it.
 */
export function freshDeclaration(file: SourceFile, at: TSESTree.Node, candidates: readonly string[], taken: ReadonlySet<string> = new Set()): string {
  const block = blockAround(at);
  const promised = promisedNames(file);
  const others = promised.filter(other => other.at !== at && (contains(other.block, block) || contains(block, other.block)));
  const name = freshName(file, at, candidates, new Set([...taken, ...others.map(other => other.name)]));
  if (!promised.some(other => other.at === at && other.name === name)) promised.push({ name, at, block });
  return name;
}

interface PromisedName {
  readonly name: string;
  /** Where the rewrite that declares it takes place, and the list of statements in which that is. */
  readonly at: TSESTree.Node;
  readonly block: TSESTree.Node;
}

/** The names that rewrites of the file declare, in the order in which they were thought of. */
const promisedNames = perFile<PromisedName[]>(() => []);

function blockAround(at: TSESTree.Node): TSESTree.Node {
  let current = at;
  while (current.parent && current.type !== AST_NODE_TYPES.BlockStatement && current.type !== AST_NODE_TYPES.SwitchStatement && current.type !== AST_NODE_TYPES.StaticBlock) current = current.parent;
  return current;
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
