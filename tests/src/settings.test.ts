import { expect, test } from 'vitest';

import { DEFAULT_SETTINGS, readSettings } from '../../src/settings.ts';

test.each([
  ['no settings at all', undefined],
  ['the settings of others', { react: { version: '19' } }],
  ['an empty object', { 'async-smells': {} }],
])('%s give the defaults', (_, all) => {
  expect(readSettings(all)).toEqual(DEFAULT_SETTINGS);
});

test('what is given stands beside the defaults', () => {
  const settings = readSettings({ 'async-smells': { apply: 'suggestions', reads: ['repo.load*', '#fetch'], limiter: 'p-map', chunkSize: 5 } });
  expect(settings).toEqual({ ...DEFAULT_SETTINGS, apply: 'suggestions', reads: ['repo.load*', '#fetch'], limiter: 'p-map', chunkSize: 5 });
});

test.each([
  ['a list', [], 'settings["async-smells"] must be an object'],
  ['a word', 'safe', 'settings["async-smells"] must be an object'],
  ['nothing', null, 'settings["async-smells"] must be an object'],
  ['an unknown key', { aply: 'safe' }, 'the unknown key "aply". Allowed are "apply", "crossFile"'],
  ['a key that every object has', { toString: 'safe' }, 'the unknown key "toString"'],
  ['another word for apply', { apply: 'all' }, '.apply must be "none" or "safe" or "suggestions", but is "all"'],
  ['a word for crossFile', { crossFile: 'no' }, '.crossFile must be true or false, but is "no"'],
  ['a word for a list', { reads: 'get*' }, '.reads must be a list of names, in which * stands for any characters ("fetch*", "repo.load*"), but is "get*"'],
  ['a regular expression in a list', { guards: ['^ensure'] }, '.guards must be a list of names'],
  ['a number in a list', { ordered: [1] }, '.ordered must be a list of names'],
  ['an empty name', { limiters: [''] }, '.limiters must be a list of names'],
  ['another limiter', { limiter: 'bottleneck' }, '.limiter must be "p-limit" or "p-map" or null, but is "bottleneck"'],
  ['a chunk of nothing', { chunkSize: 0 }, '.chunkSize must be a whole number from 1 to 1000, but is 0'],
  ['half a chunk', { chunkSize: 1.5 }, '.chunkSize must be a whole number from 1 to 1000'],
  ['a chunk of everything', { chunkSize: 1001 }, '.chunkSize must be a whole number from 1 to 1000'],
  ['a number as a word', { chunkSize: '10' }, '.chunkSize must be a whole number from 1 to 1000, but is "10"'],
])('%s stops the run and says what is allowed', (_, given, message) => {
  const read = () => readSettings({ 'async-smells': given });
  expect(read).toThrow(TypeError);
  expect(read).toThrow(message);
});

test('settings that say the same are the same, though a host gives a new object for each file', () => {
  expect(readSettings({ 'async-smells': { reads: ['get*'] } })).toBe(readSettings({ 'async-smells': { reads: ['get*'] } }));
  expect(readSettings({ 'async-smells': { reads: ['get*'] } })).not.toBe(readSettings({ 'async-smells': { reads: ['find*'] } }));
});

test('the same settings are read once, so that files can share what is known under them', () => {
  const all = { 'async-smells': { chunkSize: 5 } };
  expect(readSettings(all)).toBe(readSettings({ ...all }));
  expect(readSettings({})).toBe(readSettings(undefined));
});
