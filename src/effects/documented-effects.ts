import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { documentedName, type DocumentedName } from '../names/documented-name.ts';
import { propertyName } from '../names/property-name.ts';
import type { SourceFile } from '../source-file.ts';

/** What a documented call does beyond giving a value. */
export interface DocumentedEffect {
  /** What it touches. */
  readonly on: 'file system' | 'network' | 'process' | 'timer' | 'terminal' | 'memory';
  readonly access: 'read' | 'write';
  /** What its promise waits for. */
  readonly waits: 'io' | 'timer' | 'settled';
  /** The argument that says which file or address; `null` when none does. */
  readonly key: number | null;
  /** As documentation calls it. */
  readonly name: string;
}

type Row = Omit<DocumentedEffect, 'name'>;

const FILE_READ: Row = { on: 'file system', access: 'read', waits: 'io', key: 0 };
const FILE_WRITE: Row = { on: 'file system', access: 'write', waits: 'io', key: 0 };
const FILE_TO_FILE: Row = { on: 'file system', access: 'write', waits: 'io', key: 1 };
const DIRECTORY_WALK: Row = { on: 'file system', access: 'read', waits: 'io', key: null };
const REQUEST: Row = { on: 'network', access: 'read', waits: 'io', key: 0 };
const LOOKUP: Row = { on: 'network', access: 'read', waits: 'io', key: 0 };
const PROCESS: Row = { on: 'process', access: 'write', waits: 'io', key: null };
const TIMER: Row = { on: 'timer', access: 'write', waits: 'timer', key: null };
const TERMINAL: Row = { on: 'terminal', access: 'write', waits: 'io', key: null };
const CPU: Row = { on: 'memory', access: 'read', waits: 'settled', key: null };

/** https://nodejs.org/api/fs.html#promises-api */
const FILE_SYSTEM: Readonly<Record<string, Row>> = {
  ...rows(FILE_READ, ['access', 'lstat', 'readFile', 'readdir', 'readlink', 'realpath', 'stat', 'statfs', 'opendir']),
  ...rows(FILE_WRITE, ['appendFile', 'chmod', 'chown', 'lchown', 'lutimes', 'mkdir', 'mkdtemp', 'rm', 'rmdir', 'truncate', 'unlink', 'utimes', 'writeFile']),
  ...rows(FILE_TO_FILE, ['copyFile', 'cp', 'link', 'rename', 'symlink']),
  glob: DIRECTORY_WALK,
};

/** https://github.com/jprichardson/node-fs-extra#methods */
const FS_EXTRA: Readonly<Record<string, Row>> = {
  ...FILE_SYSTEM,
  ...rows(FILE_READ, ['pathExists', 'readJson', 'readJSON']),
  ...rows(FILE_WRITE, ['emptyDir', 'ensureDir', 'ensureFile', 'mkdirp', 'mkdirs', 'outputFile', 'outputJson', 'outputJSON', 'remove', 'writeJson', 'writeJSON']),
  ...rows(FILE_TO_FILE, ['copy', 'move', 'ensureLink', 'ensureSymlink']),
};

/** Each library under its name on the npm registry; the documentation is its README. */
const MODULES: Readonly<Record<string, Readonly<Record<string, Row>>>> = {
  'fs/promises': FILE_SYSTEM,
  'fs-extra': FS_EXTRA,
  'graceful-fs': FILE_SYSTEM,
  glob: rows(DIRECTORY_WALK, ['default', 'glob']),
  globby: rows(DIRECTORY_WALK, ['default', 'globby']),
  'fast-glob': rows(DIRECTORY_WALK, ['default', 'glob', 'async']),
  tinyglobby: rows(DIRECTORY_WALK, ['glob']),
  rimraf: rows(FILE_WRITE, ['default', 'rimraf']),
  del: rows(FILE_WRITE, ['default', 'deleteAsync']),
  // https://nodejs.org/api/dns.html#dns-promises-api
  'dns/promises': rows(LOOKUP, ['lookup', 'lookupService', 'resolve', 'resolve4', 'resolve6', 'resolveAny', 'resolveCname', 'resolveMx', 'resolveNs', 'resolveSrv', 'resolveTxt', 'reverse']),
  // https://nodejs.org/api/timers.html#timers-promises-api
  'timers/promises': rows(TIMER, ['setTimeout', 'setImmediate', 'scheduler.wait', 'scheduler.yield']),
  // https://nodejs.org/api/readline.html#promises-api
  'readline/promises': rows(TERMINAL, ['createInterface']),
  delay: rows(TIMER, ['default']),
  execa: rows(PROCESS, ['default', 'execa', 'execaCommand', 'execaNode', '$']),
  zx: rows(PROCESS, ['$']),
  inquirer: rows(TERMINAL, ['prompt', 'default.prompt']),
  enquirer: rows(TERMINAL, ['prompt']),
  prompts: rows(TERMINAL, ['default']),
  '@inquirer/prompts': rows(TERMINAL, ['checkbox', 'confirm', 'editor', 'expand', 'input', 'number', 'password', 'rawlist', 'search', 'select']),
  '@clack/prompts': rows(TERMINAL, ['confirm', 'group', 'multiselect', 'password', 'select', 'text']),
  // What is opened comes up in front of a person.
  open: rows(TERMINAL, ['default', 'openApp']),
  // https://nextjs.org/docs/app/api-reference/functions/headers: a promise of what came with the request, which is there.
  'next/headers': rows(CPU, ['headers', 'cookies', 'draftMode']),
  'next/headers.js': rows(CPU, ['headers', 'cookies', 'draftMode']),
  'node-fetch': rows(REQUEST, ['default']),
  'cross-fetch': rows(REQUEST, ['default', 'fetch']),
  undici: rows(REQUEST, ['fetch', 'request']),
  got: rows(REQUEST, ['default', 'get', 'head', 'got']),
  axios: rows(REQUEST, ['get', 'head', 'default']),
  ky: rows(REQUEST, ['default', 'get', 'head']),
  // https://fetch.spec.whatwg.org/ and https://html.spec.whatwg.org/
  global: { fetch: REQUEST, 'scheduler.wait': TIMER, 'scheduler.yield': TIMER, 'crypto.subtle.digest': CPU, prompt: TERMINAL, confirm: TERMINAL },
};

/** The callback functions of Node whose promisified form is as documented for the promise API. */
const PROMISIFIED: Readonly<Record<string, Readonly<Record<string, Row>>>> = {
  fs: FILE_SYSTEM,
  child_process: rows(PROCESS, ['exec', 'execFile']),
  dns: MODULES['dns/promises'] ?? {},
  crypto: rows(CPU, ['pbkdf2', 'scrypt', 'randomBytes', 'randomFill', 'generateKeyPair', 'hkdf']),
  zlib: rows(CPU, ['brotliCompress', 'brotliDecompress', 'deflate', 'deflateRaw', 'gunzip', 'gzip', 'inflate', 'inflateRaw', 'unzip']),
  timers: rows(TIMER, ['setTimeout', 'setImmediate']),
};

/**
 * What does this call do, as its documentation says?
 *
 * @returns `null` when the callee is no API of the table; a request whose options name a method
 *   other than GET, HEAD or OPTIONS counts as a write
 */
export function documentedEffect(file: SourceFile, call: TSESTree.CallExpression | TSESTree.NewExpression): DocumentedEffect | null {
  const name = documentedName(file, call.callee);
  const row = name === null ? null : rowOf(name);
  if (name === null || row === null) return null;
  const label = name.name === 'default' ? name.module : name.name;
  if (row === REQUEST && namesOtherMethod(call)) return { ...row, access: 'write', name: label };
  return { ...row, name: label };
}

/**
 * What does this call of a documented function that calls back do: `fs.stat(path, done)`?
 *
 * @returns `null` when the callee is no such function, or is handed no callback
 */
export function callbackEffect(file: SourceFile, call: TSESTree.CallExpression): DocumentedEffect | null {
  const last = call.arguments.at(-1);
  if (last?.type !== AST_NODE_TYPES.ArrowFunctionExpression && last?.type !== AST_NODE_TYPES.FunctionExpression && last?.type !== AST_NODE_TYPES.Identifier) return null;
  const name = documentedName(file, call.callee);
  if (name === null || name.promisified) return null;
  const row = rowOf({ ...name, promisified: true });
  return row === null || row === TIMER ? null : { ...row, name: name.name };
}

function rowOf({ module, name, promisified }: DocumentedName): Row | null {
  const table = promisified ? PROMISIFIED[module] : MODULES[module];
  if (table === undefined) return null;
  const found = Object.hasOwn(table, name) ? table[name] : undefined;
  if (found !== undefined) return found;
  const rest = name.startsWith('default.') ? name.slice('default.'.length) : null;
  return rest !== null && Object.hasOwn(table, rest) ? (table[rest] ?? null) : null;
}

function namesOtherMethod(call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  return call.arguments.some(argument => {
    if (argument.type === AST_NODE_TYPES.SpreadElement) return true;
    if (argument.type !== AST_NODE_TYPES.ObjectExpression) return false;
    return argument.properties.some(property => {
      if (property.type === AST_NODE_TYPES.SpreadElement) return true;
      if (propertyName(property) !== 'method') return false;
      return property.value.type !== AST_NODE_TYPES.Literal || !/^(?:get|head|options)$/i.test(String(property.value.value));
    });
  });
}

function rows(row: Row, names: readonly string[]): Record<string, Row> {
  return Object.fromEntries(names.map(name => [name, row]));
}
