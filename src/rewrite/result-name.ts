import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { wordsOf } from '../names/words.ts';

const VERBS = new Set(['get', 'fetch', 'find', 'load', 'list', 'query', 'read', 'select', 'browse', 'search', 'lookup', 'create', 'make', 'compute', 'calculate', 'request', 'retrieve', 'resolve']);

/** What could the value of this `await` be called, after where it goes and what it is asked of? */
export function resultNames(node: TSESTree.AwaitExpression): readonly string[] {
  return [...namesOfPlace(node), ...namesOfCall(node.argument), 'value', 'result'];
}

function namesOfPlace(node: TSESTree.AwaitExpression): readonly string[] {
  let child: TSESTree.Node = node;
  for (let current: TSESTree.Node | undefined = node.parent; current !== undefined; child = current, current = current.parent) {
    switch (current.type) {
      case AST_NODE_TYPES.Property: {
        const name = current.value === child ? propertyName(current) : null;
        if (name === null) return [];
        return child === node ? [name] : [`${name}Result`];
      }
      case AST_NODE_TYPES.VariableDeclarator:
        return current.id.type === AST_NODE_TYPES.Identifier ? [`${current.id.name}Result`] : [];
      case AST_NODE_TYPES.AssignmentExpression: {
        const { left } = current;
        const name = left.type === AST_NODE_TYPES.Identifier ? `${left.name}Result` : left.type === AST_NODE_TYPES.MemberExpression ? propertyName(left)?.replace(/^#/, '') : undefined;
        return name === undefined ? [] : [name];
      }
      case AST_NODE_TYPES.CallExpression:
        if (current.callee !== child && current.arguments.length !== 1) return [];
        break;
      case AST_NODE_TYPES.MemberExpression:
      case AST_NODE_TYPES.LogicalExpression:
      case AST_NODE_TYPES.TSAsExpression:
      case AST_NODE_TYPES.TSNonNullExpression:
      case AST_NODE_TYPES.TSSatisfiesExpression:
      case AST_NODE_TYPES.TSTypeAssertion:
        break;
      default:
        return [];
    }
  }
  return [];
}

/** `getUserById(id)` → `userById`, `api.news()` → `news`, `fetch(url)` → `response`. */
function namesOfCall(argument: TSESTree.Expression): readonly string[] {
  const node = unwrap(argument);
  if (node.type !== AST_NODE_TYPES.CallExpression) return [];
  const callee = unwrap(node.callee);
  const name = callee.type === AST_NODE_TYPES.Identifier ? callee.name : callee.type === AST_NODE_TYPES.MemberExpression ? propertyName(callee) : null;
  if (name === null) return [];
  if (name === 'fetch') return ['response'];
  const words = wordsOf(name);
  const nouns = words.length > 1 && VERBS.has(words[0] ?? '') ? words.slice(1) : words.length === 1 && VERBS.has(words[0] ?? '') ? [] : words;
  return nouns.length === 0 ? [] : [nouns.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('')];
}
