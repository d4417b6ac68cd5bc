import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { callsItsCallbacks } from '../flow/synchronous-callback.ts';
import { perNode } from '../memo.ts';
import { documentedName, nameOfOrigin } from '../names/documented-name.ts';
import { matchesGlob } from '../names/glob.ts';
import { originOf, type Origin } from '../names/origin.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { isFunction, textOf, type SourceFile } from '../source-file.ts';
import type { Condition } from './api-group.ts';
import { blockingApi, type BlockingApi } from './blocking-apis.ts';
import { mayHoldThread } from './blocking-words.ts';

/** A call, or the making of an instance. */
export type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** A place where the thread is held. */
export interface BlockingCall {
  readonly call: Call;
  /** What a reader should look at: the callee, or the function that is handed to an array method. */
  readonly node: TSESTree.Node;
  /** As its documentation names it, whatever the program calls it: `fs.readFileSync`. */
  readonly name: string;
  /** `null` for a call that the settings name. */
  readonly api: BlockingApi | null;
  /** Whether the function itself is called here, and not handed to a method that calls it. */
  readonly direct: boolean;
}

const NONE: readonly BlockingCall[] = [];

/**
 * Which calls hold the thread here?
 *
 * By resolution: a function that only ends in `Sync` is no evidence of anything. A blocking function
 * that is handed to an array method holds the thread as often as there are elements.
 */
export function blockingCalls(file: SourceFile, call: Call): readonly BlockingCall[] {
  return mayHoldThread(file) ? resolved(file, call) : NONE;
}

const resolved = perNode<Call, readonly BlockingCall[]>((file, call) => {
  const own = ofCallee(file, call);
  if (own !== null) return [own];
  if (call.type !== AST_NODE_TYPES.CallExpression || !callsItsCallbacks(call)) return NONE;
  return call.arguments.flatMap(argument => {
    if (argument.type !== AST_NODE_TYPES.Identifier && argument.type !== AST_NODE_TYPES.MemberExpression) return [];
    const found = documentedApi(file, originOf(file, argument));
    return found === null || found.when !== null || found.gives !== null ? [] : [{ call, node: argument, name: displayName(found), api: found, direct: false }];
  });
}, NONE);

function ofCallee(file: SourceFile, call: Call): BlockingCall | null {
  const { callee } = call;
  const api = apiOfCallee(file, call);
  if (api !== null) return { call, node: callee, name: displayName(api), api, direct: true };
  const { blocking } = file.settings;
  if (blocking.length === 0) return null;
  const written = textOf(file, unwrap(callee)).replace(/\s+/g, '');
  const documented = documentedName(file, callee);
  const names = [written, written.replace(/^.*\./, ''), ...(documented === null ? [] : [`${documented.module}.${documented.name}`])];
  return names.some(name => matchesGlob(name, blocking)) ? { call, node: callee, name: written, api: null, direct: true } : null;
}

function apiOfCallee(file: SourceFile, call: Call): BlockingApi | null {
  const callee = unwrap(call.callee);
  if (callee.type === AST_NODE_TYPES.Super) return null;
  const origin = originOf(file, callee);
  const documented = documentedApi(file, origin);
  const api = documented ?? apiOfInstance(file, callee, origin) ?? apiOfProduct(file, origin);
  if (api === null || (api.gives !== null && documented === api)) return null;
  if ((api.kind === 'constructor') !== (call.type === AST_NODE_TYPES.NewExpression) || readsMemory(call)) return null;
  return api.when === null || HOLDS[api.when](file, call) ? api : null;
}

function documentedApi(file: SourceFile, origin: Origin): BlockingApi | null {
  const name = nameOfOrigin(origin);
  return name === null || name.promisified ? null : shown(file, blockingApi(name));
}

/** Rows that are off count only when the settings name them. */
function shown(file: SourceFile, api: BlockingApi | null): BlockingApi | null {
  return api === null || api.on || matchesGlob(displayName(api), file.settings.blocking) ? api : null;
}

/** Functions that make an instance of a class whose methods block. */
const MAKES: Readonly<Record<string, string>> = {
  'fs opendirSync': 'fs Dir',
  'fs/promises opendir': 'fs Dir',
  'global Deno.open': 'deno Deno.FsFile',
  'global Deno.openSync': 'deno Deno.FsFile',
  'global Deno.create': 'deno Deno.FsFile',
  'global Deno.createSync': 'deno Deno.FsFile',
  'dgram createSocket': 'dgram Socket',
};

const CLASSES: Readonly<Record<string, string>> = {
  'fs Utf8Stream': 'fs Utf8Stream',
  'global XMLHttpRequest': 'global XMLHttpRequest',
  'global Deno.Command': 'deno Deno.Command',
  'global Bun.Glob': 'bun Bun.Glob',
  'global Bun.Transpiler': 'bun Bun.Transpiler',
  'bun Glob': 'bun Bun.Glob',
  'bun Transpiler': 'bun Bun.Transpiler',
  'sqlite DatabaseSync': 'sqlite DatabaseSync',
};

/** A method of an instance that this file makes: `(await opendir(p)).readSync()`. */
function apiOfInstance(file: SourceFile, callee: TSESTree.Node, origin: Origin): BlockingApi | null {
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return null;
  const method = propertyName(callee);
  if (method === null) return null;
  if (origin.kind === 'global' && nameOfOrigin(origin)?.name === `Deno.permissions.${method}`) {
    return shown(file, blockingApi({ module: 'deno', name: `Deno.Permissions.prototype.${method}` }));
  }
  if (origin.kind !== 'expression' || origin.path.length !== 1) return null;
  const made = origin.node.type === AST_NODE_TYPES.AwaitExpression ? unwrap(origin.node.argument) : origin.node;
  if (made.type !== AST_NODE_TYPES.NewExpression && made.type !== AST_NODE_TYPES.CallExpression) return null;
  const name = documentedName(file, made.callee);
  if (name === null) return null;
  const table = made.type === AST_NODE_TYPES.NewExpression ? CLASSES : MAKES;
  const [module, className] = (table[`${name.module} ${name.name}`] ?? '').split(' ');
  if (module === undefined || className === undefined) return null;
  return shown(file, blockingApi({ module, name: `${className}.prototype.${method}` }));
}

/** What a factory gave: the function of `createSyncFn(path)`, the methods of `cosmiconfigSync(name)`. */
function apiOfProduct(file: SourceFile, origin: Origin): BlockingApi | null {
  if (origin.kind !== 'expression' || origin.node.type !== AST_NODE_TYPES.CallExpression || origin.path.length > 1) return null;
  const api = documentedApi(file, originOf(file, origin.node.callee));
  const wanted = origin.path.length === 0 ? 'function' : 'object';
  return api !== null && api.gives === wanted ? api : null;
}

/** Is the call handed `/proc/meminfo`, `/sys/…`: files that the kernel makes up as they are read, so that no disk is waited for? */
export function readsMemory({ arguments: [path] }: Call): boolean {
  let first: TSESTree.Node | undefined = path;
  while (first?.type === AST_NODE_TYPES.BinaryExpression) first = first.left;
  const start = first?.type === AST_NODE_TYPES.Literal ? String(first.value) : first?.type === AST_NODE_TYPES.TemplateLiteral ? (first.quasis[0]?.value.raw ?? '') : '';
  return /^\/(?:proc|sys)\//.test(start);
}

/** Does the call hold the thread under the circumstances that the row asks for? */
const HOLDS: Readonly<Record<Condition, (file: SourceFile, call: Call) => boolean>> = {
  'no-callback': (file, call) => !hasCallback(file, call) && !hasTrueOption(call, 'async'),
  'asymmetric-key': (file, call) => !hasCallback(file, call) && /^(?:RS|ES|PS)\d/.test(String(option(call.arguments[2], 'algorithm') ?? '')),
  'number-first': (_file, { arguments: [first] }) => first?.type === AST_NODE_TYPES.Literal && typeof first.value === 'number',
  'third-is-false': (_file, { arguments: [, , third] }) => third?.type === AST_NODE_TYPES.Literal && third.value === false,
};

function hasCallback(file: SourceFile, call: Call): boolean {
  const last = call.arguments.at(-1);
  if (last === undefined) return false;
  if (last.type === AST_NODE_TYPES.SpreadElement || isFunction(last)) return true;
  const origin = originOf(file, last);
  if (origin.kind === 'function') return true;
  return last.type === AST_NODE_TYPES.Identifier && /^(?:cb|callback|done|next)$|Callback$|Cb$/.test(last.name);
}

function hasTrueOption(call: Call, name: string): boolean {
  return call.arguments.some(argument => option(argument, name) === true);
}

function option(node: TSESTree.Node | undefined, name: string): unknown {
  if (node?.type !== AST_NODE_TYPES.ObjectExpression) return undefined;
  for (const property of node.properties) {
    if (property.type === AST_NODE_TYPES.Property && propertyName(property) === name && property.value.type === AST_NODE_TYPES.Literal) return property.value.value;
  }
  return undefined;
}

/** How a message and the option `allow` name an API: `fs.readFileSync`, `bcrypt.hashSync`, `Atomics.wait`. */
export function displayName({ module, name }: Pick<BlockingApi, 'module' | 'name'>): string {
  const short = module.replace(/^node:/, '');
  const plain = name.replace('.prototype.', '.');
  if (short === 'global' || short === 'bun' || short === 'deno' || plain.startsWith(`${short}.`)) return plain;
  return plain === 'default' ? short : `${short}.${plain}`;
}
