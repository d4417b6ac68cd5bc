import { expect, test } from 'vitest';

import { CommandProblem } from '../../../src/cli/problem.ts';

test('a problem can be told from a fault of the program, and carries the words for its reader', () => {
  expect(new CommandProblem('There is no such folder.')).toMatchObject({ message: 'There is no such folder.' });
  expect(new TypeError()).not.toBeInstanceOf(CommandProblem);
});
