import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { unwrap } from '../names/unwrap.ts';

/** What a statement does to the rows of a database. */
export type StatementAccess = 'read' | 'write';

const SQL = /^\s*(?:alter|begin|call|commit|create|delete|describe|drop|exec|explain|grant|insert|lock|merge|pragma|replace|revoke|rollback|select|set|show|truncate|update|upsert|vacuum|with)\b/i;
const READS = /^\s*(?:describe|explain|select|show|with)\b/i;
const WRITES = /\b(?:insert\s+into|delete\s+from|for\s+update)\b|\bupdate\b[^]*\bset\b/i;

/**
 * What does the statement that this call hands to a database do, where the first argument shows it?
 *
 * @returns `null` when there is none
 */
export function accessOfCall({ arguments: [first] }: TSESTree.CallExpression): StatementAccess | null {
  const node = first === undefined ? null : unwrap(first);
  switch (node?.type) {
    case AST_NODE_TYPES.Literal:
      return typeof node.value === 'string' ? accessOf(node.value) : null;
    case AST_NODE_TYPES.TemplateLiteral:
      return accessOf(textOfTemplate(node));
    default:
      return null;
  }
}

/** The same for a template with a tag: sql`SELECT …`. */
export function accessOfTag({ quasi }: TSESTree.TaggedTemplateExpression): StatementAccess | null {
  return accessOf(textOfTemplate(quasi));
}

function textOfTemplate({ quasis }: TSESTree.TemplateLiteral): string {
  return quasis.map(({ value }) => value.cooked ?? value.raw).join('?');
}

function accessOf(text: string): StatementAccess | null {
  if (!SQL.test(text) || !/\s/.test(text.trim())) return null;
  return READS.test(text) && !WRITES.test(text) ? 'read' : 'write';
}
