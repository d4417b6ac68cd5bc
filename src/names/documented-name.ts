import { isBuiltin } from 'node:module';

import type { TSESTree } from '@typescript-eslint/utils';

import type { SourceFile } from '../source-file.ts';
import { originOf, type Origin } from './origin.ts';

/** An API as its documentation names it, whatever the program calls it. */
export interface DocumentedName {
  /** `'fs'`, `'fs/promises'` or the name of an npm package; `'global'` for a global. Never `node:`. */
  readonly module: string;
  /** `'readFile'`, `'promises.readFile'` never (that is `fs/promises`), `'Promise.all'`, `'default'`. */
  readonly name: string;
  /** Whether it went through `util.promisify`. */
  readonly promisified: boolean;
}

const GLOBAL_OBJECTS = new Set(['globalThis', 'window', 'self', 'global']);

/**
 * Which documented API does this expression denote?
 *
 * @returns `null` when it is no import, `require` or global, is a relative import, or when a
 *   property on the way is computed
 */
export function documentedName(file: SourceFile, node: TSESTree.Node): DocumentedName | null {
  return nameOfOrigin(originOf(file, node));
}

/** The documented name of what an origin denotes; `null` when it has none. */
export function nameOfOrigin(origin: Origin): DocumentedName | null {
  if (origin.kind !== 'module' && origin.kind !== 'global') return null;
  if (origin.path.includes(null)) return null;
  const path = origin.path as readonly string[];
  if (origin.kind === 'global') {
    const names = path.length > 1 && GLOBAL_OBJECTS.has(path[0] ?? '') ? path.slice(1) : path;
    return { module: 'global', name: names.join('.'), promisified: false };
  }
  if (origin.specifier.startsWith('.') || origin.specifier.startsWith('/')) return null;
  const { promisified } = origin;
  let module = origin.specifier.replace(/^node:/, '');
  let names = path;
  if (isBuiltin(module) && names[0] === 'default') names = names.slice(1);
  else if (names.length > 1 && names[0] === 'default') names = names.slice(1);
  if (module === 'fs' && names[0] === 'promises') {
    module = 'fs/promises';
    names = names.slice(1);
  }
  return { module, name: names.length === 0 ? 'default' : names.join('.'), promisified };
}

/** Does the expression denote the global that documentation calls `name` (`'Promise.all'`)? */
export function isGlobalApi(file: SourceFile, node: TSESTree.Node, name: string): boolean {
  const found = documentedName(file, node);
  return found !== null && found.module === 'global' && found.name === name;
}
