import rule from '../../rules/no-async-callback.ts';
import { RuleTester } from '../support/rule-tester.ts';

new RuleTester().run('no-async-callback', rule, {
  assertionOptions: { requireLocation: true, requireData: true },
  valid: [
    { name: 'a plain callback', code: 'users.forEach(user => { save(user); });' },
    { name: 'an async callback that waits for nothing', code: 'names.forEach(async name => { show(name); });' },
    { name: 'a loop waits', code: 'async function f(users) { for (const user of users) await save(user); }' },
    { name: 'Promise.all waits', code: 'async function f(users) { await Promise.all(users.map(async user => save(await user))); }' },
    { name: 'the promises are handed on', code: 'const f = users => users.map(async user => save(await user));' },
    { name: 'they are kept for later', code: 'async function f(users) { const all = users.map(async user => save(await user)); await Promise.all(all); }' },
    { name: 'void says that nobody means to wait', code: 'function f(users) { void users.map(async user => save(await user)); }' },
    { name: 'who waits for the result may know another forEach', code: 'async function f(pool) { await pool.items.forEach(async item => { await save(item); }); }' },
    { name: 'or hands it on', code: 'const f = pool => pool.items.forEach(async item => { await save(item); });' },
    { name: 'or chains on it', code: 'users.filter(async user => await ask(user)).then(show);' },
    { name: "a class of the project's own may wait", code: 'class Users { async forEach(f) { for (const user of this.all) await f(user); } } const users = new Users(); users.forEach(async user => { await save(user); });' },
    { name: 'a type that is no array', code: 'function f(users: Users) { users.forEach(async user => { await save(user); }); }' },
    { name: 'a name that is no list', code: 'function f(source) { source.forEach(async user => { await save(user); }); source.filter(async user => await ask(user)); }' },
    { name: 'a function of a library that waits', code: "import async from 'async'; async.forEach(users, async user => { await save(user); });" },
    { name: 'a callback at another place', code: 'users.find({ id }, async (error, user) => { await save(user); });' },
    { name: 'tests, one for each', code: "it.each([1, 2])('a', async a => { await save(a); });" },
    { name: 'an async generator gives no promise', code: 'lists.map(async function* (list) { yield* list; });' },
    { name: 'the errors are taken in where nobody can wait', code: 'function f(links) { links.forEach(async link => { try { await load(link); } catch (error) { report(error); } }); }' },
    { name: 'so they are by a chain', code: 'function f(links) { links.forEach(async link => { await load(link).catch(report); }); }' },
    { name: 'an accumulator that is awaited', code: 'const f = users => users.reduce(async (all, user) => [...(await all), await load(user)], []);' },
    { name: 'or awaited into another name', code: 'const f = users => users.reduce(async (before, user) => { const all = await before; all.push(await load(user)); return all; }, []);' },
    { name: 'or into its own', code: 'const f = users => users.reduce(async (all, user) => { all = await all; all.push(await load(user)); return all; }, []);' },
    { name: 'or handed on', code: 'const f = steps => steps.reduce(async (before, step) => step(await before), start);' },
    { name: 'or chained on', code: 'const f = steps => steps.reduce(async (before, step) => before.then(step), start);' },
    { name: 'promises that are looked at as promises', code: 'const f = users => users.map(async user => load(await user)).map(promise => promise.catch(report));' },
    { name: 'a list that is filtered by something else', code: 'const f = users => users.map(async user => load(await user)).filter((_, index) => index > 1);' },
    { name: 'flatMap of single values is a map', code: 'const f = users => Promise.all(users.flatMap(async user => load(await user)));' },
    { name: 'what it gives is flattened later', code: 'async function f(users) { return (await Promise.all(users.flatMap(async user => [await load(user)]))).flat(); }' },
    { name: 'pushes before anything is waited for', code: 'async function f(users) { const all = []; await Promise.all(users.map(async user => { all.push(user); await load(user); })); return all; }' },
    { name: 'pushes that are sorted', code: 'async function f(users) { const all = []; await Promise.all(users.map(async user => { all.push(await load(user)); })); return all.sort(); }' },
    { name: 'pushes that are counted', code: 'async function f(users) { const all = []; await Promise.all(users.map(async user => { all.push(await load(user)); })); return all.length; }' },
    { name: 'pushes of errors', code: 'async function f(users) { const errors = []; await Promise.all(users.map(async user => { errors.push(await check(user)); })); return errors; }' },
    { name: 'pushes when something fails', code: 'async function f(users) { const again = []; await Promise.all(users.map(async user => { try { await load(user); } catch { again.push(user); } })); return again; }' },
    { name: 'pushes of a loop in the callback', code: 'async function f(users) { return Promise.all(users.map(async user => { const all = []; for (const one of user) all.push(await load(one)); return all; })); }' },
    { name: 'pushes whose order nobody sees', code: 'async function f(users) { const all = []; await Promise.all(users.map(async user => { all.push(await load(user)); })); await store.remove({ not: all }); }' },
    { name: 'an interval that takes its errors in', code: 'setInterval(async () => { try { await poll(); } catch (error) { report(error); } }, 10);' },
    { name: 'by way of a function that does', code: 'async function poll() { try { await fetch(a); } catch (error) { report(error); } } setInterval(async () => { await poll(); }, 10);' },
    { name: 'a timer of which it is not known', code: 'setTimeout(async () => { await run(); }, 10);' },
    { name: 'a timer that only waits', code: "import { setTimeout as sleep } from 'node:timers/promises'; setTimeout(async () => { await sleep(10); show(); }, 10);" },
    { name: 'a timer that looks at nothing that fails', code: 'async function clear(key) { cache.delete(key); } setInterval(async () => { await clear(a); }, 10);' },
    { name: 'somebody handles what nobody else does', code: "process.on('unhandledRejection', report); setInterval(async () => { await poll(); }, 10);" },
    { name: 'a function of the same name', code: 'const setInterval = wrap(); setInterval(async () => { await poll(); }, 10);' },
    { name: 'a listener', code: "queue.on('job', async job => { await work(job); });" },
    { name: 'a listener that takes its errors in', code: "queue.on('job', async job => { try { await work(job); } catch (error) { report(error); } });", options: [{ unproven: true }] },
  ],
  invalid: [
    {
      name: 'nobody would hear a promise fail that already runs while the callbacks are waited for',
      code: "export async function f(users) {\n  const rates = fetch('/rates');\n  users.forEach(async user => { await fetch(user); });\n  await rates;\n}",
      errors: [{ messageId: 'ignored', data: { method: 'forEach', work: 'fetch(user)' }, line: 3, column: 9, endLine: 3, endColumn: 16, suggestions: [] }],
    },
    {
      name: 'nor one that a caller awaits afterwards',
      code: "async function each(users) {\n  users.forEach(async user => { await fetch(user); });\n}\nexport async function f(users) {\n  const rates = fetch('/rates');\n  await each(users);\n  await rates;\n}",
      errors: [{ messageId: 'ignored', data: { method: 'forEach', work: 'fetch(user)' }, line: 2, column: 9, endLine: 2, endColumn: 16, suggestions: [] }],
    },
    {
      name: 'forEach goes on',
      code: 'export async function f(members, mailer) {\n  members.forEach(async member => {\n    if (!member) return;\n    const body = await mailer.render(member);\n    await mailer.deliver(member.address, body);\n  });\n}',
      errors: [
        {
          messageId: 'ignored',
          data: { work: 'mailer.render(member)' },
          line: 2,
          column: 11,
          endLine: 2,
          endColumn: 18,
          suggestions: [
            { messageId: 'inTurn', output: 'export async function f(members, mailer) {\n  for (const member of members) {\n    if (!member) continue;\n    const body = await mailer.render(member);\n    await mailer.deliver(member.address, body);\n  }\n}' },
            { messageId: 'together', output: 'export async function f(members, mailer) {\n  await Promise.all(members.map(async member => {\n    if (!member) return;\n    const body = await mailer.render(member);\n    await mailer.deliver(member.address, body);\n  }));\n}' },
          ],
        },
      ],
    },
    {
      name: 'forEach of a set, which has no map',
      code: 'const users = new Set();\nexport async function f(g) {\n  users.forEach(async user => {\n    await g(user);\n  });\n}',
      errors: [{ messageId: 'ignored', data: { work: 'g(user)' }, line: 3, column: 9, endLine: 3, endColumn: 16, suggestions: null }],
    },
    {
      name: 'forEach of what is surely an array, with an index, in a body without braces',
      code: 'async function f(g) {\n  for (const key of await g()) Object.keys(key).forEach(async (name, at) => await g.save(name, at));\n}',
      errors: [
        {
          messageId: 'ignored',
          data: { work: 'g.save(name, at)' },
          line: 2,
          column: 49,
          endLine: 2,
          endColumn: 56,
          suggestions: [
            { messageId: 'inTurn', output: 'async function f(g) {\n  for (const key of await g()) for (const [at, name] of Object.keys(key).entries()) {\n    await g.save(name, at);\n  }\n}' },
            { messageId: 'together', output: 'async function f(g) {\n  for (const key of await g()) await Promise.all(Object.keys(key).map(async (name, at) => await g.save(name, at)));\n}' },
          ],
        },
      ],
    },
    {
      name: 'forEach that only reads: a loop would be told of again',
      code: 'async function f(api, users) {\n  users.forEach(async user => {\n    user.orders = await api.getOrders(user);\n  });\n}',
      errors: [
        {
          messageId: 'ignored',
          data: { work: 'api.getOrders(user)' },
          line: 2,
          column: 9,
          endLine: 2,
          endColumn: 16,
          suggestions: [
            { messageId: 'together', output: 'async function f(api, users) {\n  await Promise.all(users.map(async user => {\n    user.orders = await api.getOrders(user);\n  }));\n}' },
          ],
        },
      ],
    },
    {
      name: 'forEach that collects: the values come back',
      code: 'async function f(api, users) {\n  const all = [];\n  users.forEach(async user => {\n    all.push(await api.getUser(user));\n  });\n  return all;\n}',
      errors: [
        {
          messageId: 'ignored',
          data: { work: 'api.getUser(user)' },
          line: 3,
          column: 9,
          endLine: 3,
          endColumn: 16,
          suggestions: [
            { messageId: 'collect', output: 'async function f(api, users) {\n  const all = await Promise.all(users.map(async user => {\n    return await api.getUser(user);\n  }));\n  return all;\n}' },
          ],
        },
      ],
    },
    {
      name: 'forEach over one connection: only one after the other',
      code: 'async function f(tx, rows) {\n  rows.forEach(async ({ id }) => {\n    await tx.insert(id);\n  });\n}',
      errors: [
        {
          messageId: 'ignored',
          data: { work: 'tx.insert(id)' },
          line: 2,
          column: 8,
          endLine: 2,
          endColumn: 15,
          suggestions: [
            { messageId: 'inTurn', output: 'async function f(tx, rows) {\n  for (const { id } of rows) {\n    await tx.insert(id);\n  }\n}' },
          ],
        },
      ],
    },
    {
      name: 'a function with a name',
      code: 'async function save(user) {\n  await fetch(user);\n}\nexport async function f(users) {\n  users.forEach(save);\n}',
      errors: [
        {
          messageId: 'ignored',
          data: { work: 'fetch(user)' },
          line: 5,
          column: 9,
          endLine: 5,
          endColumn: 16,
          suggestions: [
            { messageId: 'together', output: 'async function save(user) {\n  await fetch(user);\n}\nexport async function f(users) {\n  await Promise.all(users.map(save));\n}' },
          ],
        },
      ],
    },
    {
      name: 'nobody may wait there',
      code: 'function f(users, g) {\n  users.forEach(async user => {\n    await g(user);\n  });\n}',
      errors: [
        {
          messageId: 'ignored',
          data: { work: 'g(user)' },
          line: 2,
          column: 9,
          endLine: 2,
          endColumn: 16,
          suggestions: null,
        },
      ],
    },
    {
      name: 'the value that is returned is waited for',
      code: 'async function f(users) {\n  users.forEach(async user => {\n    log(user);\n    return fetch(user);\n  });\n}',
      errors: [
        {
          messageId: 'ignored',
          data: { work: 'fetch(user)' },
          line: 2,
          column: 9,
          endLine: 2,
          endColumn: 16,
          suggestions: [
            { messageId: 'together', output: 'async function f(users) {\n  await Promise.all(users.map(async user => {\n    log(user);\n    return fetch(user);\n  }));\n}' },
          ],
        },
      ],
    },
    {
      name: 'a return inside of a loop of its own would end that one',
      code: 'async function f(users, g) {\n  users.forEach(async user => {\n    for (const a of user) {\n      if (await g(a)) return;\n    }\n  });\n}',
      errors: [
        {
          messageId: 'ignored',
          data: { work: 'g(a)' },
          line: 2,
          column: 9,
          endLine: 2,
          endColumn: 16,
          suggestions: [
            { messageId: 'together', output: 'async function f(users, g) {\n  await Promise.all(users.map(async user => {\n    for (const a of user) {\n      if (await g(a)) return;\n    }\n  }));\n}' },
          ],
        },
      ],
    },
    {
      name: 'the body changes the list',
      code: 'async function f(queue, g) {\n  queue.forEach(async job => {\n    queue.push(await g(job));\n  });\n}',
      errors: [
        {
          messageId: 'ignored',
          data: { work: 'g(job)' },
          line: 2,
          column: 9,
          endLine: 2,
          endColumn: 16,
          suggestions: [
            { messageId: 'together', output: 'async function f(queue, g) {\n  await Promise.all(queue.map(async job => {\n    queue.push(await g(job));\n  }));\n}' },
          ],
        },
      ],
    },
    {
      name: 'a comment would be lost',
      code: 'async function f(users, g) {\n  users.forEach(/* each */ async user => {\n    await g(user);\n  });\n}',
      errors: [
        {
          messageId: 'ignored',
          data: { work: 'g(user)' },
          line: 2,
          column: 9,
          endLine: 2,
          endColumn: 16,
          suggestions: [
            { messageId: 'together', output: 'async function f(users, g) {\n  await Promise.all(users.map(/* each */ async user => {\n    await g(user);\n  }));\n}' },
          ],
        },
      ],
    },
    {
      name: 'map is thrown away',
      code: 'async function f(urls, cache) {\n  urls.map(async url => {\n    await cache.add(url);\n  });\n}',
      errors: [
        {
          messageId: 'dropped',
          data: { work: 'cache.add(url)' },
          line: 2,
          column: 8,
          endLine: 2,
          endColumn: 11,
          suggestions: [
            { messageId: 'together', output: 'async function f(urls, cache) {\n  await Promise.all(urls.map(async url => {\n    await cache.add(url);\n  }));\n}' },
          ],
        },
      ],
    },
    {
      name: 'or bound to a name of which nobody speaks',
      code: 'async function f(urls, cache) {\n  const added = urls.map(async url => cache.add(await url));\n}',
      errors: [
        {
          messageId: 'dropped',
          data: { work: 'url' },
          line: 2,
          column: 22,
          endLine: 2,
          endColumn: 25,
          suggestions: [
            { messageId: 'together', output: 'async function f(urls, cache) {\n  const added = await Promise.all(urls.map(async url => cache.add(await url)));\n}' },
          ],
        },
      ],
    },
    {
      name: 'the array is awaited',
      code: "async function f(text, load) {\n  return (await text.split(',').map(async part => load(part))).length;\n}",
      errors: [
        {
          messageId: 'arrayAwaited',
          line: 2,
          column: 33,
          endLine: 2,
          endColumn: 36,
          suggestions: [
            { messageId: 'elements', output: "async function f(text, load) {\n  return (await Promise.all(text.split(',').map(async part => load(part)))).length;\n}" },
          ],
        },
      ],
    },
    {
      name: 'a filter that keeps all',
      code: 'async function f(users, isActive) {\n  const active = users.filter(async user => await isActive(user.id));\n  return active;\n}',
      errors: [
        {
          messageId: 'everyElement',
          data: { method: 'filter' },
          line: 2,
          column: 24,
          endLine: 2,
          endColumn: 30,
          suggestions: [
            { messageId: 'askTogether', output: 'async function f(users, isActive) {\n  const answers = await Promise.all(users.map(async user => await isActive(user.id)));\n  const active = users.filter((_, index) => answers[index]);\n  return active;\n}' },
          ],
        },
      ],
    },
    {
      name: 'in a function that is not async',
      code: 'export const active = (users, isActive) => users.filter(async user => await isActive(user.id));',
      errors: [
        {
          messageId: 'everyElement',
          data: { method: 'filter' },
          line: 1,
          column: 50,
          endLine: 1,
          endColumn: 56,
          suggestions: null,
        },
      ],
    },
    {
      name: 'a find that stops at the first',
      code: 'async function f(users, isActive) {\n  const answers = 1;\n  return users.find(async user => isActive(user, answers));\n}',
      errors: [
        {
          messageId: 'firstElement',
          data: { method: 'find' },
          line: 3,
          column: 16,
          endLine: 3,
          endColumn: 20,
          suggestions: [
            { messageId: 'askTogether', output: 'async function f(users, isActive) {\n  const answers = 1;\n  const kept = await Promise.all(users.map(async user => isActive(user, answers)));\n  return users.find((_, index) => kept[index]);\n}' },
          ],
        },
      ],
    },
    {
      name: 'a find amid an expression gets no statement',
      code: 'async function f(users, isActive) {\n  return (users.find(async user => isActive(user)) ?? {}).name;\n}',
      errors: [
        {
          messageId: 'firstElement',
          data: { method: 'find' },
          line: 2,
          column: 17,
          endLine: 2,
          endColumn: 21,
          suggestions: null,
        },
      ],
    },
    {
      name: 'an index',
      code: "async function f(a, isThere) {\n  const paths = a.split(':');\n  return paths.findIndex(async path => await isThere(path));\n}",
      errors: [
        {
          messageId: 'firstElement',
          data: { method: 'findIndex' },
          line: 3,
          column: 16,
          endLine: 3,
          endColumn: 25,
          suggestions: [
            { messageId: 'askTogether', output: "async function f(a, isThere) {\n  const paths = a.split(':');\n  return (await Promise.all(paths.map(async path => await isThere(path)))).findIndex(Boolean);\n}" },
          ],
        },
      ],
    },
    {
      name: 'a test that is true at once',
      code: 'async function f(users, isAdmin) {\n  if (!users.some(async user => await isAdmin(user))) throw new Error();\n}',
      errors: [
        {
          messageId: 'always',
          data: { method: 'some' },
          line: 2,
          column: 14,
          endLine: 2,
          endColumn: 18,
          suggestions: [
            { messageId: 'askTogether', output: 'async function f(users, isAdmin) {\n  if (!(await Promise.all(users.map(async user => await isAdmin(user)))).some(Boolean)) throw new Error();\n}' },
          ],
        },
      ],
    },
    {
      name: 'and awaited in vain',
      code: 'async function f(isAdmin) {\n  return await [1, 2].every(async id => isAdmin(id));\n}',
      errors: [
        {
          messageId: 'always',
          data: { method: 'every' },
          line: 2,
          column: 23,
          endLine: 2,
          endColumn: 28,
          suggestions: [
            { messageId: 'askTogether', output: 'async function f(isAdmin) {\n  return (await Promise.all([1, 2].map(async id => isAdmin(id)))).every(Boolean);\n}' },
          ],
        },
      ],
    },
    {
      name: 'a comparison that gives no number',
      code: 'async function f(files, age) {\n  files.sort(async (a, b) => (await age(a)) - (await age(b)));\n}',
      errors: [
        {
          messageId: 'unsorted',
          data: { method: 'sort' },
          line: 2,
          column: 9,
          endLine: 2,
          endColumn: 13,
          suggestions: null,
        },
      ],
    },
    {
      name: 'flatMap of promises',
      code: 'async function f(folders, read) {\n  return await Promise.all(folders.flatMap(async folder => [folder, await read(folder)]));\n}',
      errors: [
        {
          messageId: 'nested',
          line: 2,
          column: 36,
          endLine: 2,
          endColumn: 43,
          suggestions: [
            { messageId: 'flattenAfter', output: 'async function f(folders, read) {\n  return (await Promise.all(folders.map(async folder => [folder, await read(folder)]))).flat();\n}' },
          ],
        },
      ],
    },
    {
      name: 'flatMap of promises that nobody awaits at once',
      code: 'function f(folders, read) {\n  return folders.flatMap(async folder => [folder, await read(folder)]);\n}',
      errors: [
        {
          messageId: 'nested',
          line: 2,
          column: 18,
          endLine: 2,
          endColumn: 25,
          suggestions: null,
        },
      ],
    },
    {
      name: 'an accumulator in a sum',
      code: 'const f = (items, price) => items.reduce(async (sum, item) => sum + (await price(item)), 0);',
      errors: [
        {
          messageId: 'accumulator',
          data: { name: 'sum' },
          line: 1,
          column: 63,
          endLine: 1,
          endColumn: 66,
          suggestions: [
            { messageId: 'awaitAccumulator', data: { name: 'sum' }, output: 'const f = (items, price) => items.reduce(async (sum, item) => (await sum) + (await price(item)), 0);' },
          ],
        },
      ],
    },
    {
      name: 'an accumulator whose members are used, twice',
      code: 'const f = (items, load) => items.reduce(async (all, item) => {\n  all.push(await load(item));\n  return [...all];\n}, []);',
      errors: [
        {
          messageId: 'accumulator',
          data: { name: 'all' },
          line: 2,
          column: 3,
          endLine: 2,
          endColumn: 6,
          suggestions: [
            { messageId: 'awaitAccumulator', data: { name: 'all' }, output: 'const f = (items, load) => items.reduce(async (all, item) => {\n  (await all).push(await load(item));\n  return [...await all];\n}, []);' },
          ],
        },
      ],
    },
    {
      name: 'in a function inside of it, where await may not stand',
      code: 'const f = (items, load) => items.reduce(async (all, item) => (await load(item)).map(value => all[value]), []);',
      errors: [
        {
          messageId: 'accumulator',
          data: { name: 'all' },
          line: 1,
          column: 94,
          endLine: 1,
          endColumn: 97,
          suggestions: null,
        },
      ],
    },
    {
      name: 'nobody waits for the one before',
      code: 'const f = (steps, run) => steps.reduce(async (_, step) => {\n  await run(step);\n}, Promise.resolve());',
      errors: [
        {
          messageId: 'onlyLast',
          line: 1,
          column: 33,
          endLine: 1,
          endColumn: 39,
          suggestions: null,
        },
      ],
    },
    {
      name: 'promises are taken for values',
      code: 'async function f(ids, find) {\n  return Promise.all(ids.map(async id => find(id)).filter(Boolean));\n}',
      errors: [
        {
          messageId: 'misread',
          data: { method: 'filter' },
          line: 2,
          column: 52,
          endLine: 2,
          endColumn: 58,
          suggestions: null,
        },
      ],
    },
    {
      name: 'in an awaited Promise.all, which moves',
      code: 'async function f(ids, find) {\n  return await Promise.all(ids.map(async id => find(id)).filter(Boolean));\n}',
      errors: [
        {
          messageId: 'misread',
          data: { method: 'filter' },
          line: 2,
          column: 58,
          endLine: 2,
          endColumn: 64,
          suggestions: [
            { messageId: 'waitFirst', output: 'async function f(ids, find) {\n  return (await Promise.all(ids.map(async id => find(id)))).filter(Boolean);\n}' },
          ],
        },
      ],
    },
    {
      name: 'a list of promises as a text',
      code: "async function f(ids, find) {\n  return ids.map(async id => find(id)).join(', ');\n}",
      errors: [
        {
          messageId: 'misread',
          data: { method: 'join' },
          line: 2,
          column: 40,
          endLine: 2,
          endColumn: 44,
          suggestions: [
            { messageId: 'waitFirst', output: "async function f(ids, find) {\n  return (await Promise.all(ids.map(async id => find(id)))).join(', ');\n}" },
          ],
        },
      ],
    },
    {
      name: 'pushes come when they are done',
      code: 'async function f(layouts, compile) {\n  const pages = [];\n  await Promise.all(layouts.map(async layout => {\n    const page = await compile(layout);\n    pages.push({ page });\n  }));\n  return pages;\n}',
      errors: [
        {
          messageId: 'unordered',
          data: { array: 'pages' },
          line: 5,
          column: 5,
          endLine: 5,
          endColumn: 25,
          suggestions: [
            { messageId: 'returnValue', output: 'async function f(layouts, compile) {\n  const pages = await Promise.all(layouts.map(async layout => {\n    const page = await compile(layout);\n    return { page };\n  }));\n  return pages;\n}' },
          ],
        },
      ],
    },
    {
      name: 'into an array that holds something already',
      code: 'async function f(layouts, compile) {\n  const pages = [0];\n  await Promise.all(layouts.map(async layout => pages.push(await compile(layout))));\n  return { pages };\n}',
      errors: [
        {
          messageId: 'unordered',
          data: { array: 'pages' },
          line: 3,
          column: 49,
          endLine: 3,
          endColumn: 82,
          suggestions: [
            { messageId: 'returnValue', output: 'async function f(layouts, compile) {\n  const pages = [0];\n  pages.push(...await Promise.all(layouts.map(async layout => await compile(layout))));\n  return { pages };\n}' },
          ],
        },
      ],
    },
    {
      name: 'with a type',
      code: 'async function f(layouts: string[], compile: (a: string) => Promise<string>) {\n  const pages: string[] = [];\n  await Promise.all(layouts.map(async layout => {\n    pages.push(await compile(layout));\n  }));\n  return pages.map(page => page.length);\n}',
      errors: [
        {
          messageId: 'unordered',
          data: { array: 'pages' },
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 38,
          suggestions: [
            { messageId: 'returnValue', output: 'async function f(layouts: string[], compile: (a: string) => Promise<string>) {\n  const pages: string[] = await Promise.all(layouts.map(async layout => {\n    return await compile(layout);\n  }));\n  return pages.map(page => page.length);\n}' },
          ],
        },
      ],
    },
    {
      name: 'not each of them pushes',
      code: 'async function f(layouts, compile) {\n  const pages = [];\n  await Promise.all(layouts.map(async layout => {\n    const page = await compile(layout);\n    if (page) pages.push(page);\n  }));\n  return pages;\n}',
      errors: [
        {
          messageId: 'unordered',
          data: { array: 'pages' },
          line: 5,
          column: 15,
          endLine: 5,
          endColumn: 31,
          suggestions: null,
        },
      ],
    },
    {
      name: 'an interval',
      code: 'setInterval(async () => {\n  await poll();\n}, 1000);',
      errors: [
        {
          messageId: 'interval',
          data: { work: 'poll()' },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 12,
          suggestions: null,
        },
      ],
    },
    {
      name: 'a timer whose request may fail',
      code: 'setTimeout(async () => {\n  await fetch(a);\n}, 1000);',
      errors: [
        {
          messageId: 'timer',
          data: { method: 'setTimeout', work: 'fetch(a)' },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 11,
          suggestions: null,
        },
      ],
    },
    {
      name: 'a timer by way of a function that throws',
      code: "async function check(a) {\n  if (await a.b) throw new Error('b');\n}\nsetTimeout(async () => {\n  await check(a);\n}, 1000);",
      errors: [
        {
          messageId: 'timer',
          data: { method: 'setTimeout', work: 'check(a)' },
          line: 4,
          column: 1,
          endLine: 4,
          endColumn: 11,
          suggestions: null,
        },
      ],
    },
    {
      name: 'a promise that is never settled',
      code: 'const f = run => new Promise(resolve => {\n  setTimeout(async () => {\n    resolve(await run());\n  }, 1000);\n});',
      errors: [
        {
          messageId: 'pending',
          data: { method: 'setTimeout', work: 'run()' },
          line: 2,
          column: 3,
          endLine: 2,
          endColumn: 13,
          suggestions: null,
        },
      ],
    },
    {
      name: 'a timer of which it is not known',
      code: 'setTimeout(async () => {\n  await run();\n}, 1000);',
      options: [{ unproven: true }],
      errors: [
        {
          messageId: 'timer',
          data: { method: 'setTimeout', work: 'run()' },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 11,
          suggestions: null,
        },
      ],
    },
    {
      name: 'a listener',
      code: "queue.on('job', async job => {\n  await work(job);\n});",
      options: [{ unproven: true }],
      errors: [
        {
          messageId: 'listener',
          data: { method: 'on', work: 'work(job)' },
          line: 1,
          column: 7,
          endLine: 1,
          endColumn: 9,
          suggestions: null,
        },
      ],
    },
  ],
});
