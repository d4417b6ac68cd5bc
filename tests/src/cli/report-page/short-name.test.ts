import { expect, test } from 'vitest';

import { shortName } from '../../../../src/cli/report-page/short-name.ts';

test.each([
  ['what is short stays whole', 'client.load(id)', 'client.load(id)'],
  ['arguments go first', 'client.load(identifier, options)', 'client.load(…)'],
  ['then what the function is a member of', 'this.client.users.load(identifier)', 'load(…)'],
  ['arguments that are cut short are no less arguments', 'this.events.getSignups({ source: "a.b...', 'getSignups(…)'],
  ['a member without a call', 'response.items.collection', 'collection'],
  ['a long name loses its end', 'support.npm.getLatestSafeUpgradeVersion(app)', 'getLatestSafeUpgr…'],
  ['a call in brackets', '(await import("./module.js")).load()', 'load()'],
  ['what ends in dots', 'theVeryLongOperation...', 'theVeryLongOperat…'],
])('%s: %s', (_, code, short) => {
  expect(shortName(code)).toBe(short);
});
