import rule from '../../rules/prefer-concurrent-awaits.ts';
import { RuleTester } from '../support/rule-tester.ts';

const FS = "import { readFile, writeFile } from 'node:fs/promises';\n";
const byName = (first: string, second: string): string => `'${first}' only reads, by its name and '${second}' only reads, by its name`;

new RuleTester().run('prefer-concurrent-awaits', rule, {
  assertionOptions: { requireLocation: true, requireData: true },
  valid: [
    { name: 'one await has nothing to wait beside', code: 'export async function f(id) {\n  const a = await getUser(id);\n  return a;\n}' },
    { name: 'already together', code: 'export async function f(id) {\n  const [a, b] = await Promise.all([getUser(id), getOrders(id)]);\n  return [a, b];\n}' },
    { name: 'the second needs the first', code: 'export async function f(id) {\n  const user = await getUser(id);\n  const orders = await getOrders(user.key);\n  return orders;\n}' },
    { name: 'the second needs what was made from the first', code: 'export async function f(id) {\n  const user = await getUser(id);\n  const query = { owner: user };\n  const orders = await getOrders(query);\n  return orders;\n}' },
    { name: 'the second runs only when the first gave something', code: 'export async function f(id) {\n  const user = await getUser(id);\n  const orders = user ? await getOrders(id) : [];\n  return orders;\n}' },
    { name: 'a guard stands between them', code: 'export async function f(id) {\n  const user = await getUser(id);\n  if (!user) throw new Error(id);\n  const orders = await getOrders(id);\n  return orders;\n}' },
    { name: 'the first is a guard by its name', code: 'export async function f(api, id) {\n  const owner = await api.ensureOwner(id);\n  const orders = await api.getOrders(id);\n  return [owner, orders];\n}' },
    { name: 'the first is a guard by its body', code: "async function checkOwner(id) {\n  const response = await fetch(id);\n  if (!response.ok) throw new Error(id);\n  return response;\n}\nexport async function f(id) {\n  const owner = await checkOwner(id);\n  const orders = await getOrders(id);\n  return [owner, orders];\n}" },
    { name: 'write, then read', code: `${FS}export async function f(path, text) {\n  const done = await writeFile(path, text);\n  const back = await readFile(path);\n  return [done, back];\n}` },
    { name: 'create, then find', code: 'export async function f(api, id) {\n  const user = await api.createUser(id);\n  const all = await api.listUsers();\n  return [user, all];\n}' },
    { name: 'a read that is seen to write', code: 'let last;\nasync function getUser(id) {\n  last = id;\n  return await fetch(id);\n}\nexport async function f(id) {\n  const user = await getUser(id);\n  const orders = await getOrders(id);\n  return [user, orders, last];\n}' },
    { name: 'a read that is seen to change something, and to wait for it later', code: 'async function findAll(api, id) {\n  const saved = api.saveOrder(id);\n  const seen = await saved;\n  return { seen, page: await api.getPage(id) };\n}\nexport async function f(api, id) {\n  const all = await findAll(api, id);\n  const order = await api.getOrder(id);\n  return [all, order];\n}' },
    { name: 'nobody wants the result of the first, so it is there for what it does', code: 'export async function f(api, id) {\n  await api.getUser(id);\n  const orders = await api.getOrders(id);\n  return orders;\n}' },
    { name: 'something is done between them', code: 'export async function f(api, id) {\n  const user = await api.getUser(id);\n  show(user);\n  const orders = await api.getOrders(id);\n  return orders;\n}' },
    { name: 'something is done with the first before the second', code: 'export async function f(api, id) {\n  const user = saveUser(await api.getUser(id));\n  const orders = await api.getOrders(id);\n  return [user, orders];\n}' },
    { name: 'one transaction serves one query at a time', code: 'export async function f(db, id, transaction) {\n  const user = await db.findUser(id, { transaction });\n  const orders = await db.findOrders(id, { transaction });\n  return [user, orders];\n}' },
    { name: 'one page serves one call at a time', code: 'export async function f(page) {\n  const title = await page.getTitle();\n  const text = await page.getText();\n  return [title, text];\n}' },
    { name: 'a person answers one question at a time', code: "export async function f(rl) {\n  const name = await rl.question('Name?');\n  const age = await rl.question('Age?');\n  return [name, age];\n}" },
    { name: 'what came with a request is there', code: "import { headers } from 'next/headers';\nexport async function f(api, id) {\n  const sent = await headers();\n  const user = await api.getUser(id);\n  return [sent, user];\n}" },
    { name: 'a pause is meant', code: 'export async function f(api, id) {\n  const nothing = await sleep(10);\n  const user = await api.getUser(id);\n  return [nothing, user];\n}' },
    { name: 'promises that already run wait together', code: 'export async function f(api, id) {\n  const a = api.getUser(id);\n  const b = api.getOrders(id);\n  return [await a, await b];\n}' },
    { name: 'a function that waits for nothing gains nothing', code: 'const getName = async user => user.name;\nexport async function f(api, user) {\n  const name = await getName(user);\n  const orders = await api.getOrders(user);\n  return [name, orders];\n}' },
    { name: 'a memo that the first fills is there for the second', code: 'let memo;\nasync function getUser(id) {\n  memo ??= await fetch("/");\n  return await fetch(memo + id);\n}\nexport async function f(a, b) {\n  const one = await getUser(a);\n  const two = await getUser(b);\n  return [one, two];\n}' },
    { name: 'the first result is kept when the second fails', code: 'export async function f(api, id) {\n  let user, orders;\n  try {\n    user = await api.getUser(id);\n    orders = await api.getOrders(id);\n  } catch {\n    orders ??= [];\n  }\n  return [user, orders];\n}' },
    { name: 'this holds what the second is called on', code: 'export class C {\n  async f(id) {\n    this.client = await getClient(id);\n    const user = await this.client.getUser(id);\n    return user;\n  }\n}' },
    { name: 'nothing is known of either', code: 'export async function f(id, other) {\n  const a = await ponder(id);\n  const b = await consider(other);\n  return [a, b];\n}' },
    { name: 'a setting says that the order matters', code: 'export async function f(api, id) {\n  const a = await api.getNext(id);\n  const b = await api.getOrders(id);\n  return [a, b];\n}', settings: { 'async-smells': { ordered: ['getNext'] } } },
    { name: 'a setting says that it is a guard', code: 'export async function f(api, id) {\n  const a = await api.getOwner(id);\n  const b = await api.getOrders(id);\n  return [a, b];\n}', settings: { 'async-smells': { guards: ['api.getOwner'] } } },
    { name: 'unproven does not ask about a change', code: 'export async function f(api, id) {\n  const a = await ponder(id);\n  const b = await api.saveUser(id);\n  return [a, b];\n}', options: [{ unproven: true }] },
  ],
  invalid: [
    {
      name: 'what an if governs without braces gets them',
      code: 'export async function page(api, id) {\n  if (id) return { user: await api.getUser(id), orders: await api.getOrders(id) };\n  return null;\n}',
      errors: [
        {
          messageId: 'oneAfterAnother',
          data: { first: 'api.getUser(id)', second: 'api.getOrders(id)', because: byName('api.getUser', 'api.getOrders') },
          line: 2,
          column: 26,
          endLine: 2,
          endColumn: 80,
          suggestions: [
            {
              messageId: 'together',
              data: { count: '2' },
              output:
                'export async function page(api, id) {\n  if (id) {\n    const [user, orders] = await Promise.all([api.getUser(id), api.getOrders(id)]);\n    return { user, orders };\n  }\n  return null;\n}',
            },
          ],
        },
      ],
    },
    {
      name: 'a comment that is for a tool stays at its line, so that nothing is moved',
      code: 'export async function page(api, id) {\n  const user = await api.getUser(id);\n  // prettier-ignore\n  const { old_orders } = await api.getOrders(id);\n  return { user, old_orders };\n}',
      errors: [
        {
          messageId: 'oneAfterAnother',
          data: { first: 'api.getUser(id)', second: 'api.getOrders(id)', because: byName('api.getUser', 'api.getOrders') },
          line: 2,
          column: 16,
          endLine: 4,
          endColumn: 49,
          suggestions: [],
        },
      ],
    },
    {
      name: 'two reads, of which neither needs the other',
      code: 'export async function profile(id) {\n  const user = await getUser(id);\n  const orders = await getOrders(id);\n  return { user, orders };\n}',
      errors: [
        {
          messageId: 'oneAfterAnother',
          data: { first: 'getUser(id)', second: 'getOrders(id)', because: byName('getUser', 'getOrders') },
          line: 2,
          column: 16,
          endLine: 3,
          endColumn: 37,
          suggestions: [{ messageId: 'together', data: { count: '2' }, output: 'export async function profile(id) {\n  const [user, orders] = await Promise.all([getUser(id), getOrders(id)]);\n  return { user, orders };\n}' }],
        },
      ],
    },
    {
      name: 'the elements of one literal',
      code: 'export const both = async (api) => [await api.fetchTeams(), await api.fetchPlayers()];',
      errors: [
        {
          messageId: 'oneAfterAnother',
          data: { first: 'api.fetchTeams()', second: 'api.fetchPlayers()', because: byName('api.fetchTeams', 'api.fetchPlayers') },
          line: 1,
          column: 37,
          endLine: 1,
          endColumn: 85,
          suggestions: [{ messageId: 'together', data: { count: '2' }, output: 'export const both = async (api) => await Promise.all([api.fetchTeams(), api.fetchPlayers()]);' }],
        },
      ],
    },
    {
      name: 'each waits twice',
      code: 'export async function compare(a, b) {\n  const left = await (await fetch(a)).json();\n  const right = await (await fetch(b)).json();\n  return left.version === right.version;\n}',
      errors: [
        {
          messageId: 'oneAfterAnother',
          data: { first: '(await fetch(a)).json()', second: '(await fetch(b)).json()', because: "'fetch' only reads and 'fetch' only reads" },
          line: 2,
          column: 16,
          endLine: 3,
          endColumn: 46,
          suggestions: [
            {
              messageId: 'together',
              data: { count: '2' },
              output:
                'export async function compare(a, b) {\n  const [left, right] = await Promise.all([\n    fetch(a).then((response) => response.json()),\n    fetch(b).then((response) => response.json()),\n  ]);\n  return left.version === right.version;\n}',
            },
          ],
        },
      ],
    },
    {
      name: 'a chain beside something else: the neighbours that do not need each other wait together',
      code: 'export async function page(api, id) {\n  const user = await api.getUser(id);\n  const friends = await api.listFriends(user.friends);\n  const { total } = await api.countVisits(id);\n  return { user, friends, total };\n}',
      errors: [
        {
          messageId: 'oneAfterAnother',
          data: { first: 'api.listFriends(user.friends)', second: 'api.countVisits(id)', because: byName('api.listFriends', 'api.countVisits') },
          line: 3,
          column: 19,
          endLine: 4,
          endColumn: 46,
          suggestions: [
            {
              messageId: 'together',
              data: { count: '2' },
              output:
                'export async function page(api, id) {\n  const user = await api.getUser(id);\n  const [friends, { total }] = await Promise.all([api.listFriends(user.friends), api.countVisits(id)]);\n  return { user, friends, total };\n}',
            },
          ],
        },
      ],
    },
    {
      name: 'three, with a comment that stays and a variable that changes later',
      code: 'export async function three(api) {\n  let a = await api.getA();\n  const b = await api.getB();\n  // The last one is the slowest.\n  const c = await api.getC();\n  a += b;\n  return [a, c];\n}',
      errors: [
        {
          messageId: 'oneAfterAnother',
          data: { first: 'api.getA()', second: 'api.getB()', because: byName('api.getA', 'api.getB') },
          line: 2,
          column: 11,
          endLine: 5,
          endColumn: 29,
          suggestions: [
            {
              messageId: 'together',
              data: { count: '3' },
              output:
                'export async function three(api) {\n  const [aResult, b, c] = await Promise.all([\n    api.getA(),\n    api.getB(),\n    // The last one is the slowest.\n    api.getC(),\n  ]);\n  let a = aResult;\n  a += b;\n  return [a, c];\n}',
            },
          ],
        },
      ],
    },
    {
      name: 'documented reads, at module level',
      code: `${FS}const config = await readFile('config.json');\nconst keys = await readFile('keys.json');\nexport { config, keys };`,
      errors: [
        {
          messageId: 'oneAfterAnother',
          data: { first: "readFile('config.json')", second: "readFile('keys.json')", because: "'readFile' only reads and 'readFile' only reads" },
          line: 2,
          column: 16,
          endLine: 3,
          endColumn: 41,
          suggestions: [{ messageId: 'together', data: { count: '2' }, output: `${FS}const [config, keys] = await Promise.all([readFile('config.json'), readFile('keys.json')]);\nexport { config, keys };` }],
        },
      ],
    },
    {
      name: 'what is done with both ends the run',
      code: 'export async function f(api) {\n  save(await api.getA(), await api.getB());\n  const c = await api.getC();\n  return c;\n}',
      errors: [
        {
          messageId: 'oneAfterAnother',
          data: { first: 'api.getA()', second: 'api.getB()', because: byName('api.getA', 'api.getB') },
          line: 2,
          column: 8,
          endLine: 2,
          endColumn: 42,
          suggestions: [
            {
              messageId: 'together',
              data: { count: '2' },
              output: 'export async function f(api) {\n  const [a, b] = await Promise.all([api.getA(), api.getB()]);\n  save(a, b);\n  const c = await api.getC();\n  return c;\n}',
            },
          ],
        },
      ],
    },
    {
      name: 'one result is kept on this, which the other does not look at',
      code: 'export class Store {\n  async load(id) {\n    this.user = await getUser(id);\n    const orders = await getOrders(id);\n    return orders;\n  }\n}',
      errors: [
        {
          messageId: 'oneAfterAnother',
          data: { first: 'getUser(id)', second: 'getOrders(id)', because: byName('getUser', 'getOrders') },
          line: 3,
          column: 17,
          endLine: 4,
          endColumn: 39,
          suggestions: [
            {
              messageId: 'together',
              data: { count: '2' },
              output:
                'export class Store {\n  async load(id) {\n    const [user, orders] = await Promise.all([getUser(id), getOrders(id)]);\n    this.user = user;\n    return orders;\n  }\n}',
            },
          ],
        },
      ],
    },
    {
      name: 'a case of a switch is a block of its own',
      code: 'export async function f(kind, api) {\n  switch (kind) {\n    case 1:\n      const a = await api.getA();\n      const b = await api.getB();\n      return [a, b];\n  }\n}',
      errors: [
        {
          messageId: 'oneAfterAnother',
          data: { first: 'api.getA()', second: 'api.getB()', because: byName('api.getA', 'api.getB') },
          line: 4,
          column: 17,
          endLine: 5,
          endColumn: 33,
          suggestions: [
            {
              messageId: 'together',
              data: { count: '2' },
              output: 'export async function f(kind, api) {\n  switch (kind) {\n    case 1:\n      const [a, b] = await Promise.all([api.getA(), api.getB()]);\n      return [a, b];\n  }\n}',
            },
          ],
        },
      ],
    },
    {
      name: 'the second may throw before its promise is there, so nothing is rewritten',
      code: 'export async function f(api, text) {\n  const a = await api.getA();\n  const b = await api.getB(JSON.parse(text));\n  return [a, b];\n}',
      errors: [
        {
          messageId: 'oneAfterAnother',
          data: { first: 'api.getA()', second: 'api.getB(JSON.parse(text))', because: byName('api.getA', 'api.getB') },
          line: 2,
          column: 13,
          endLine: 3,
          endColumn: 45,
          suggestions: [],
        },
      ],
    },
    {
      name: 'long calls are shortened in the message',
      code: "export async function f(api) {\n  const a = await api.getA('a name that is longer than anybody wants to read in a message');\n  const b = await api.getB();\n  return [a, b];\n}",
      settings: { 'async-smells': { apply: 'none' } },
      errors: [
        {
          messageId: 'oneAfterAnother',
          data: { first: "api.getA('a name that is longer than anybody wants to rea...", second: 'api.getB()', because: byName('api.getA', 'api.getB') },
          line: 2,
          column: 13,
          endLine: 3,
          endColumn: 29,
          suggestions: [],
        },
      ],
    },
    {
      name: 'a setting says that the calls only read',
      code: 'export async function f(id, other) {\n  const a = await ponder(id);\n  const b = await consider(other);\n  return [a, b];\n}',
      settings: { 'async-smells': { reads: ['ponder', 'cons*'] } },
      errors: [
        {
          messageId: 'oneAfterAnother',
          data: { first: 'ponder(id)', second: 'consider(other)', because: byName('ponder', 'consider') },
          line: 2,
          column: 13,
          endLine: 3,
          endColumn: 34,
          suggestions: [{ messageId: 'together', data: { count: '2' }, output: 'export async function f(id, other) {\n  const [a, b] = await Promise.all([ponder(id), consider(other)]);\n  return [a, b];\n}' }],
        },
      ],
    },
    {
      name: 'the setting apply: suggestions makes the rewrite a fix as well',
      code: 'export async function f(id) {\n  const user = await getUser(id);\n  const orders = await getOrders(id);\n  return { user, orders };\n}',
      settings: { 'async-smells': { apply: 'suggestions' } },
      output: 'export async function f(id) {\n  const [user, orders] = await Promise.all([getUser(id), getOrders(id)]);\n  return { user, orders };\n}',
      errors: [
        {
          messageId: 'oneAfterAnother',
          data: { first: 'getUser(id)', second: 'getOrders(id)', because: byName('getUser', 'getOrders') },
          line: 2,
          column: 16,
          endLine: 3,
          endColumn: 37,
          suggestions: [{ messageId: 'together', data: { count: '2' }, output: 'export async function f(id) {\n  const [user, orders] = await Promise.all([getUser(id), getOrders(id)]);\n  return { user, orders };\n}' }],
        },
      ],
    },
    {
      name: 'unproven asks about what nobody can see, and rewrites nothing',
      code: 'export async function f(id, other) {\n  const a = await ponder(id);\n  const b = await consider(other);\n  return [a, b];\n}',
      options: [{ unproven: true }],
      errors: [{ messageId: 'maybeIndependent', data: { first: 'ponder(id)', second: 'consider(other)' }, line: 2, column: 13, endLine: 3, endColumn: 34, suggestions: [] }],
    },
    {
      name: 'unproven does not ask twice about what is reported anyway',
      code: 'export async function f(api, id) {\n  const a = await api.getA(id);\n  const b = await api.getB(id);\n  const c = await ponder(id);\n  return [a, b, c];\n}',
      options: [{ unproven: true }],
      settings: { 'async-smells': { apply: 'none' } },
      errors: [{ messageId: 'oneAfterAnother', data: { first: 'api.getA(id)', second: 'api.getB(id)', because: byName('api.getA', 'api.getB') }, line: 2, column: 13, endLine: 3, endColumn: 31, suggestions: [] }],
    },
  ],
});
