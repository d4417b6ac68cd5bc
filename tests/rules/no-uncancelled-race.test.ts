import rule from '../../rules/no-uncancelled-race.ts';
import { RuleTester } from '../support/rule-tester.ts';

new RuleTester().run('no-uncancelled-race', rule, {
  assertionOptions: { requireLocation: true, requireData: true },
  valid: [
    { name: 'each request gets a signal', code: 'export const f = (urls, signal) => Promise.any(urls.map(url => fetch(url, { signal })));' },
    { name: 'options that are out of sight may hold one', code: 'export const f = (urls, options) => Promise.any(urls.map(url => fetch(url, options)));' },
    { name: 'so may a request that was made before', code: 'export const f = urls => Promise.any(urls.map(url => fetch(new Request(url))));' },
    { name: 'all answers are wanted', code: 'export const f = urls => Promise.all(urls.map(url => fetch(url)));' },
    { name: 'one request alone', code: 'export const f = url => Promise.race([fetch(url), closed]);' },
    { name: 'an any with a clock waits for the request', code: "import { setTimeout } from 'node:timers/promises';\nexport const f = url => Promise.any([fetch(url), setTimeout(50)]);" },
    { name: 'a request with a time limit', code: "import axios from 'axios';\nexport const f = url => Promise.race([axios.get(url, { timeout: 50 }), sleep(50)]);" },
    { name: 'a function of that name of its own', code: 'const fetch = url => cache[url];\nexport const f = urls => Promise.any(urls.map(url => fetch(url)));' },
    { name: 'looking up a name can not be cancelled', code: "import { lookup } from 'node:dns/promises';\nexport const f = names => Promise.any(names.map(name => lookup(name)));" },
  ],
  invalid: [
    {
      name: 'the other mirrors answer nobody',
      code: 'export const f = urls => Promise.any(urls.map(url => fetch(url)));',
      errors: [{ messageId: 'againstRequests', data: { combinator: 'any', request: 'fetch(url)' }, line: 1, column: 26, endLine: 1, endColumn: 37 }],
    },
    {
      name: 'two requests, one of them in a function',
      code: "const load = url => fetch(url, { method: 'GET' });\nexport const f = (a, b) => Promise.race([load(a), load(b)]);",
      errors: [{ messageId: 'againstRequests', data: { combinator: 'race', request: "fetch(url, { method: 'GET' })" }, line: 2, column: 28, endLine: 2, endColumn: 40 }],
    },
    {
      name: 'a timer of its own',
      code: 'export const f = url => Promise.race([fetch(url), new Promise((_, reject) => setTimeout(reject, 50))]);',
      errors: [{ messageId: 'againstTime', data: { request: 'fetch(url)' }, line: 1, column: 25, endLine: 1, endColumn: 37 }],
    },
    {
      name: 'a clock with a name',
      code: 'const late = ms => new Promise(done => setTimeout(done, ms));\nexport async function f(url) {\n  const end = late(50);\n  return Promise.race([fetch(url), end]);\n}',
      errors: [{ messageId: 'againstTime', data: { request: 'fetch(url)' }, line: 4, column: 10, endLine: 4, endColumn: 22 }],
    },
  ],
});
