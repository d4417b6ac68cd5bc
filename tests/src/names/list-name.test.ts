import { expect, test } from 'vitest';

import { isNamedAsKeyed, isNamedAsList } from '../../../src/names/list-name.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

test.each([
  ['a plural', '/*^*/users;', true],
  ['a plural at the end', '/*^*/allUsers;', true],
  ['one of them', '/*^*/user;', false],
  ['a word for several', '/*^*/queue;', true],
  ['a word that only ends like a plural', '/*^*/status;', false],
  ['a member', '/*^*/team.members;', true],
  ['a member that is one', '/*^*/users.first;', false],
  ['an element', '/*^*/users[0];', false],
  ['what a function with a plural gives', '/*^*/getUsers();', true],
  ['what such a method gives', '/*^*/api.getUsers();', true],
  ['what is left of a list', '/*^*/users.filter(isActive);', true],
  ['what is left of something else', '/*^*/source.filter(isActive);', false],
  ['what is awaited', '/*^*/await loadUsers();', true],
  ['a list or nothing', '/*^*/users ?? [];', true],
  ['a type that says so', 'function f(users: User[]) { /*^*/users; }', true],
  ['a type that says otherwise', 'function f(users: Users) { /*^*/users; }', false],
  ['a type that says nothing', 'function f(users: any) { /*^*/users; }', true],
  ['a text', "/*^*/'users';", false],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const statement = markedNode(file, 'ExpressionStatement');
  expect(statement.type === 'ExpressionStatement' && isNamedAsList(file, statement.expression)).toBe(expected);
});

test.each([
  ['a constant', 'const users = new Set(); /*^*/users;', true],
  ['a field', 'class C { users = new Map(); f() { /*^*/this.users; } }', true],
  ['a field with a type', 'class C { users: Set<User>; f() { /*^*/this.users; } }', true],
  ['a parameter', 'function f(users: ReadonlyMap<string, User>) { /*^*/users; }', true],
  ['an array', 'const users = []; const seen = new Set(); /*^*/users;', false],
  ['a longer name', 'const allUsers = new Set(); /*^*/users;', false],
])('a set or a map, %s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const statement = markedNode(file, 'ExpressionStatement');
  expect(statement.type === 'ExpressionStatement' && isNamedAsKeyed(file, statement.expression)).toBe(expected);
});
