import { describe, expect, test } from 'vitest';

import { wordsOf } from '../../../src/names/words.ts';
import * as vocabulary from '../../../src/effects/vocabulary.ts';

const { VERBS } = vocabulary;
const LISTS = Object.entries(vocabulary).filter(([name]) => name !== 'VERBS' && name !== 'SESSION_OPTIONS') as readonly (readonly [string, readonly string[]])[];
const rolesOf = (word: string) => VERBS.filter(({ words }) => words.includes(word)).map(({ role }) => role);

describe('the verbs', () => {
  test('each have one role: a word that says two things says nothing', () => {
    const all = VERBS.flatMap(({ words }) => words);
    expect(all.filter((word, index) => all.indexOf(word) !== index)).toEqual([]);
  });

  test('each role has its row, and each row says why', () => {
    expect(new Set(VERBS.map(({ role }) => role)).size).toBe(VERBS.length);
    for (const { because } of VERBS) expect(because).toMatch(/^[a-z].{15,}[^.]$/);
  });

  test.each([
    ['read', ['get', 'find', 'fetch', 'list', 'count', 'select', 'read', 'browse', 'search', 'lookup', 'stat', 'describe']],
    ['ordered', ['create', 'add', 'insert', 'save', 'update', 'set', 'put', 'delete', 'remove', 'emit', 'publish', 'exec', 'run', 'start', 'stop', 'open', 'close', 'begin', 'commit', 'lock', 'write', 'move', 'rename', 'click', 'type', 'goto', 'wait']],
    ['guard', ['ensure', 'assert', 'check', 'validate', 'authorize', 'confirm', 'require', 'verify', 'prompt', 'ask', 'login', 'init', 'prepare', 'setup']],
    ['weak', ['load', 'resolve', 'parse', 'is', 'has', 'query']],
    ['send', ['send', 'notify', 'email']],
    ['timer', ['sleep', 'delay']],
  ])('what everybody takes for %s is there', (role, words) => {
    for (const word of words) expect(rolesOf(word), word).toEqual([role]);
  });
});

describe.each(LISTS)('%s', (_, words) => {
  test('holds single words in lower case, each once', () => {
    expect(words.filter(word => wordsOf(word).join(' ') !== word)).toEqual([]);
    expect(new Set(words).size).toBe(words.length);
  });
});

test('every verb is one word in lower case, since names are compared word by word', () => {
  expect(VERBS.flatMap(({ words }) => words).filter(word => wordsOf(word).length !== 1 || word !== word.toLowerCase())).toEqual([]);
});

test('each option that hands on a connection contains a word of a connection', () => {
  for (const option of vocabulary.SESSION_OPTIONS) {
    const words = [...wordsOf(option), option.toLowerCase()];
    expect(words.some(word => vocabulary.SESSION_WORDS.includes(word)), option).toBe(true);
  }
});
