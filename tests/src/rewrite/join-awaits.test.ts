import type { TSESTree } from '@typescript-eslint/utils';
import { expect, test } from 'vitest';

import { descendants } from '../../../src/flow/descendants.ts';
import { editedText } from '../../../src/rewrite/edited-text.ts';
import { joinAwaits } from '../../../src/rewrite/join-awaits.ts';
import { textOf } from '../../../src/source-file.ts';
import { sourceFile } from '../../support/source-file.ts';

/** The text after joining all awaits but those that speak of `skipMe`; `null` when they are left alone. */
function rewritten(code: string, path: string): string | null {
  const file = sourceFile(code, { path: `/project/${path}` });
  const group = [...descendants(file, file.ast, 'enter')].filter((node): node is TSESTree.AwaitExpression => node.type === 'AwaitExpression' && !textOf(file, node).includes('skipMe'));
  const result = joinAwaits(file, group);
  if (result === null) return null;
  const text = editedText(file, [0, code.length], result.edits);
  sourceFile(text, { path: `/project/${path}` });
  return text;
}

test.each<[string, string, string, string | null]>([
  [
    'what is assigned where the promises are joined must be declared by then',
    'case.js',
    `
async function f(id) {
  state.last = await getUser(id);
  let orders;
  orders = await getOrders(id);
}
`,
    null,
  ],
  [
    'the later of two assignments to one target has the last word only after the first was read',
    'case.js',
    `
async function f(id) {
  state.last = await getUser(id);
  const user = state.last;
  state.last = await getOrders(id);
  return user;
}
`,
    null,
  ],
  [
    'a target that the code between reads is not assigned earlier',
    'case.js',
    `
async function f(id) {
  state.user = await getUser(id);
  const before = state.orders;
  state.orders = await getOrders(id);
  return before;
}
`,
    null,
  ],
  [
    'two declarations',
    'case.js',
    `
async function f(id) {
  const user = await getUser(id);
  const orders = await getOrders(id);
  return { user, orders };
}
`,
    `
async function f(id) {
  const [user, orders] = await Promise.all([getUser(id), getOrders(id)]);
  return { user, orders };
}
`,
  ],
  [
    'let stays let',
    'case.js',
    `
async function f(id) {
  let user = await getUser(id);
  let orders = await getOrders(id);
  return [(user = 1), orders];
}
`,
    `
async function f(id) {
  let [user, orders] = await Promise.all([getUser(id), getOrders(id)]);
  return [(user = 1), orders];
}
`,
  ],
  [
    'a let beside a const is declared after',
    'case.js',
    `
async function f(id) {
  const user = await getUser(id);
  let orders = await getOrders(id);
  orders = orders.slice(1);
  return { user, orders };
}
`,
    `
async function f(id) {
  const [user, ordersResult] = await Promise.all([getUser(id), getOrders(id)]);
  let orders = ordersResult;
  orders = orders.slice(1);
  return { user, orders };
}
`,
  ],
  [
    'patterns at any depth',
    'case.js',
    `
async function f(id) {
  const { name, address: { city = 'Rome' } } = await getUser(id);
  const [first, ...rest] = await getOrders(id);
  return { name, city, first, rest };
}
`,
    `
async function f(id) {
  const [{ name, address: { city = 'Rome' } }, [first, ...rest]] = await Promise.all([getUser(id), getOrders(id)]);
  return { name, city, first, rest };
}
`,
  ],
  [
    'a property of the result',
    'case.js',
    `
async function f(id) {
  const user = await getUser(id);
  const items = (await getOrders(id)).items;
  const total = (await getSum(id)).total;
  return { user, items, total };
}
`,
    `
async function f(id) {
  const [user, { items }, { total }] = await Promise.all([getUser(id), getOrders(id), getSum(id)]);
  return { user, items, total };
}
`,
  ],
  [
    'more than a property of the result',
    'case.js',
    `
async function f(id) {
  const name = (await getUser(id)).names[0];
  const orders = (await getOrders(id)) ?? [];
  const price = Number(await getPrice(id));
  return { name, orders, price };
}
`,
    `
async function f(id) {
  const [nameResult, ordersResult, priceResult] = await Promise.all([getUser(id), getOrders(id), getPrice(id)]);
  const name = nameResult.names[0];
  const orders = ordersResult ?? [];
  const price = Number(priceResult);
  return { name, orders, price };
}
`,
  ],
  [
    'what is chained on a response',
    'case.js',
    `
async function f(a, b) {
  const left = await (await fetch(a)).json();
  const right = await (await fetch(b, { method: 'POST' })).json();
  return left === right;
}
`,
    `
async function f(a, b) {
  const [left, right] = await Promise.all([
    fetch(a).then((response) => response.json()),
    fetch(b, { method: 'POST' }).then((response) => response.json()),
  ]);
  return left === right;
}
`,
  ],
  [
    'what is chained on a promise that is not known',
    'case.js',
    `
async function f(a, b) {
  const left = await (await open(a)).read();
  const right = await (await open(b)).read();
  return left === right;
}
`,
    `
async function f(a, b) {
  const [left, right] = await Promise.all([
    (async () => (await open(a)).read())(),
    (async () => (await open(b)).read())(),
  ]);
  return left === right;
}
`,
  ],
  [
    'an await in an argument',
    'case.js',
    `
async function f(id) {
  const user = await getUser(await getToken(id));
  const news = await getNews();
  return { user, news };
}
`,
    `
async function f(id) {
  const [user, news] = await Promise.all([(async () => getUser(await getToken(id)))(), getNews()]);
  return { user, news };
}
`,
  ],
  [
    'several declarators',
    'case.js',
    `
async function f(id) {
  const user = await getUser(id), orders = await getOrders(id);
  return { user, orders };
}
`,
    `
async function f(id) {
  const [user, orders] = await Promise.all([getUser(id), getOrders(id)]);
  return { user, orders };
}
`,
  ],
  [
    'annotations',
    'case.ts',
    `
async function f(id: string) {
  const user: User = await getUser(id);
  const orders: readonly Order[] = await getOrders<Order>(id);
  return { user, orders };
}
`,
    `
async function f(id: string) {
  const [user, orders]: [User, readonly Order[]] = await Promise.all([getUser(id), getOrders<Order>(id)]);
  return { user, orders };
}
`,
  ],
  [
    'an annotation beside none',
    'case.ts',
    `
async function f(id: string) {
  const user: User = await getUser(id);
  const orders = (await getOrders(id)) as Order[];
  return { user, orders };
}
`,
    `
async function f(id: string) {
  const [userResult, ordersResult] = await Promise.all([getUser(id), getOrders(id)]);
  const user: User = userResult;
  const orders = ordersResult as Order[];
  return { user, orders };
}
`,
  ],
  [
    'assignments',
    'case.js',
    `
async function f(id) {
  let user;
  let orders;
  user = await getUser(id);
  orders = await getOrders(id);
  return { user, orders };
}
`,
    `
async function f(id) {
  let user;
  let orders;
  [user, orders] = await Promise.all([getUser(id), getOrders(id)]);
  return { user, orders };
}
`,
  ],
  [
    'assignments without semicolons',
    'case.js',
    `
async function f(id) {
  let user
  note(id)
  user = await getUser(id)
  this.orders = await getOrders(id)
  return user
}
`,
    `
async function f(id) {
  let user
  note(id)
  ;[user, this.orders] = await Promise.all([getUser(id), getOrders(id)])
  return user
}
`,
  ],
  [
    'an assignment beside a declaration',
    'case.js',
    `
async function f(id) {
  const user = await getUser(id);
  this.orders = await getOrders(id);
  return user;
}
`,
    `
async function f(id) {
  const [user, orders] = await Promise.all([getUser(id), getOrders(id)]);
  this.orders = orders;
  return user;
}
`,
  ],
  [
    'assignments that a catch can see',
    'case.js',
    `
async function f(id) {
  let user = null;
  let orders = null;
  try {
    user = await getUser(id);
    orders = await getOrders(id);
  } catch {
    note(id);
  }
  return { user, orders };
}
`,
    null,
  ],
  [
    'an addition',
    'case.js',
    `
async function f(id) {
  let sum = 0;
  sum += await getPrice(id);
  sum += await getTax(id);
  return sum;
}
`,
    `
async function f(id) {
  let sum = 0;
  const [sumResult, tax] = await Promise.all([getPrice(id), getTax(id)]);
  sum += sumResult;
  sum += tax;
  return sum;
}
`,
  ],
  [
    'elements of an array literal',
    'case.js',
    `
export const both = async (api) => [await api.fetchTeams(), await api.fetchPlayers()];
`,
    `
export const both = async (api) => await Promise.all([api.fetchTeams(), api.fetchPlayers()]);
`,
  ],
  [
    'an array literal that is read from',
    'case.js',
    `
async function f() {
  return [await getUser(), await getOrders()].filter(Boolean);
}
`,
    `
async function f() {
  return (await Promise.all([getUser(), getOrders()])).filter(Boolean);
}
`,
  ],
  [
    'an array literal with more elements',
    'case.js',
    `
async function f(id) {
  return [id, await getUser(id), await getOrders(id)];
}
`,
    `
async function f(id) {
  const [user, orders] = await Promise.all([getUser(id), getOrders(id)]);
  return [id, user, orders];
}
`,
  ],
  [
    'properties of an object literal',
    'case.js',
    `
async function f(id) {
  return { id, user: await getUser(id), orders: (await getOrders(id)).items };
}
`,
    `
async function f(id) {
  const [user, ordersResult] = await Promise.all([getUser(id), getOrders(id)]);
  return { id, user, orders: ordersResult.items };
}
`,
  ],
  [
    'properties of an object literal that an arrow gives',
    'case.js',
    `
export const f = async (id) => ({
  // of the account
  id,
  user: await getUser(id),
  orders: await getOrders(id),
});
`,
    `
export const f = async (id) => {
  const [user, orders] = await Promise.all([getUser(id), getOrders(id)]);
  return {
    // of the account
    id,
    user,
    orders,
  };
};
`,
  ],
  [
    'arguments of a call',
    'case.js',
    `
async function f(id) {
  return render(id, await getUser(id), await getOrders(id));
}
`,
    `
async function f(id) {
  const [user, orders] = await Promise.all([getUser(id), getOrders(id)]);
  return render(id, user, orders);
}
`,
  ],
  [
    'parts of a template',
    'case.js',
    `
async function f(id) {
  const text = \`\${await getName(id)}: \${await getPrice(id)}\`;
  return text;
}
`,
    `
async function f(id) {
  const [name, price] = await Promise.all([getName(id), getPrice(id)]);
  const text = \`\${name}: \${price}\`;
  return text;
}
`,
  ],
  [
    'operands',
    'case.js',
    `
async function f(id) {
  return (await getPrice(id)) + (await getTax(id));
}
`,
    `
async function f(id) {
  const [price, tax] = await Promise.all([getPrice(id), getTax(id)]);
  return price + tax;
}
`,
  ],
  [
    'an operand that may not be asked',
    'case.js',
    `
async function f(id) {
  return (await getPrice(id)) && (await getTax(id));
}
`,
    null,
  ],
  [
    'an effect before an operand',
    'case.js',
    `
async function f(id) {
  return render(start(), await getUser(id), await getOrders(id));
}
`,
    null,
  ],
  [
    'a value that may change before an operand',
    'case.js',
    `
async function f(id) {
  return render(this.count, await getUser(id), await getOrders(id));
}
`,
    null,
  ],
  [
    'a declaration between that the second needs',
    'case.js',
    `
async function f(id) {
  const user = await getUser(id);
  const options = { limit: 5 };
  const orders = await getOrders(id, options);
  return { user, orders };
}
`,
    `
async function f(id) {
  const options = { limit: 5 };
  const [user, orders] = await Promise.all([getUser(id), getOrders(id, options)]);
  return { user, orders };
}
`,
  ],
  [
    'a declaration between that needs the first',
    'case.js',
    `
async function f(id) {
  const user = await getUser(id);
  const name = user.name.trim();
  const orders = await getOrders(id);
  return { name, orders };
}
`,
    `
async function f(id) {
  const [user, orders] = await Promise.all([getUser(id), getOrders(id)]);
  const name = user.name.trim();
  return { name, orders };
}
`,
  ],
  [
    'a declaration between that does both',
    'case.js',
    `
async function f(id) {
  const user = await getUser(id);
  const options = { limit: user.limit };
  const orders = await getOrders(id, options);
  return { user, orders };
}
`,
    null,
  ],
  [
    'the second needs the first',
    'case.js',
    `
async function f(id) {
  const user = await getUser(id);
  const orders = await getOrders(user.id);
  return { user, orders };
}
`,
    null,
  ],
  [
    'the second closes over the first',
    'case.js',
    `
async function f(id) {
  const user = await getUser(id);
  const orders = await getOrders(() => user.id);
  return { user, orders };
}
`,
    null,
  ],
  [
    'a wait between that is no part of the group',
    'case.js',
    `
async function f(id) {
  const user = await getUser(id);
  const friends = await skipMe(user);
  const orders = await getOrders(id);
  return { friends, orders };
}
`,
    `
async function f(id) {
  const [user, orders] = await Promise.all([getUser(id), getOrders(id)]);
  const friends = await skipMe(user);
  return { friends, orders };
}
`,
  ],
  [
    'comments go with what they speak of',
    'case.js',
    `
async function f(id) {
  // who asks
  const user = await getUser(id); // cached

  // what they bought
  // this year
  const orders = await getOrders(id); // not cached

  // done
  return { user, orders };
}
`,
    `
async function f(id) {
  // who asks
  const [user, orders] = await Promise.all([
    getUser(id),
    // what they bought
    // this year
    getOrders(id), // not cached
  ]); // cached

  // done
  return { user, orders };
}
`,
  ],
  [
    'a comment inside the first is not lost',
    'case.js',
    `
async function f(id) {
  const user = /* the owner */ await getUser(id);
  const orders = await getOrders(id);
  return { user, orders };
}
`,
    `
async function f(id) {
  const [userResult, orders] = await Promise.all([getUser(id), getOrders(id)]);
  const user = /* the owner */ userResult;
  return { user, orders };
}
`,
  ],
  [
    'comments in arguments stay',
    'case.js',
    `
async function f(id) {
  const user = await getUser(/* by */ id);
  const orders = await getOrders(id);
  return { user, orders };
}
`,
    `
async function f(id) {
  const [user, orders] = await Promise.all([getUser(/* by */ id), getOrders(id)]);
  return { user, orders };
}
`,
  ],
  [
    'a long line is broken',
    'case.js',
    `
async function f(id) {
  const user = await this.services.accounts.users.getUserWithEverything(id, { deep: true });
  const orders = await this.services.shop.orders.getOrdersOfThisYear(id);
  return { user, orders };
}
`,
    `
async function f(id) {
  const [user, orders] = await Promise.all([
    this.services.accounts.users.getUserWithEverything(id, { deep: true }),
    this.services.shop.orders.getOrdersOfThisYear(id),
  ]);
  return { user, orders };
}
`,
  ],
  [
    'arguments over several lines',
    'case.js',
    `
async function f(id) {
  const user = await getUser({
    id,
    text: \`
as it is\`,
  });

  const orders = await getOrders(id);

  const rest = 1;
}
`,
    `
async function f(id) {
  const [user, orders] = await Promise.all([
    getUser({
      id,
      text: \`
as it is\`,
    }),
    getOrders(id),
  ]);

  const rest = 1;
}
`,
  ],
  [
    'statements on one line',
    'case.js',
    `
async function f(id) { const user = await getUser(id); const orders = await getOrders(id); return { user, orders }; }
`,
    `
async function f(id) { const [user, orders] = await Promise.all([getUser(id), getOrders(id)]); return { user, orders }; }
`,
  ],
  [
    'a file without semicolons',
    'case.js',
    `
async function f(id) {
  const user = await getUser(id)
  const orders = await getOrders(id)
  return { user, orders }
}
`,
    `
async function f(id) {
  const [user, orders] = await Promise.all([getUser(id), getOrders(id)])
  return { user, orders }
}
`,
  ],
  [
    'what throws before it gives a promise',
    'case.js',
    `
async function f(id) {
  const user = await getUser(id);
  const orders = await getOrders(new URL(id));
  return { user, orders };
}
`,
    null,
  ],
  [
    'a helper that throws before it gives a promise',
    'case.js',
    `
function getOrders(id) {
  if (!id) throw new TypeError('no id');
  return fetchOrders(id);
}
async function f(id) {
  const user = await getUser(id);
  const orders = await getOrders(id);
  return { user, orders };
}
`,
    null,
  ],
  [
    'the first may throw at once',
    'case.js',
    `
async function f(id) {
  const user = await getUser(new URL(id));
  const orders = await getOrders(id);
  return { user, orders };
}
`,
    `
async function f(id) {
  const [user, orders] = await Promise.all([getUser(new URL(id)), getOrders(id)]);
  return { user, orders };
}
`,
  ],
  [
    'a shadowed Promise',
    'case.js',
    `
async function f(Promise) {
  const user = await getUser();
  const orders = await getOrders();
  return { user, orders };
}
`,
    null,
  ],
  [
    'exported constants',
    'case.js',
    `
export const user = await getUser();
export const orders = await getOrders();
`,
    `
export const [user, orders] = await Promise.all([getUser(), getOrders()]);
`,
  ],
  [
    'an exported constant beside another',
    'case.js',
    `
const user = await getUser();
export const orders = await getOrders(1);
`,
    `
const [user, ordersResult] = await Promise.all([getUser(), getOrders(1)]);
export const orders = ordersResult;
`,
  ],
  [
    'a case of a switch',
    'case.js',
    `
async function f(kind) {
  switch (kind) {
    case 'both': {
      const user = await getUser();
      const orders = await getOrders();
      return { user, orders };
    }
  }
}
`,
    `
async function f(kind) {
  switch (kind) {
    case 'both': {
      const [user, orders] = await Promise.all([getUser(), getOrders()]);
      return { user, orders };
    }
  }
}
`,
  ],
  [
    'what is returned last',
    'case.js',
    `
async function f(id) {
  const user = await getUser(id);
  return { user, orders: await getOrders(id) };
}
`,
    `
async function f(id) {
  const [user, orders] = await Promise.all([getUser(id), getOrders(id)]);
  return { user, orders };
}
`,
  ],
  [
    'the test of an if',
    'case.js',
    `
async function f(id) {
  const user = await getUser(id);
  if ((await getOrders(id)).length > 0) return user;
}
`,
    `
async function f(id) {
  const [user, orders] = await Promise.all([getUser(id), getOrders(id)]);
  if (orders.length > 0) return user;
}
`,
  ],
  [
    'the lone body of an if',
    'case.js',
    `
async function f(id) {
  if (id) return [await getUser(id), id, await getOrders(id)];
}
`,
    `
async function f(id) {
  if (id) {
    const [user, orders] = await Promise.all([getUser(id), getOrders(id)]);
    return [user, id, orders];
  }
}
`,
  ],
  [
    'the lone body of an else, on lines of its own, in a file without semicolons',
    'case.js',
    `
async function f(id) {
  if (id === 1) return 2
  else if (id)
    return {
      user: await getUser(id),
      orders: await getOrders({
        id,
      }),
    }
  return 3
}
`,
    `
async function f(id) {
  if (id === 1) return 2
  else if (id) {
    const [user, orders] = await Promise.all([
      getUser(id),
      getOrders({
        id,
      }),
    ])
    return {
      user,
      orders,
    }
  }
  return 3
}
`,
  ],
  [
    'the lone body of a loop',
    'case.js',
    `
async function f(ids) {
  for (const id of ids) show(await getUser(id), await getOrders(id));
}
`,
    `
async function f(ids) {
  for (const id of ids) {
    const [user, orders] = await Promise.all([getUser(id), getOrders(id)]);
    show(user, orders);
  }
}
`,
  ],
  [
    'the lone body of a do before its while',
    'case.js',
    `
async function f(id) {
  do show(await getUser(id), await getOrders(id))
  while (id.next())
}
`,
    `
async function f(id) {
  do {
    const [user, orders] = await Promise.all([getUser(id), getOrders(id)])
    show(user, orders)
  }
  while (id.next())
}
`,
  ],
  [
    'a lone body behind a comment, which would swallow the brace',
    'case.js',
    `
async function f(id) {
  if (id) // at once
    return [await getUser(id), id, await getOrders(id)];
}
`,
    null,
  ],
  [
    'a lone body of which the head is read first',
    'case.js',
    `
async function f(id) {
  if (id) return list.map(id)[await getUser(id)](await getOrders(id));
}
`,
    null,
  ],
  [
    'a comment for a tool at the first, which stays above the line that it is for',
    'case.js',
    `
async function f(id) {
  // eslint-disable-next-line camelcase
  const user_name = await getUser(id);
  const orders = await getOrders(id);
}
`,
    `
async function f(id) {
  // eslint-disable-next-line camelcase
  const [user_name, orders] = await Promise.all([getUser(id), getOrders(id)]);
}
`,
  ],
  [
    'a comment for a tool at the first of several lines, of which it is for one',
    'case.ts',
    `
async function f(id) {
  // @ts-expect-error
  const user = await getUser({
    id,
  });
  const orders = await getOrders(id);
}
`,
    null,
  ],
  [
    'a comment for a tool at another, which is for a line that would be two',
    'case.ts',
    `
async function f(id) {
  const user = await getUser(id);
  // @ts-expect-error
  const orders = await getOrders(id);
}
`,
    null,
  ],
  [
    'a comment for a tool behind another',
    'case.js',
    `
async function f(id) {
  const user = await getUser(id);
  const orders = await getOrders(id); // eslint-disable-line
}
`,
    null,
  ],
  [
    'a comment for a tool inside of what is returned',
    'case.ts',
    `
async function f(id) {
  return {
    // @ts-expect-error
    user: await getUser(id),
    orders: await getOrders(id),
  };
}
`,
    null,
  ],
  [
    'a comment for a tool in what an arrow function gives',
    'case.ts',
    `
const f = async id => ({
  // @ts-expect-error
  user: await getUser(id),
  orders: await getOrders(id),
});
`,
    null,
  ],
  [
    'a fan-out that should be bounded first, for which a list of promises has no place',
    'case.js',
    `
import { readdir, readFile } from 'node:fs/promises';
async function f(id) {
  const names = /* skipMe */ 0 || (await /* skipMe */ readdir(id));
  const texts = await Promise.all(names.map(name => readFile(name)));
  const orders = await getOrders(id);
}
`,
    null,
  ],
  [
    'blocks of their own',
    'case.js',
    `
async function f(id) {
  {
    const user = await getUser(id);
  }
  const orders = await getOrders(id);
}
`,
    null,
  ],
  [
    'functions of their own',
    'case.js',
    `
async function f(id) {
  const a = await getUser(id);
  const g = async () => await getOrders(id);
}
`,
    null,
  ],
  [
    'names that are taken',
    'case.js',
    `
async function f(id) {
  const name = (await getUser(id)).names[0];
  const nameResult = 1;
  return { name, nameResult, price: await getPrice(id) };
}
`,
    `
async function f(id) {
  const [user, price] = await Promise.all([getUser(id), getPrice(id)]);
  const name = user.names[0];
  const nameResult = 1;
  return { name, nameResult, price };
}
`,
  ],
  [
    'yields',
    'case.js',
    `
async function* f(id) {
  const user = await getUser(yield);
  const orders = await getOrders(yield);
  return { user, orders };
}
`,
    null,
  ],
  [
    'JSX is no obstacle',
    'case.js',
    `
async function f(id) {
  const user = await getUser(id);
  const orders = await getOrders(id);
  return render(user, orders);
}
`,
    `
async function f(id) {
  const [user, orders] = await Promise.all([getUser(id), getOrders(id)]);
  return render(user, orders);
}
`,
  ],
  [
    'a choice between a value and a wait',
    'case.js',
    `
async function f(all) {
  const locals = all ? [] : await names(false)
  const globals = (await names(true)).map(name => \`\${name} -g\`)
  return [...locals, ...globals]
}
`,
    `
async function f(all) {
  const [locals, globalsResult] = await Promise.all([all ? [] : names(false), names(true)])
  const globals = globalsResult.map(name => \`\${name} -g\`)
  return [...locals, ...globals]
}
`,
  ],
  [
    'a wait that may not be needed',
    'case.js',
    `
async function f(known, id) {
  const user = known ?? (await getUser(id));
  const orders = await getOrders(id);
  return { user, orders };
}
`,
    `
async function f(known, id) {
  const [user, orders] = await Promise.all([known ?? getUser(id), getOrders(id)]);
  return { user, orders };
}
`,
  ],
  [
    'a choice that asks the first',
    'case.js',
    `
async function f(id) {
  const user = await getUser(id);
  const orders = user ? await getOrders(id) : [];
  return { user, orders };
}
`,
    null,
  ],
  [
    'a choice that calls something',
    'case.js',
    `
async function f(id) {
  const user = await getUser(id);
  const orders = isOpen(id) ? await getOrders(id) : [];
  return { user, orders };
}
`,
    null,
  ],
  [
    'a choice between two waits',
    'case.js',
    `
async function f(all) {
  const names = all ? await getAll() : await getSome();
  return names;
}
`,
    null,
  ],
])('%s', (_, path, code, expected) => {
  expect(rewritten(code, path)).toBe(expected);
});

test('carriage returns and tabs stay', () => {
  const code = ['async function f(id) {', '\tconst user = await getUser(id);', '\t// what they bought', '\tconst orders = await getOrders(id);', '\treturn { user, orders };', '}', ''];
  const expected = ['async function f(id) {', '\tconst [user, orders] = await Promise.all([', '\t\tgetUser(id),', '\t\t// what they bought', '\t\tgetOrders(id),', '\t]);', '\treturn { user, orders };', '}', ''];
  expect(rewritten(code.join('\r\n'), 'case.js')).toBe(expected.join('\r\n'));
});
