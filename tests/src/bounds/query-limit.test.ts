import type { TSESTree } from '@typescript-eslint/utils';
import { expect, test } from 'vitest';

import { addressHasLimit, queryLimit } from '../../../src/bounds/query-limit.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

test.each([
  ['db.user.findMany()', 'none'],
  ['db.user.findMany({ where: { active: true } })', 'none'],
  ['db.user.findMany({ take: 5 })', 'limited'],
  ['db.user.findMany({ page_size: 5 })', 'limited'],
  ['db.user.findMany({ where: { teamId } })', 'one parent'],
  ['db.user.findMany({ ...options })', 'unknown'],
  ['db.user.findMany({ where })', 'unknown'],
  ['User.findAll(options)', 'unknown'],
  ['User.find({ age: 3 }).sort("name").exec()', 'none'],
  ['User.find({}).limit(3).exec()', 'limited'],
  ['knex("users").where("team_id", id).select()', 'one parent'],
  ['client.query("SELECT * FROM users")', 'none'],
  ['client.query("SELECT * FROM users LIMIT 5")', 'limited'],
  ['client.query("SELECT * FROM users WHERE team_id = $1", [id])', 'one parent'],
])('%s → %s', (query, expected) => {
  expect(queryLimit(markedNode(sourceFile(`/*^*/${query};`), 'CallExpression') as TSESTree.CallExpression)).toBe(expected);
});

test.each([
  ["'/items?limit=20'", true],
  ['`${base}/items?per_page=${n}`', true],
  ["'/items?page=2'", true],
  ["'/items'", false],
  ['url', false],
])('does %s ask for so many at most? %s', (address, expected) => {
  const call = markedNode(sourceFile(`/*^*/fetch(${address});`), 'CallExpression') as TSESTree.CallExpression;
  expect(addressHasLimit(call.arguments[0])).toBe(expected);
});
