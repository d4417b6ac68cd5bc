import { expect, test } from 'vitest';

import { FLAGS, usage } from '../../../src/cli/flags.ts';
import { read } from '../../support/project.ts';

test('every flag is explained, and no line is too wide for a terminal', () => {
  const lines = usage('npx async-smells', 'the current folder').split('\n');
  for (const [name, { says }] of Object.entries(FLAGS)) expect(lines.some(line => line.includes(`--${name}`)) && lines.some(line => line.endsWith(says)), name).toBe(true);
  expect(lines.filter(line => line.length > 120)).toEqual([]);
  expect(lines).toContain('  -h, --help                       say what can be asked for');
  expect(lines).toContain('      --strict                     ask also where the evidence is incomplete');
});

test('the page of the command describes every flag, and no other', () => {
  const described = [...read('docs/command.md').matchAll(/^\| `(?:-\w`, `)?--([\w-]+)/gm)].map(([, name]) => name);
  expect(described).toEqual(Object.keys(FLAGS));
});
