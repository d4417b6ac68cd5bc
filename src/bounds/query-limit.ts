import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { wordsOf } from '../names/words.ts';

/** What a query says of how many rows it gives. */
export type QueryLimit = 'limited' | 'one parent' | 'none' | 'unknown';

/** Options by which a query, an SDK or a service gives no more than so many. */
const LIMIT_OPTIONS = new Set([
  'limit', 'take', 'first', 'last', 'top', 'max', 'count', 'size', 'page', 'pagesize', 'perpage', 'maxresults', 'maxitems', 'maxkeys', 'batchsize', 'pagination', 'cursor',
]);

/** Methods of a query builder that do the same. */
const LIMIT_METHODS = new Set(['limit', 'take', 'first', 'top', 'page', 'paginate', 'range', 'fetchPage', 'sample', 'single', 'maybeSingle', 'limitToFirst', 'limitToLast', 'min', 'max']);

/**
 * Does this query say how many rows it may give?
 *
 * `'one parent'` is a query for what belongs to one row (`{ where: { postId } }`), which is no sign of
 * many. `'unknown'` is an options object that can't be seen.
 *
 * @param call the outermost call of the query's chain
 */
export function queryLimit(call: TSESTree.CallExpression): QueryLimit {
  let answer: QueryLimit = 'none';
  for (let current: TSESTree.Node = call; ; ) {
    if (current.type === AST_NODE_TYPES.CallExpression) {
      const callee = unwrap(current.callee);
      const method = callee.type === AST_NODE_TYPES.MemberExpression ? propertyName(callee) : null;
      if (method !== null && LIMIT_METHODS.has(method)) return 'limited';
      for (const argument of current.arguments) {
        const found = limitOfArgument(argument, method);
        if (found === 'limited') return 'limited';
        if (found === 'unknown' || (found === 'one parent' && answer === 'none')) answer = found;
      }
      current = callee;
    } else if (current.type === AST_NODE_TYPES.MemberExpression) {
      current = unwrap(current.object);
    } else {
      return answer;
    }
  }
}

function limitOfArgument(argument: TSESTree.CallExpressionArgument, method: string | null): QueryLimit {
  const node = argument.type === AST_NODE_TYPES.SpreadElement ? argument : unwrap(argument);
  switch (node.type) {
    case AST_NODE_TYPES.ObjectExpression:
      return limitOfOptions(node);
    case AST_NODE_TYPES.Literal:
      // `.where('post_id', id)` and `.eq('postId', id)` ask for one parent's rows.
      return typeof node.value === 'string' && namesAnId(node.value) && method !== null && /^(?:and)?(?:where|eq|filter)/i.test(method) ? 'one parent' : sqlLimit(node.value);
    case AST_NODE_TYPES.TemplateLiteral:
      return sqlLimit(node.quasis.map(quasi => quasi.value.raw).join('?'));
    case AST_NODE_TYPES.ArrayExpression:
    case AST_NODE_TYPES.ArrowFunctionExpression:
    case AST_NODE_TYPES.FunctionExpression:
      return 'none';
    // A table, a column or a value: what selects rows, but not how many.
    case AST_NODE_TYPES.MemberExpression:
      return 'none';
    case AST_NODE_TYPES.Identifier:
      return /^(?:from|select|eq|where|populate|sort|orderBy|insertInto|selectFrom|leftJoin|innerJoin|join)$/.test(method ?? '') ? 'none' : 'unknown';
    default:
      return 'unknown';
  }
}

function limitOfOptions(options: TSESTree.ObjectExpression): QueryLimit {
  let answer: QueryLimit = 'none';
  for (const property of options.properties) {
    if (property.type === AST_NODE_TYPES.SpreadElement) {
      answer = 'unknown';
      continue;
    }
    const name = propertyName(property);
    if (name === null) {
      answer = 'unknown';
    } else if (LIMIT_OPTIONS.has(name.toLowerCase().replaceAll('_', ''))) {
      return 'limited';
    } else if (namesAnId(name)) {
      answer = answer === 'none' ? 'one parent' : answer;
    } else if (name === 'where' || name === 'filter') {
      const value = unwrap(property.value);
      if (value.type !== AST_NODE_TYPES.ObjectExpression) answer = 'unknown';
      else if (limitOfOptions(value) !== 'none') answer = answer === 'none' ? 'one parent' : answer;
    }
  }
  return answer;
}

function namesAnId(name: string): boolean {
  const last = wordsOf(name.split('.').pop() ?? '').at(-1);
  return last === 'id' || last === 'uuid' || last === 'slug';
}

function sqlLimit(text: unknown): QueryLimit {
  if (typeof text !== 'string') return 'none';
  if (/\b(?:limit|fetch\s+first|top)\b/i.test(text)) return 'limited';
  return /\bwhere\b[^]*\b(?:\w*_?id|uuid)\s*=/i.test(text) ? 'one parent' : 'none';
}

/** Does the address ask a service for a page, or for so many at most (`?limit=20`)? */
export function addressHasLimit(node: TSESTree.Node | undefined): boolean {
  if (node === undefined) return false;
  const address = unwrap(node);
  const text =
    address.type === AST_NODE_TYPES.Literal ? String(address.value) : address.type === AST_NODE_TYPES.TemplateLiteral ? address.quasis.map(quasi => quasi.value.raw).join('') : '';
  return /[?&](?:limit|per_?page|page_?size|page|first|take|count|size|top|max\w*)=/i.test(text);
}
