import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { wordsOf } from '../names/words.ts';
import type { FunctionNode } from '../source-file.ts';

/** What there is as much of as users, folders and sites have: no program writes these out itself. */
const OPEN_NOUNS: ReadonlySet<string> = new Set(['files', 'filenames', 'filepaths', 'urls', 'uris', 'links', 'images', 'photos', 'videos', 'uploads', 'attachments']);

/** Words behind the noun that say only how it is held: `filesData`, `urlsList`. */
const CONTAINERS = new Set(['data', 'list', 'array', 'set', 'collection', 'items']);

/** Types that promise no size at all. */
const OPEN_TYPES = new Set(['AsyncIterable', 'Iterable', 'Iterator', 'Generator', 'IterableIterator']);

/**
 * Does the name or the type of this parameter say that there can be any number of elements?
 *
 * Only for functions that other files can call: a private one is looked at through its callers.
 */
export function saysOpenSize(parameter: TSESTree.Node, fn: FunctionNode): boolean {
  if (parameter.type !== AST_NODE_TYPES.Identifier || !isCallableFromOutside(fn)) return false;
  const words = [...wordsOf(parameter.name)];
  while (words.length > 1 && CONTAINERS.has(words.at(-1) ?? '')) words.pop();
  if (OPEN_NOUNS.has(words.at(-1) ?? '')) return true;
  const type = parameter.typeAnnotation?.typeAnnotation;
  return type?.type === AST_NODE_TYPES.TSTypeReference && type.typeName.type === AST_NODE_TYPES.Identifier && OPEN_TYPES.has(type.typeName.name);
}

function isCallableFromOutside(fn: FunctionNode): boolean {
  for (let current: TSESTree.Node | null | undefined = fn.parent; current; current = current.parent) {
    switch (current.type) {
      case AST_NODE_TYPES.ExportNamedDeclaration:
      case AST_NODE_TYPES.ExportDefaultDeclaration:
      case AST_NODE_TYPES.MethodDefinition:
      case AST_NODE_TYPES.Property:
        return true;
      case AST_NODE_TYPES.BlockStatement:
        return false;
      default:
        break;
    }
  }
  return false;
}
