import { createRequire } from 'node:module';

import { describe, expect, test } from 'vitest';

import { BLOCKING_APIS, blockingApi, type BlockingApi } from '../../../src/blocking/blocking-apis.ts';

const require = createRequire(import.meta.url);
const RUNNING = Number(process.versions.node.split('.')[0]);

const ofNode = BLOCKING_APIS.filter(({ module }) => module.startsWith('node:'));
const isHere = ({ since }: BlockingApi): boolean => since === null || since <= RUNNING;

describe('the rows', () => {
  test('are as many as were gathered', () => {
    expect(BLOCKING_APIS.length).toBeGreaterThanOrEqual(385);
  });

  test('are each of its own', () => {
    const keys = BLOCKING_APIS.map(({ module, name, kind }) => `${module} ${name} ${kind}`);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  test.each(BLOCKING_APIS.map(api => [`${api.module} ${api.name}`, api] as const))('%s says where it is documented and how it was made sure of', (_, api) => {
    expect(api.source).toMatch(/^https:\/\//);
    expect(api.checked).not.toBe('');
  });

  test('that are reported and have no drop-in replacement say what to do', () => {
    const silent = BLOCKING_APIS.filter(({ on, fix, advice }) => on && fix === 'adapt' && advice === null);
    expect(silent.map(({ module, name }) => `${module} ${name}`)).toEqual([]);
  });

  test('give their advice without the full stop that the message sets', () => {
    const advice = BLOCKING_APIS.flatMap(api => api.advice ?? []);
    expect(advice.filter(sentence => sentence.endsWith('.'))).toEqual([]);
  });
});

describe(`on Node ${process.version}`, () => {
  for (const api of ofNode) {
    test.skipIf(!isHere(api))(`${api.module} ${api.name} exists`, () => {
      expect(typeof member(load(api.module), api.name)).toBe('function');
    });
  }

  test.each(
    ofNode.flatMap(api => (isHere(api) && api.instead?.module.startsWith('node:') ? [[`${api.instead.module} ${api.instead.name}, instead of ${api.name},`, api.instead] as const] : [])),
  )('%s exists', (_, { module, name }) => {
    expect(typeof member(load(module), name)).toBe('function');
  });
});

test.each([
  ['fs', 'readFileSync', 'node:fs readFileSync'],
  ['glob', 'sync', 'glob glob.sync'],
  ['glob', 'glob.sync', 'glob glob.sync'],
  ['rimraf', 'sync', 'rimraf sync'],
  ['global', 'Bun.sleepSync', 'bun Bun.sleepSync'],
  ['bun', 'sleepSync', 'bun Bun.sleepSync'],
  ['global', 'Atomics.wait', 'global Atomics.wait'],
  ['fs', 'flushSync', null],
  ['react-dom', 'flushSync', null],
  ['fs/promises', 'readFile', null],
])('%s %s is the row %s', (module, name, expected) => {
  const api = blockingApi({ module, name });
  expect(api === null ? null : `${api.module} ${api.name}`).toBe(expected);
});

function load(module: string): unknown {
  return module === 'node:process' ? process : require(module);
}

function member(value: unknown, path: string): unknown {
  return path.split('.').reduce((object, name) => (object as Record<string, unknown> | undefined)?.[name], value);
}
