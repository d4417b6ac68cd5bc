import { expect, test } from 'vitest';

import { callback, other, promise } from '../../../src/blocking/api-group.ts';

test('a replacement says how it answers', () => {
  expect([promise('node:fs/promises', 'readFile'), callback('node:zlib', 'gzip'), other('node:child_process', 'spawn')].map(({ shape }) => shape)).toEqual(['promise', 'callback', 'other']);
});
