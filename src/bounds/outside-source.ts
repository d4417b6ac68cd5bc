import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { documentedName } from '../names/documented-name.ts';
import { originOf } from '../names/origin.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { variableOf } from '../names/variables.ts';
import { wordsOf } from '../names/words.ts';
import { isFunction, type SourceFile } from '../source-file.ts';
import { isHandKeptFolder, namesHandKept } from './hand-kept.ts';
import { isOwnPath } from './own-files.ts';
import { addressHasLimit, queryLimit } from './query-limit.ts';

/** Who decides how many elements there are. `pattern` is a glob that can't be read off the code: it may ask for few. */
export type OutsideSource = 'directory' | 'file' | 'glob' | 'lines' | 'pages' | 'pattern' | 'request' | 'response' | 'rows' | 'stream';

/** What an expression brings in: a collection from outside, one that is limited, or nothing known. */
export type Brought = { readonly kind: 'outside'; readonly source: OutsideSource; readonly because: TSESTree.Node } | { readonly kind: 'limited'; readonly because: TSESTree.Node } | null;

/** Listings, with the functions that make them. Sources: the README of each package; https://nodejs.org/api/fs.html */
const LISTINGS: Readonly<Record<string, { readonly source: 'directory' | 'glob'; readonly names: readonly string[] }>> = {
  fs: { source: 'directory', names: ['readdir', 'readdirSync'] },
  'fs/promises': { source: 'directory', names: ['readdir'] },
  'fs-extra': { source: 'directory', names: ['readdir', 'readdirSync'] },
  'graceful-fs': { source: 'directory', names: ['readdir', 'readdirSync'] },
  'recursive-readdir': { source: 'directory', names: ['default'] },
  readdirp: { source: 'directory', names: ['promise', 'readdirpPromise'] },
  'klaw-sync': { source: 'directory', names: ['default'] },
  glob: { source: 'glob', names: ['default', 'glob', 'globSync', 'sync'] },
  globby: { source: 'glob', names: ['default', 'globby', 'globbySync', 'sync'] },
  'fast-glob': { source: 'glob', names: ['default', 'glob', 'globSync', 'sync', 'async'] },
  tinyglobby: { source: 'glob', names: ['glob', 'globSync'] },
};

/** Methods by which database libraries give every row that fits: Prisma, Sequelize, TypeORM, MongoDB, Knex. */
const ALL_ROWS = new Set(['findMany', 'findAll', 'getMany', 'getRawMany', 'toArray', 'findBy']);

/** Words of what a `find()` is called on when it asks a database. */
const STORES = new Set(['repository', 'repo', 'collection', 'model', 'models', 'db', 'database', 'dao', 'store', 'prisma', 'knex', 'orm', 'em', 'table']);

/** The names by which handlers receive a request. */
const REQUESTS = new Set(['req', 'request']);

/** Clients whose answer is under `data`, and those whose answer has to be read. Sources: their READMEs. */
const DATA_CLIENTS = new Set(['axios', 'gaxios']);
const BODY_CLIENTS = new Set(['node-fetch', 'cross-fetch', 'undici', 'got', 'ky', 'isomorphic-fetch']);

/**
 * Does this expression itself bring in a collection whose size is decided outside of the program?
 *
 * Looks at the expression alone: what was done to the collection on its way is `collectionBound`'s
 * question.
 */
export function broughtBy(file: SourceFile, node: TSESTree.Node): Brought {
  switch (node.type) {
    case AST_NODE_TYPES.CallExpression:
      return listing(file, node) ?? requestRead(file, node) ?? answer(file, node) ?? parsed(file, node) ?? lines(file, node) ?? rows(node);
    case AST_NODE_TYPES.MemberExpression:
      return requestBody(file, node) ?? answerData(file, node) ?? rowsMember(file, node);
    default:
      return null;
  }
}

function outside(source: OutsideSource, because: TSESTree.Node): Brought {
  return { kind: 'outside', source, because };
}

function listing(file: SourceFile, call: TSESTree.CallExpression): Brought {
  const name = documentedName(file, call.callee);
  if (name === null || !Object.hasOwn(LISTINGS, name.module)) return null;
  const row = LISTINGS[name.module];
  if (row === undefined || !row.names.includes(name.name.replace(/^default\./, ''))) return null;
  const [where, options] = call.arguments;
  if (isOwnPath(file, where) || isOwnPath(file, options)) return null;
  if (row.source === 'directory' && isHandKeptFolder(file, where)) return null;
  if (row.source === 'directory' || where === undefined) return outside(row.source, call);
  const open = openness(file, where);
  if (open === 'closed') return null;
  return outside(open === 'open' ? 'glob' : 'pattern', call);
}

type Openness = 'closed' | 'open' | 'unknown';

/** Can a glob fit any number of files, as far as is seen? `**\/package.json` asks for one file by its name. */
function openness(file: SourceFile, pattern: TSESTree.Node): Openness {
  const origin = originOf(file, pattern);
  const node = origin.kind === 'expression' && origin.path.length === 0 ? unwrap(origin.node) : unwrap(pattern);
  switch (node.type) {
    case AST_NODE_TYPES.Literal:
      return lastSegmentIsOpen(String(node.value)) ? 'open' : 'closed';
    case AST_NODE_TYPES.TemplateLiteral:
      return lastSegmentIsOpen(node.quasis.map(quasi => quasi.value.raw).join('')) ? 'open' : 'closed';
    case AST_NODE_TYPES.ArrayExpression:
      return widest(node.elements.map(element => (element === null ? 'closed' : openness(file, element))));
    case AST_NODE_TYPES.CallExpression:
      return widest(node.arguments.filter(argument => !isFunction(argument)).map(argument => openness(file, argument)));
    case AST_NODE_TYPES.BinaryExpression:
      return openness(file, node.right);
    default:
      return 'unknown';
  }
}

function widest(parts: readonly Openness[]): Openness {
  if (parts.includes('open')) return 'open';
  return parts.includes('unknown') && !parts.includes('closed') ? 'unknown' : 'closed';
}

function lastSegmentIsOpen(pattern: string): boolean {
  const last = pattern.split('/').at(-1) ?? '';
  // `.env.*`, `LICEN{S,C}E{,.*}` and `README*` are the variants of one file.
  return last.includes('*') && !/^\.?(?:[\w-]|\{[\w,]+\}|\[\w+\])+(?:\.\*|\{,\.\*\})$|^[A-Z_-]{2,}\*$/.test(last);
}

/** `req.body`, and what is read from it. */
function requestBody(file: SourceFile, node: TSESTree.MemberExpression): Brought {
  for (let current: TSESTree.Node = node; current.type === AST_NODE_TYPES.MemberExpression; current = unwrap(current.object)) {
    const name = propertyName(current);
    if ((name === 'body' || name === 'files') && isRequest(file, unwrap(current.object))) return outside('request', node);
  }
  return null;
}

/** `await request.json()`. */
function requestRead(file: SourceFile, call: TSESTree.CallExpression): Brought {
  const callee = unwrap(call.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression || propertyName(callee) !== 'json' || call.arguments.length > 0) return null;
  return isRequest(file, unwrap(callee.object)) ? outside('request', call) : null;
}

/** Whether the expression is a parameter called `req` or `request`, or that of a context (`ctx.request`, `c.req`). */
function isRequest(file: SourceFile, node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.Identifier) {
    return REQUESTS.has(node.name) && variableOf(file, node)?.defs[0]?.type === 'Parameter';
  }
  if (node.type !== AST_NODE_TYPES.MemberExpression || !REQUESTS.has(propertyName(node) ?? '')) return false;
  const context = unwrap(node.object);
  return context.type === AST_NODE_TYPES.Identifier && variableOf(file, context)?.defs[0]?.type === 'Parameter';
}

/** `await response.json()`, where the response is that of a request which the file makes. */
function answer(file: SourceFile, call: TSESTree.CallExpression): Brought {
  const callee = unwrap(call.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression || propertyName(callee) !== 'json' || call.arguments.length > 0) return null;
  const request = requestOf(file, callee.object);
  if (request === null) return null;
  return addressHasLimit(request.arguments[0]) ? { kind: 'limited', because: request } : outside('response', call);
}

/** Does a field of what an expression gives bring it in: `const { data } = await axios.get(url)`? */
export function broughtByField(file: SourceFile, object: TSESTree.Node, name: string): Brought {
  if (name !== 'data') return null;
  const request = calledRequest(file, resolved(file, object), DATA_CLIENTS);
  if (request === null) return null;
  const [address, options] = request.arguments;
  return addressHasLimit(address) || options !== undefined ? { kind: 'limited', because: request } : outside('response', request);
}

/** `(await axios.get(url)).data` */
function answerData(file: SourceFile, node: TSESTree.MemberExpression): Brought {
  const name = propertyName(node);
  return name === null ? null : broughtByField(file, node.object, name);
}

/** The request whose response the expression is. */
function requestOf(file: SourceFile, response: TSESTree.Node): TSESTree.CallExpression | null {
  return calledRequest(file, resolved(file, response), BODY_CLIENTS);
}

function calledRequest(file: SourceFile, node: TSESTree.Node, clients: ReadonlySet<string>): TSESTree.CallExpression | null {
  if (node.type !== AST_NODE_TYPES.CallExpression) return null;
  const name = documentedName(file, node.callee);
  if (name === null) return null;
  if (name.module === 'global' ? name.name === 'fetch' && clients === BODY_CLIENTS : clients.has(name.module)) return node;
  return null;
}

/** The expression that a constant holds, without `await`. */
function resolved(file: SourceFile, wrapped: TSESTree.Node): TSESTree.Node {
  let node = unwrap(wrapped);
  for (let steps = 0; steps < 8; steps += 1) {
    if (node.type === AST_NODE_TYPES.AwaitExpression) {
      node = unwrap(node.argument);
      continue;
    }
    const origin = originOf(file, node);
    if (origin.kind !== 'expression' || origin.path.length > 0 || origin.node === node) return node;
    node = unwrap(origin.node);
  }
  return node;
}

/** A file's contents, parsed, when the whole is the collection: a field of it is configuration. */
function parsed(file: SourceFile, call: TSESTree.CallExpression): Brought {
  const name = documentedName(file, call.callee);
  if (name === null) return null;
  const whole = name.name.replace(/^default\./, '');
  const isRead = name.module === 'fs-extra' && /^readJson(?:Sync)?$/i.test(whole);
  if (isRead) return isOwnPath(file, call.arguments[0]) ? null : outside('file', call);
  const [text] = call.arguments;
  if (text === undefined) return null;
  const parses = (name.module === 'global' && whole === 'JSON.parse') || (/^csv-parse(?:\/sync)?$/.test(name.module) && /^(?:parse|default)$/.test(whole)) || (name.module === 'papaparse' && whole === 'parse');
  if (!parses) return null;
  if (isRequestText(file, text)) return outside('request', call);
  return textOfFile(file, text) ? outside('file', call) : null;
}

function isRequestText(file: SourceFile, node: TSESTree.Node): boolean {
  const text = resolved(file, node);
  if (text.type !== AST_NODE_TYPES.MemberExpression || propertyName(text) !== 'body') return false;
  const owner = unwrap(text.object);
  return owner.type === AST_NODE_TYPES.Identifier && (REQUESTS.has(owner.name) || owner.name === 'event') && variableOf(file, owner)?.defs[0]?.type === 'Parameter';
}

/** The lines of a file, or of what a process printed. */
function lines(file: SourceFile, call: TSESTree.CallExpression): Brought {
  const callee = unwrap(call.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression || propertyName(callee) !== 'split') return null;
  const [separator] = call.arguments;
  if (separator === undefined || !/\\n|\\r|\bEOL\b/.test(file.text.slice(...separator.range))) return null;
  return textOfFile(file, callee.object) ? outside('lines', call) : null;
}

/** Whether the expression is the text of a file that is not the program's own, or of a process. */
function textOfFile(file: SourceFile, wrapped: TSESTree.Node): boolean {
  let node = resolved(file, wrapped);
  for (let steps = 0; steps < 8; steps += 1) {
    if (node.type === AST_NODE_TYPES.MemberExpression && propertyName(node) === 'stdout') return true;
    if (node.type !== AST_NODE_TYPES.CallExpression) return false;
    const name = documentedName(file, node.callee);
    if (name !== null) {
      const [path] = node.arguments;
      if (/^(?:fs|fs\/promises|fs-extra|graceful-fs)$/.test(name.module)) return /^(?:default\.)?readFile(?:Sync)?$/.test(name.name) && !isOwnPath(file, path);
      return name.module === 'child_process' && /^exec(?:File)?Sync$/.test(name.name);
    }
    // `text.trim().toString()` and the like.
    const callee = unwrap(node.callee);
    if (callee.type !== AST_NODE_TYPES.MemberExpression || !/^(?:trim|toString|replace|replaceAll|trimEnd|trimStart)$/.test(propertyName(callee) ?? '')) return false;
    node = resolved(file, callee.object);
  }
  return false;
}

/** The rows that a database gives. */
function rows(call: TSESTree.CallExpression): Brought {
  if (!asksForRows(call)) return null;
  switch (queryLimit(call)) {
    case 'limited':
      return { kind: 'limited', because: call };
    case 'none':
      return outside('rows', call);
    default:
      return null;
  }
}

function asksForRows(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === AST_NODE_TYPES.Identifier) return isQueryBuilder(callee, call);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  const method = propertyName(callee);
  const object = unwrap(callee.object);
  if (method === null) return false;
  if (method === 'toArray') return chainCalls(object, /^(?:find|aggregate)$/);
  if (ALL_ROWS.has(method)) return object.type !== AST_NODE_TYPES.ThisExpression && object.type !== AST_NODE_TYPES.Super && !isHandKeptTable(object);
  if (method === 'find') return isStore(object) && !isHandKeptTable(object) && !call.arguments.some(argument => argument.type === AST_NODE_TYPES.ArrowFunctionExpression || argument.type === AST_NODE_TYPES.FunctionExpression);
  if (/^(?:exec|lean|sort|populate|select|where|orderBy|andWhere|eq|limit|skip|offset|take)$/.test(method)) {
    if (method === 'select' && (isSelectChain(object) || isTable(object))) return true;
    return object.type === AST_NODE_TYPES.CallExpression && asksForRows(object);
  }
  if (method === 'from' && object.type === AST_NODE_TYPES.CallExpression) return chainCalls(object, /^select$/) && hasDatabaseRoot(object);
  if (method === 'all' && object.type === AST_NODE_TYPES.CallExpression) return chainCalls(object, /^prepare$/) && isSelect(object.arguments[0]);
  if (method === 'query' || method === 'execute' || method === 'raw') return isSelect(call.arguments[0]);
  return false;
}

/** `prisma.infraConfig`, `roleRepository`: a table with a row for each thing that people set up. */
function isHandKeptTable(object: TSESTree.Node): boolean {
  const name = object.type === AST_NODE_TYPES.Identifier ? object.name : object.type === AST_NODE_TYPES.MemberExpression ? propertyName(object) : null;
  return name !== null && namesHandKept(name.replace(/(?:Model|Repo|Repository)$/, ''));
}

/** `knex('users').select()` */
function isSelectChain(object: TSESTree.Node): boolean {
  return object.type === AST_NODE_TYPES.CallExpression && unwrap(object.callee).type === AST_NODE_TYPES.Identifier && isQueryBuilder(unwrap(object.callee) as TSESTree.Identifier, object);
}

/** `client.from('users')` */
function isTable(object: TSESTree.Node): boolean {
  if (object.type !== AST_NODE_TYPES.CallExpression) return false;
  const callee = unwrap(object.callee);
  return callee.type === AST_NODE_TYPES.MemberExpression && propertyName(callee) === 'from' && object.arguments[0]?.type === AST_NODE_TYPES.Literal;
}

function isQueryBuilder(callee: TSESTree.Identifier, call: TSESTree.CallExpression): boolean {
  const [table] = call.arguments;
  return /^(?:knex|db|trx)$/i.test(callee.name) && table?.type === AST_NODE_TYPES.Literal && typeof table.value === 'string';
}

function hasDatabaseRoot(node: TSESTree.Node): boolean {
  let current = node;
  for (;;) {
    if (current.type === AST_NODE_TYPES.CallExpression) current = unwrap(current.callee);
    else if (current.type === AST_NODE_TYPES.MemberExpression) {
      if (isStore(current)) return true;
      current = unwrap(current.object);
    } else return current.type === AST_NODE_TYPES.Identifier && isStore(current);
  }
}

/** `userRepository`, `db.users`, or a class that begins with a capital: what a `find()` asks a database through. */
function isStore(node: TSESTree.Node): boolean {
  const name = node.type === AST_NODE_TYPES.Identifier ? node.name : node.type === AST_NODE_TYPES.MemberExpression ? propertyName(node) : null;
  if (name === null) return node.type === AST_NODE_TYPES.CallExpression && isStore(unwrap(node.callee));
  if (wordsOf(name).some(word => STORES.has(word))) return true;
  return node.type === AST_NODE_TYPES.Identifier && /^[A-Z][a-z]/.test(name);
}

function chainCalls(node: TSESTree.Node, names: RegExp): boolean {
  let current = node;
  for (;;) {
    if (current.type === AST_NODE_TYPES.CallExpression) current = unwrap(current.callee);
    else if (current.type === AST_NODE_TYPES.MemberExpression) {
      if (current.parent.type === AST_NODE_TYPES.CallExpression && names.test(propertyName(current) ?? '')) return true;
      current = unwrap(current.object);
    } else return false;
  }
}

function isSelect(node: TSESTree.Node | undefined): boolean {
  if (node === undefined) return false;
  const sql = unwrap(node);
  const text = sql.type === AST_NODE_TYPES.Literal ? String(sql.value) : sql.type === AST_NODE_TYPES.TemplateLiteral ? sql.quasis.map(quasi => quasi.value.raw).join('?') : '';
  return /^\s*select\b/i.test(text) && !/^\s*select\s+(?:count|max|min|sum|avg)\b/i.test(text);
}

/** `(await client.query('SELECT …')).rows` */
function rowsMember(file: SourceFile, node: TSESTree.MemberExpression): Brought {
  if (propertyName(node) !== 'rows' && propertyName(node) !== 'data') return null;
  const query = resolved(file, node.object);
  return query.type === AST_NODE_TYPES.CallExpression ? rows(query) : null;
}
