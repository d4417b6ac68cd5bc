import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { contains, descendants } from '../flow/descendants.ts';
import { enclosingFunction } from '../flow/enclosing-function.ts';
import { functionName } from '../flow/function-name.ts';
import { documentedName } from '../names/documented-name.ts';
import { laterWrites } from '../names/variables.ts';
import type { Edit } from '../report.ts';
import { isFunction, type FunctionNode, type SourceFile } from '../source-file.ts';
import { makeAvailable } from './imports.ts';

type Variable = TSESLint.Scope.Variable;

/** What keeps the number of operations low. */
export type LimiterAtHand =
  /** A function that takes another and calls it when its turn comes: `limit`, `queue.add`. */
  | { readonly kind: 'wrap'; readonly call: string; readonly name: string }
  /** `pLimit`, of which an instance must be made first. */
  | { readonly kind: 'factory'; readonly call: string; readonly name: string; readonly edits: readonly Edit[] }
  /** `pMap`, which maps by itself. */
  | { readonly kind: 'map'; readonly call: string; readonly name: string; readonly edits: readonly Edit[] }
  /** None: the elements are taken in chunks. */
  | { readonly kind: 'chunks' };

/** How an instance of each limiter is asked to run something. */
const ASKED: Readonly<Record<string, string>> = { 'p-limit': '', 'p-queue': '.add', bottleneck: '.schedule' };

/**
 * Which limiter can a rewrite of this place use?
 *
 * An instance in sight, else what the file imports, else what `settings.limiter` names (then the
 * import is among the edits), else none.
 */
export function limiterAtHand(file: SourceFile, at: TSESTree.Node): LimiterAtHand {
  return instanceInSight(file, at) ?? imported(file, at) ?? named(file, at) ?? { kind: 'chunks' };
}

function instanceInSight(file: SourceFile, at: TSESTree.Node): LimiterAtHand | null {
  const seen = new Set<string>();
  const scopes = file.scopeManager.scopes.filter(({ block }) => contains(block, at)).sort((a, b) => b.block.range[0] - a.block.range[0]);
  for (const scope of scopes) {
    for (const variable of scope.variables) {
      if (variable.defs.length === 0 || seen.has(variable.name)) continue;
      seen.add(variable.name);
      const library = libraryOf(file, variable);
      const declaration = variable.defs[0]?.node;
      if (library === null || declaration === undefined || declaration.range[1] > at.range[0] || mayWaitForItself(file, variable, at)) continue;
      return { kind: 'wrap', call: variable.name + (ASKED[library] ?? ''), name: variable.name };
    }
  }
  return null;
}

function libraryOf(file: SourceFile, variable: Variable): string | null {
  const node = variable.defs[0]?.node;
  if (node?.type !== AST_NODE_TYPES.VariableDeclarator || node.id.type !== AST_NODE_TYPES.Identifier || laterWrites(variable).length > 0) return null;
  const { init } = node;
  if (init?.type !== AST_NODE_TYPES.CallExpression && init?.type !== AST_NODE_TYPES.NewExpression) return null;
  const name = documentedName(file, init.callee);
  return name !== null && name.name === 'default' && Object.hasOwn(ASKED, name.module) ? name.module : null;
}

/**
 * Can this place be reached from what the limiter runs? Then waiting for a turn of the same limiter
 * may wait for ever.
 */
function mayWaitForItself(file: SourceFile, limiter: Variable, at: TSESTree.Node): boolean {
  const around = new Set<FunctionNode>();
  for (let fn = enclosingFunction(at); fn !== null; fn = enclosingFunction(fn)) around.add(fn);
  const names = new Set([...around].map(fn => functionName(fn)).filter(name => name !== null));
  const reached = new Set<string>();
  const visit = (start: TSESTree.Node): boolean => {
    for (const node of descendants(file, start, 'enter')) {
      if (node.type !== AST_NODE_TYPES.Identifier || reached.has(node.name)) continue;
      if (names.has(node.name)) return true;
      reached.add(node.name);
      if (functionsNamed(file, node.name).some(visit)) return true;
    }
    return false;
  };
  return limiter.references.some(({ identifier }) => {
    for (let node: TSESTree.Node | undefined = identifier; node; node = node.parent) {
      if (isFunction(node)) return false;
      if (node.type === AST_NODE_TYPES.CallExpression) return contains(node, at) || node.arguments.some(visit);
    }
    return false;
  });
}

function functionsNamed(file: SourceFile, name: string): readonly FunctionNode[] {
  return [...descendants(file, file.ast, 'enter')].filter((node): node is FunctionNode => isFunction(node) && functionName(node) === name);
}

function imported(file: SourceFile, at: TSESTree.Node): LimiterAtHand | null {
  for (const specifier of ['p-limit', 'p-map'] as const) {
    if (!importsFrom(file, specifier)) continue;
    const found = available(file, at, specifier);
    if (found !== null) return found;
  }
  return null;
}

function importsFrom(file: SourceFile, specifier: string): boolean {
  const isDefaultOf = (name: TSESTree.Identifier) => {
    const documented = documentedName(file, name);
    return documented?.module === specifier && documented.name === 'default';
  };
  return file.scopeManager.scopes.some(scope => scope.block === file.ast && scope.variables.some(({ identifiers }) => identifiers.some(isDefaultOf)));
}

function named(file: SourceFile, at: TSESTree.Node): LimiterAtHand | null {
  const { limiter } = file.settings;
  return limiter === null ? null : available(file, at, limiter);
}

function available(file: SourceFile, at: TSESTree.Node, specifier: 'p-limit' | 'p-map'): LimiterAtHand | null {
  const found = makeAvailable(file, at, { specifier, name: 'default', local: specifier === 'p-limit' ? 'pLimit' : 'pMap' });
  return found === null ? null : { kind: specifier === 'p-limit' ? 'factory' : 'map', call: found.expression, name: found.expression, edits: found.edits };
}
