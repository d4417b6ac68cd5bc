import { expect, test } from 'vitest';

import { broughtBy, broughtByField } from '../../../src/bounds/outside-source.ts';
import { textOf } from '../../../src/source-file.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

const PRELUDE = "import fs from 'node:fs'; import { glob } from 'glob'; import axios from 'axios'; import { execSync } from 'node:child_process';\n";

test.each([
  ["fs.readdirSync('a')", 'directory'],
  ["fs.promises.readdir('a')", 'directory'],
  ['fs.promises.readdir(localesDir)', null],
  ["fs.promises.readdir(path.join(root, 'modules/comments'))", null],
  ["fs.promises.readdir(path.join(root, 'uploads'))", 'directory'],
  ["glob('**/*.md')", 'glob'],
  ["glob(['a/*.md', 'b/*.md'])", 'glob'],
  ['glob(patterns)', 'pattern'],
  ["glob('**/package.json')", null],
  ["glob('LICEN{S,C}E{,.*}')", null],
  ["glob('README*')", null],
  ["glob('part-*')", 'glob'],
  ["glob('{a,b}/*.{js,ts}')", 'glob'],
  ["fs.readdirSync(__dirname)", null],
  ["execSync('git ls-files').toString().split('\\n')", 'lines'],
  ["name.split('\\n')", null],
  ['JSON.parse(fs.readFileSync(path))', 'file'],
  ['JSON.parse(text)', null],
  ["knex('users').where('active', true)", 'rows'],
  ["db.select().from(users)", 'rows'],
  ["client.from('users').select('*')", 'rows'],
  ['userRepository.find()', 'rows'],
  ['prisma.user.findMany()', 'rows'],
  ['prisma.infraConfig.findMany()', null],
  ['roleRepository.find()', null],
  ['users.find(user => user.ok)', null],
  ["db.prepare('SELECT * FROM a').all()", 'rows'],
  ["db.prepare('SELECT count(*) FROM a').all()", null],
  ['User.find({}).limit(5)', 'limited'],
  ['this.findAll()', null],
])('%s → %s', (code, expected) => {
  const file = sourceFile(`${PRELUDE}/*^*/${code};`);
  const brought = broughtBy(file, markedNode(file, 'CallExpression'));
  expect(brought?.kind === 'outside' ? brought.source : (brought?.kind ?? null)).toBe(expected);
});

test.each([
  ['an answer', "axios.get('/users')", 'data', "axios.get('/users')"],
  ['another field', "axios.get('/users')", 'headers', null],
  ['something else', 'load()', 'data', null],
])('a field of %s', (_name, code, field, expected) => {
  const file = sourceFile(`${PRELUDE}/*^*/${code};`);
  const brought = broughtByField(file, markedNode(file, 'CallExpression'), field);
  expect(brought === null ? null : textOf(file, brought.because)).toBe(expected);
});
