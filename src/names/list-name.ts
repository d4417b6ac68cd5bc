import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { perFile } from '../memo.ts';
import { textOf, type SourceFile } from '../source-file.ts';
import { propertyName } from './property-name.ts';
import { unwrap } from './unwrap.ts';
import { variableOf } from './variables.ts';
import { wordsOf } from './words.ts';

/** Words that mean several things without an `s` at their end. */
const COLLECTIVE = new Set(['arr', 'array', 'children', 'collection', 'data', 'list', 'people', 'queue', 'rest']);

/** Words with an `s` at their end that mean one thing. */
const SINGULAR = /(?:ss|us|is)$|^(?:alias|axios|canvas|class|cors|ctas|fs|https?|ios|js|lens|os|stats|this|tls)$/;

/** Methods that give the same kind of list as they are called on. */
const KEEPING = new Set(['concat', 'filter', 'reverse', 'slice', 'sort', 'toReversed', 'toSorted']);

/**
 * Does the name of this value say that it is a list: a plural, or a word such as `queue`?
 *
 * The weakest kind of evidence. A type that is written beside the name and speaks of no array says
 * otherwise.
 */
export function isNamedAsList(file: SourceFile, wrapped: TSESTree.Node): boolean {
  const node = unwrap(wrapped);
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
      return meansMany(node.name) && !hasOtherType(file, node);
    case AST_NODE_TYPES.MemberExpression:
      return meansMany(propertyName(node) ?? '');
    case AST_NODE_TYPES.AwaitExpression:
      return isNamedAsList(file, node.argument);
    case AST_NODE_TYPES.LogicalExpression:
      return isNamedAsList(file, node.left);
    case AST_NODE_TYPES.CallExpression: {
      const callee = unwrap(node.callee);
      if (callee.type === AST_NODE_TYPES.Identifier) return meansMany(callee.name);
      if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
      const name = propertyName(callee) ?? '';
      return KEEPING.has(name) ? isNamedAsList(file, callee.object) : meansMany(name);
    }
    default:
      return false;
  }
}

function meansMany(name: string): boolean {
  const last = wordsOf(name).at(-1) ?? '';
  return COLLECTIVE.has(last) || (last.length > 2 && last.endsWith('s') && !SINGULAR.test(last));
}

function hasOtherType(file: SourceFile, node: TSESTree.Identifier): boolean {
  const name = variableOf(file, node)?.defs[0]?.name;
  const type = name?.type === AST_NODE_TYPES.Identifier ? name.typeAnnotation?.typeAnnotation : undefined;
  return type != null && !/\[\]|^(?:any|unknown)$|\b(?:Array|ReadonlyArray)</.test(textOf(file, type));
}

/**
 * Does the file keep a set or a map under the name of this value, which has a `forEach` but no `map`?
 *
 * A look for the name beside `new Set` or a type of that kind: whatever else bears it is not told apart.
 */
export function isNamedAsKeyed(file: SourceFile, wrapped: TSESTree.Node): boolean {
  const node = unwrap(wrapped);
  const name = node.type === AST_NODE_TYPES.Identifier ? node.name : node.type === AST_NODE_TYPES.MemberExpression ? propertyName(node) : null;
  if (name === null || !speaksOfKeyed(file)) return false;
  const names = keyedNames(file);
  const known = names.get(name) ?? isKeyedIn(file, name);
  names.set(name, known);
  return known;
}

const speaksOfKeyed = perFile<boolean>(({ text }) => /(?:Map|Set)\b/.test(text));

/** The names that were asked for so far. */
const keyedNames = perFile(() => new Map<string, boolean>());

function isKeyedIn({ text }: SourceFile, name: string): boolean {
  const escaped = name.replaceAll('$', '\\$');
  return new RegExp(`(?<![\\w$])${escaped}[?!]?(?:\\s*:[^=;\\n]*)?\\s*\\??\\??=\\s*new (?:Map|Set)\\b|(?<![\\w$])${escaped}[?!]?\\s*:\\s*(?:Readonly)?(?:Map|Set)<`).test(text);
}
