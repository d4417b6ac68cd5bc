import { rules } from '../../rules/index.ts';
import type { Workshop } from '../package/workshop.ts';
import { Editor, type CodeAction, type Diagnostic } from './language-client.ts';
import { snippet } from './snippet.ts';

/** A document with each of these smells, of which the rule offers a suggestion; some rules offer none. */
const DOCUMENTS: Readonly<Partial<Record<keyof typeof rules, string>>> = {
  'no-async-callback': `export async function notifyAll(members, mailer) {
  members.forEach(async member => {
    await mailer.tell(member);
  });
}
`,
  'no-async-without-await': `export async function total(items) {
  let sum = 0;
  for (const item of items) sum += item.price;
  return sum;
}
`,
  'no-await-in-loop': `import { loadOne } from './api.js';

export async function loadAll(ids) {
  const out = [];
  for (const id of ids) {
    out.push(await loadOne(id));
  }
  return out;
}
`,
  'no-blocking-in-async': `import fs from 'node:fs';

export async function load(path, save) {
  await save(fs.readFileSync(path));
}
`,
  'no-check-then-act': `import { load } from './load.js';

const users = new Map();

export async function user(id) {
  if (!users.has(id)) users.set(id, await load(id));
  return users.get(id);
}
`,
  'no-floating-promise': `export async function sent(batch) {
  try {
    fetch('/metrics', { method: 'POST', body: batch });
  } catch {
    await keep(batch);
  }
}
`,
  'no-late-handled-promise': `export async function growth(oldRepo, newRepo) {
  const before = oldRepo.load();
  const after = newRepo.load();
  const a = await before;
  const b = await after;
  return b.size - a.size;
}
`,
  'no-needless-await': `export async function settle(given) {
  const value = await Promise.resolve(given);
  return { value };
}
`,
  'no-unawaited-return-in-try': `export async function load(id) {
  try {
    return fetch(id);
  } catch {
    return null;
  }
}
`,
  'no-unbounded-promise-all': `import { readdir, readFile } from 'node:fs/promises';

export async function readAll(folder) {
  const names = await readdir(folder);
  const texts = await Promise.all(names.map(name => readFile(name, 'utf8')));
  return texts;
}
`,
  'no-unreleased-lock': `export async function rotate(mutex, store) {
  const release = await mutex.acquire();
  await store.save(1);
  release();
}
`,
  'prefer-concurrent-awaits': `export async function profile(id) {
  const user = await fetchUser(id);
  const orders = await fetchOrders(id);
  return { user, orders };
}
`,
  'valid-promise-all': `export async function boot(core, plugins) {
  await Promise.all([core.start(), plugins.map(plugin => plugin.start())]);
}
`,
};

/**
 * Does an editor show the reports, and carry out what they offer? Drives ESLint's language server, which
 * the extensions of editors run, as an editor does.
 */
export async function checkEditor(workshop: Workshop): Promise<void> {
  const server = workshop.project({}, ['vscode-langservers-extracted@4', 'vscode-jsonrpc@8']);
  for (const range of ['^10.0.0', '~9.39.0']) {
    const project = workshop.project({ 'eslint.config.js': snippet('docs/editors.md', 'eslint.config.js') }, [workshop.tarball, `eslint@${range}`]);
    const editor = await Editor.open(project, server);
    try {
      for (const [rule, text] of Object.entries(DOCUMENTS)) await checkDocument(workshop, editor, `${rule}.js`, rule, text, `ESLint ${range}: `);
    } finally {
      await editor.close();
    }
  }
}

async function checkDocument(workshop: Workshop, editor: Editor, path: string, rule: string, text: string, under: string): Promise<void> {
  await editor.openDocument(path, text);
  const diagnostics = await editor.diagnostics(path);
  const [diagnostic] = diagnostics;
  workshop.check(`${under}the editor shows ${rule}, with a link to its page`, diagnostics.length === 1 && diagnostic !== undefined && isOf(diagnostic, rule), diagnostics);
  if (diagnostic === undefined) return;
  const actions = await editor.actions(path, diagnostic);
  const suggestion = actions.find(isSuggestion);
  workshop.check(`${under}it offers the suggestion of ${rule}: ${suggestion?.title ?? 'none'}`, suggestion !== undefined, actions);
  if (suggestion === undefined) return;
  await editor.execute(suggestion);
  const after = await editor.diagnostics(path);
  workshop.check(`${under}applied, it changes the text and ends the report of ${rule}`, editor.textOf(path) !== text && after.length === 0, { text: editor.textOf(path), after });
}

function isOf({ code, codeDescription }: Diagnostic, rule: string): boolean {
  return code === `async-smells/${rule}` && codeDescription?.href === (rules as Readonly<Record<string, { meta: { docs?: { url: string } } }>>)[rule]?.meta.docs?.url;
}

function isSuggestion({ command }: CodeAction): boolean {
  return command?.command === 'eslint.applySuggestion';
}
