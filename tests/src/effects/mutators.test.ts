import { describe, expect, test } from 'vitest';

import { MUTATORS, PURE_METHODS } from '../../../src/effects/mutators.ts';

const COLLECTIONS = { Array, Map, Set, WeakMap, WeakSet };
const VALUES = [...Object.values(COLLECTIONS), BigInt, Boolean, Date, Number, Object, RegExp, String];

const has = (constructor: { prototype: object }, method: string): boolean => typeof Object.getOwnPropertyDescriptor(constructor.prototype, method)?.value === 'function';

/** Whether calling the method changed a collection that holds `1`. */
function changes(collection: object, method: string): boolean {
  const content = () => JSON.stringify([...(collection as Iterable<unknown>)]);
  const before = content();
  const call = (collection as Record<string, (...values: unknown[]) => unknown>)[method];
  call?.call(collection, ...argumentsFor(collection, method));
  return content() !== before;
}

/** Arguments that make a method change what it can change. */
function argumentsFor(collection: object, method: string): readonly unknown[] {
  if (collection instanceof Map) return method === 'delete' ? ['b'] : ['c', 3];
  if (collection instanceof Set) return method === 'delete' ? ['b'] : ['c'];
  switch (method) {
    case 'copyWithin':
      return [0, 1];
    case 'fill':
      return ['z'];
    case 'splice':
      return [0, 1];
    case 'push':
    case 'unshift':
      return ['z'];
    default:
      return [];
  }
}

describe('the methods that change', () => {
  test.each([...MUTATORS])('%s is a method of a collection and changes it', method => {
    const owners = Object.values(COLLECTIONS).filter(constructor => has(constructor, method));
    expect(owners.length).toBeGreaterThan(0);
    const collections = [['b', 'c', 'a'], new Map([['b', 1]]), new Set(['b'])].filter(collection => method in collection);
    expect(collections.length).toBeGreaterThan(0);
    for (const collection of collections) expect(changes(collection, method)).toBe(true);
  });
});

describe('the methods that change nothing', () => {
  test.each([...PURE_METHODS])('%s is a method of the language', method => {
    expect(VALUES.some(constructor => has(constructor, method))).toBe(true);
  });

  test('change no collection that has them', () => {
    const nothing = () => 0;
    for (const method of PURE_METHODS) {
      for (const collection of [['b', 'c', 'a'], new Map([['b', 1]]), new Set(['b'])]) {
        const before = JSON.stringify([...collection]);
        const call = (collection as unknown as Record<string, unknown>)[method];
        if (typeof call === 'function') (call as (...values: unknown[]) => unknown).call(collection, nothing, 0);
        expect(JSON.stringify([...collection]), method).toBe(before);
      }
    }
  });
});

test('a method does one or the other', () => {
  expect([...MUTATORS].filter(method => PURE_METHODS.has(method))).toEqual([]);
});

test('every method of the collections is known, but for those of later versions that compare two sets', () => {
  const comparing = ['difference', 'intersection', 'isDisjointFrom', 'isSubsetOf', 'isSupersetOf', 'symmetricDifference', 'union', 'getOrInsert', 'getOrInsertComputed'];
  const unknown = Object.values(COLLECTIONS).flatMap(({ prototype }) =>
    Object.getOwnPropertyNames(prototype).filter(name => name !== 'constructor' && typeof Object.getOwnPropertyDescriptor(prototype, name)?.value === 'function' && !MUTATORS.has(name) && !PURE_METHODS.has(name)),
  );
  expect(unknown.filter(name => !comparing.includes(name))).toEqual([]);
});
