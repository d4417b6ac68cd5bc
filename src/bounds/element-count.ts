import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { documentedName } from '../names/documented-name.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { isFunction, type FunctionNode, type SourceFile } from '../source-file.ts';

/** What a call does to the number of elements. */
export type ElementCount =
  /** The result holds no more than `of`. */
  | { readonly kind: 'keeps'; readonly of: TSESTree.Node }
  /** The result holds no more than so many, which the code chooses. */
  | { readonly kind: 'limits' }
  /** The result may hold several for each element of `of`. */
  | { readonly kind: 'multiplies'; readonly of: TSESTree.Node }
  | { readonly kind: 'joins'; readonly parts: readonly TSESTree.Node[] }
  /** The result is what the function gives. */
  | { readonly kind: 'gives'; readonly function: FunctionNode };

/** Methods of arrays, sets, maps and iterators, and of promises of them, that give no more than they get. */
const KEEPING_METHODS = new Set(['filter', 'map', 'sort', 'toSorted', 'reverse', 'toReversed', 'keys', 'values', 'entries', 'fill', 'with', 'toArray', 'catch', 'finally']);

/** Functions whose first argument is the collection that they take elements of. Sources: the documentation of each. */
const LIBRARIES = new Set(['lodash', 'lodash-es', 'underscore', 'remeda', 'es-toolkit']);
const LIMITING_FUNCTIONS = new Set(['take', 'takeRight', 'sampleSize', 'first', 'head', 'slice']);
const KEEPING_FUNCTIONS = new Set([
  'map', 'filter', 'reject', 'uniq', 'uniqBy', 'compact', 'sortBy', 'orderBy', 'flatten', 'flatMap', 'flattenDeep', 'difference', 'differenceBy', 'without', 'reverse', 'shuffle', 'chunk', 'keys', 'values', 'toPairs', 'groupBy', 'keyBy', 'each', 'forEach',
]);

/**
 * What does this call do to the number of elements of the collection that it is made on?
 *
 * @returns `null` when it is no method or function that is known for it
 */
export function elementCount(file: SourceFile, call: TSESTree.CallExpression): ElementCount | null {
  return byLibrary(file, call) ?? byMethod(call);
}

function byLibrary(file: SourceFile, { callee, arguments: [first] }: TSESTree.CallExpression): ElementCount | null {
  const name = documentedName(file, callee);
  const [module = '', part] = name?.module.split('/') ?? [];
  if (name === null || first === undefined || !LIBRARIES.has(module)) return null;
  const method = part ?? name.name.replace(/^default\./, '');
  if (LIMITING_FUNCTIONS.has(method)) return { kind: 'limits' };
  return KEEPING_FUNCTIONS.has(method) ? { kind: 'keeps', of: first } : null;
}

function byMethod(call: TSESTree.CallExpression): ElementCount | null {
  const callee = unwrap(call.callee);
  const method = callee.type === AST_NODE_TYPES.MemberExpression ? propertyName(callee) : null;
  if (callee.type !== AST_NODE_TYPES.MemberExpression || method === null) return null;
  const [first, second] = call.arguments;
  switch (method) {
    case 'slice':
      return second === undefined ? { kind: 'keeps', of: callee.object } : { kind: 'limits' };
    case 'splice':
      return second === undefined ? null : { kind: 'limits' };
    case 'concat':
      return { kind: 'joins', parts: [callee.object, ...call.arguments] };
    case 'flat':
    case 'flatMap':
      return { kind: 'multiplies', of: callee.object };
    case 'then':
      return isFunction(first) ? { kind: 'gives', function: first } : null;
    case 'filter':
      return picksByName(first) || picksByPrefix(first) || picksFolders(first) ? { kind: 'limits' } : { kind: 'keeps', of: callee.object };
    default:
      return KEEPING_METHODS.has(method) ? { kind: 'keeps', of: callee.object } : null;
  }
}

/** Whether a filter keeps what is called alike, of which there are as many as the program makes: `name => name.startsWith('index.') && …`. */
function picksByPrefix(predicate: TSESTree.Node | undefined): boolean {
  return conjuncts(predicate).some(test => {
    if (test.type !== AST_NODE_TYPES.CallExpression || test.arguments[0]?.type !== AST_NODE_TYPES.Literal || test.arguments[0].value === '.') return false;
    const callee = unwrap(test.callee);
    return callee.type === AST_NODE_TYPES.MemberExpression && propertyName(callee) === 'startsWith';
  });
}

/** What a predicate asks, all of which must hold. */
function conjuncts(predicate: TSESTree.Node | undefined): readonly TSESTree.Node[] {
  const found: TSESTree.Node[] = [];
  const pending = isFunction(predicate) && predicate.body.type !== AST_NODE_TYPES.BlockStatement ? [unwrap(predicate.body)] : [];
  for (let test = pending.pop(); test !== undefined; test = pending.pop()) {
    if (test.type === AST_NODE_TYPES.LogicalExpression && test.operator === '&&') pending.push(unwrap(test.right), unwrap(test.left));
    else found.push(test);
  }
  return found;
}

/** Whether a filter keeps the folders of a folder, of which there are few: `entry => entry.isDirectory() && …`. */
function picksFolders(predicate: TSESTree.Node | undefined): boolean {
  const [test] = conjuncts(predicate);
  const callee = test?.type === AST_NODE_TYPES.CallExpression ? unwrap(test.callee) : null;
  return callee?.type === AST_NODE_TYPES.MemberExpression && propertyName(callee) === 'isDirectory';
}

/** Whether a filter keeps what equals one value: `file => file === 'package.json'`. */
function picksByName(predicate: TSESTree.Node | undefined): boolean {
  if (!isFunction(predicate) || predicate.body.type !== AST_NODE_TYPES.BinaryExpression) return false;
  const { operator, left, right } = predicate.body;
  const [parameter] = predicate.params;
  if (operator !== '===' && operator !== '==') return false;
  const isElement = (side: TSESTree.Node) => side.type === AST_NODE_TYPES.Identifier && parameter?.type === AST_NODE_TYPES.Identifier && side.name === parameter.name;
  return isElement(left) || isElement(right);
}
