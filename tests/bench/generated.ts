/** A program of so many functions, each with something to look at for every rule. */
export function generated(functions: number): string {
  return `import { readFileSync } from 'node:fs';\n${Array.from({ length: functions }, (_, index) => someFunction(index)).join('\n')}`;
}

function someFunction(index: number): string {
  return `
async function load${index}(ids, options) {
  const user = await api.getUser(ids[0]);
  const posts = await api.getPosts(ids[1], { limit: ${index} });
  const out = [];
  for (const id of ids) {
    const found = await api.findItem(id);
    if (found.size > ${index}) out.push(found);
  }
  const text = readFileSync(options.path, 'utf8');
  const all = await Promise.all(ids.map(async id => (await api.fetchOne(id)).name));
  return helper${index}({ user, posts, out, text, all });
}

async function helper${index}(value) {
  return { ...value, count: value.out.length };
}
`;
}
