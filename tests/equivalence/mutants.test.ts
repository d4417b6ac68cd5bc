import { expect, test } from 'vitest';

import { read } from '../support/project.ts';
import { MUTANTS } from './mutants.ts';

test.each(MUTANTS)('the fault that $what can still be made', ({ file, from }) => {
  expect(read(file).split(from)).toHaveLength(2);
});

test('the faults are made in what decides and in what writes', () => {
  const folders = MUTANTS.map(({ file }) => file.split('/')[1]);
  expect(folders.filter(folder => folder === 'effects').length).toBeGreaterThanOrEqual(5);
  expect(folders.filter(folder => folder === 'rewrite').length).toBeGreaterThanOrEqual(5);
});
