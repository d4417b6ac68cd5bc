import { expect, test } from 'vitest';

import { ruleName } from '../../../src/cli/rule-name.ts';

test.each([
  ['async-smells/no-await-in-loop', 'no-await-in-loop'],
  ['no-await-in-loop', ''],
  ['other/no-await-in-loop', ''],
  [null, ''],
])('%s is called "%s"', (ruleId, name) => {
  expect(ruleName(ruleId)).toBe(name);
});
