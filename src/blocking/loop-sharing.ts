import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { descendants } from '../flow/descendants.ts';
import { namedUses } from '../flow/named-uses.ts';
import { nodesOver } from '../flow/nodes-over.ts';
import { enclosingFunction } from '../flow/enclosing-function.ts';
import { functionName } from '../flow/function-name.ts';
import { runsAtOnce } from '../flow/synchronous-callback.ts';
import { perFile, perNode } from '../memo.ts';
import { documentedName, nameOfOrigin } from '../names/documented-name.ts';
import { matchesGlob } from '../names/glob.ts';
import { originOf } from '../names/origin.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { variableOf } from '../names/variables.ts';
import { wordsOf } from '../names/words.ts';
import { isFunction, type FunctionNode, type Located, type SourceFile } from '../source-file.ts';
import { no, unknown, yes, type Verdict } from '../verdict.ts';
import type { Cost } from './api-group.ts';
import {
  BUILD_FOLDERS, COMMAND_LINE, COMMAND_LINE_FILES, COMMAND_LINE_FOLDERS, KEEPS_CALLBACK, LOADED_ONCE, MIGRATES, REQUEST_PARAMETERS, RESPONSE_PARAMETERS, ROUTERS, ROUTES, SEEDS, SERVERS, SERVES, SOURCE_FOLDERS, STARTUP_FILE_WORDS,
  STARTUP_FUNCTIONS, STARTUP_METHODS, TERMINAL, TEST_CALLS, TEST_FILES, TEST_FOLDERS, TEST_PACKAGES, THREAD_POOLS, WORKER_PARTS,
} from './loop-words.ts';
import { isExit } from './on-purpose.ts';

/** What decided whether other work shares the thread. */
export type Sharing =
  /** The function answers requests, events or jobs; or the file serves or watches. */
  | 'handler' | 'server'
  /** Tests and their helpers; code that runs on another thread. */
  | 'test' | 'worker'
  /** The file begins with `#!`. */
  | 'shebang'
  /** A program on a command line, a script, a build, a migration; a function that asks a person or ends the process. */
  | 'command'
  /** Only called while the process starts: at module level, by functions that are, or by what makes a server that nobody can ask yet. */
  | 'module level'
  /** By its name, or by the modules that it loads, one that runs when a process or service starts. */
  | 'startup'
  /** Part of a file that speaks to a person on a terminal. */
  | 'terminal'
  | 'nothing seen';

/**
 * Does other work need the thread while this function runs?
 *
 * The nearest evidence counts: what calls the function, before what the file is. `unknown` is the
 * answer for plain library code, which anybody may call from anywhere.
 *
 * @param path the file's path within the project, so that folders above the project say nothing
 */
export function sharesLoop(file: SourceFile, fn: FunctionNode, path: string): Verdict<Sharing> {
  const outer = withEnclosing(fn);
  if (isTestPath(path) || isTest(file) || outer.some(each => isTestCallback(file, each))) return no('test');
  if (runsOnWorkers(file) || outer.some(each => isOffloaded(file, each))) return no('worker');
  if (isMigrationPath(path)) return no('command');
  if (outer.some(each => isHandler(file, each))) return yes('handler');
  if (outer.some(each => calledAtModuleLevel(file, each) || beginsToServe(file, each))) return no('module level');
  // A script that shows every minute that it lives serves nobody.
  const serves = isServer(file) || (!isCommandLinePath(path) && repeats(file));
  if (!serves && file.text.startsWith('#!')) return no('shebang');
  if (!serves && (isCommandLinePath(path) || isCommandLine(file) || outer.some(each => endsOrAsks(file, each)))) return no('command');
  if (isStartupPath(path) || outer.some(each => startsUp(file, each) || startedByImporters(file, each))) return no('startup');
  if (serves) return yes('server');
  if (speaksToTerminal(file)) return no('terminal');
  return unknown('nothing seen');
}

/**
 * Is a call of this cost felt by other work, as far as the code shows?
 *
 * One short system call only where requests or events are answered; while a process starts, or beside
 * a dialogue on a terminal, only what may take seconds.
 */
export function isFelt({ answer, because }: Verdict<Sharing>, cost: Cost): boolean {
  if (cost === 'cheap') return false;
  if (cost === 'light') return answer === 'yes';
  if (because === 'startup' || because === 'terminal') return cost === 'heavy';
  return answer !== 'no';
}

function withEnclosing(fn: FunctionNode): readonly FunctionNode[] {
  const outer = enclosingFunction(fn);
  return outer === null ? [fn] : [fn, ...withEnclosing(outer)];
}

/** The names of the modules that the file loads, statically. */
const importsOf = perFile<readonly string[]>(file => {
  const found: string[] = [];
  for (const node of file.ast.body) {
    if (node.type === AST_NODE_TYPES.ImportDeclaration && node.importKind !== 'type') found.push(node.source.value);
  }
  for (const node of nodesOver(file, file.ast, 'require')) {
    if (node.type !== AST_NODE_TYPES.CallExpression || node.callee.type !== AST_NODE_TYPES.Identifier || node.callee.name !== 'require') continue;
    const [argument] = node.arguments;
    if (argument?.type === AST_NODE_TYPES.Literal && typeof argument.value === 'string') found.push(argument.value);
  }
  return found;
});

const isTest = perFile<boolean>(file => importsOf(file).some(name => matchesGlob(name, TEST_PACKAGES)));

function isTestPath(path: string): boolean {
  const parts = path.split(/[\\/]/);
  return TEST_FILES.test(parts.at(-1) ?? '') || parts.slice(0, -1).some(part => TEST_FOLDERS.has(part.toLowerCase()));
}

function isTestCallback(file: SourceFile, { parent }: FunctionNode): boolean {
  if (parent.type !== AST_NODE_TYPES.CallExpression) return false;
  let callee = unwrap(parent.callee);
  while (callee.type === AST_NODE_TYPES.MemberExpression || callee.type === AST_NODE_TYPES.CallExpression) {
    callee = unwrap(callee.type === AST_NODE_TYPES.MemberExpression ? callee.object : callee.callee);
  }
  return callee.type === AST_NODE_TYPES.Identifier && TEST_CALLS.has(callee.name) && variableOf(file, callee) === null;
}

// The text is searched first, here and below: a walk that can find nothing is not made.
const runsOnWorkers = perFile<boolean>(file =>
  /\b(?:parentPort|workerData|expose|workerpool|threads)\b/.test(file.text) &&
  [...nodesOver(file, file.ast, /\b(?:parentPort|workerData|expose|worker)\b/g)].some(node => {
    if (node.type !== AST_NODE_TYPES.Identifier || !/^(?:parentPort|workerData|expose|worker)$/.test(node.name)) return false;
    const subject = node.parent.type === AST_NODE_TYPES.MemberExpression && node.parent.property === node ? node.parent : node;
    const name = documentedName(file, subject);
    return name !== null && WORKER_PARTS.has(`${name.module} ${name.name}`);
  }),
);

/** Is the function handed to something that runs it on another thread? */
function isOffloaded(file: SourceFile, fn: FunctionNode): boolean {
  const { parent } = fn;
  if (parent.type !== AST_NODE_TYPES.CallExpression || parent.callee === fn) return false;
  const callee = unwrap(parent.callee);
  const last = callee.type === AST_NODE_TYPES.MemberExpression ? propertyName(callee) : callee.type === AST_NODE_TYPES.Identifier ? callee.name : null;
  const written = file.text.slice(...callee.range);
  const { offloaders } = file.settings;
  if (matchesGlob(written, offloaders) || (last !== null && matchesGlob(last, offloaders))) return true;
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  const origin = originOf(file, callee.object);
  const maker = origin.kind === 'expression' && (origin.node.type === AST_NODE_TYPES.NewExpression || origin.node.type === AST_NODE_TYPES.CallExpression) ? documentedName(file, origin.node.callee) : nameOfOrigin(origin);
  return maker !== null && matchesGlob(maker.module, THREAD_POOLS);
}

/** Is the function kept to be run for each request, event or job? */
function isHandler(file: SourceFile, fn: FunctionNode): boolean {
  const [first, second] = fn.params.map(parameterName);
  if (first !== undefined && REQUEST_PARAMETERS.has(first.replace(/^_/, ''))) return true;
  if (second !== undefined && RESPONSE_PARAMETERS.has(second.replace(/^_/, ''))) return true;
  const { parent } = fn;
  if (parent.type === AST_NODE_TYPES.MethodDefinition && (isDecorated(parent) || isDecorated(parent.parent.parent))) return true;
  if (parent.type === AST_NODE_TYPES.AssignmentExpression && file.text.slice(...parent.left.range) === 'exports.handler') return true;
  if (parent.type !== AST_NODE_TYPES.CallExpression || parent.callee === fn) return false;
  const callee = unwrap(parent.callee);
  const name = documentedName(file, callee);
  if (name !== null && SERVES.has(`${name.module} ${name.name}`)) return true;
  if (callee.type !== AST_NODE_TYPES.MemberExpression || parent.arguments.length < 2) return false;
  return KEEPS_CALLBACK.has(propertyName(callee) ?? '') && !isAboutProcess(file, parent);
}

/** Parsers for JavaScript alone know of no decorators. */
function isDecorated({ decorators = [] }: { readonly decorators?: readonly unknown[] }): boolean {
  return decorators.length > 0;
}

function parameterName(parameter: TSESTree.Parameter): string {
  const bound = parameter.type === AST_NODE_TYPES.AssignmentPattern ? parameter.left : parameter;
  return bound.type === AST_NODE_TYPES.Identifier ? bound.name : '';
}

/** `process.on('exit', …)` and its like: the last thing that a process does. */
function isAboutProcess(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  const object = documentedName(file, callee.object);
  return object !== null && (object.module === 'process' || (object.module === 'global' && object.name === 'process'));
}

/** Is the function only run as the process starts: at module level, or by functions that are? */
const calledAtModuleLevel = perNode<FunctionNode, boolean>((file, fn) => {
  const { parent } = fn;
  if (parent.type === AST_NODE_TYPES.CallExpression && parent.callee === fn) return enclosingFunction(parent) === null;
  if (isAboutProcessCallback(file, fn)) return true;
  const uses = usesOf(file, fn);
  return uses !== null && uses.length > 0 && uses.every(use => isCallOf(use) && runsAtModuleLevel(file, use));
}, false);

function isAboutProcessCallback(file: SourceFile, { parent }: FunctionNode): boolean {
  return parent.type === AST_NODE_TYPES.CallExpression && isAboutProcess(file, parent);
}

function runsAtModuleLevel(file: SourceFile, node: TSESTree.Node): boolean {
  const fn = enclosingFunction(node);
  return fn === null || calledAtModuleLevel(file, fn);
}

/** Every place that uses the function by its name; `null` when others may use it as well. */
function usesOf(file: SourceFile, fn: FunctionNode): readonly TSESTree.Node[] | null {
  const { parent } = fn;
  // Another file may use a method too, but then it is no detail of the class.
  if (parent.type === AST_NODE_TYPES.MethodDefinition) return propertyName(parent) === null || parent.static || parent.kind !== 'method' ? null : namedUses(file, fn);
  const name = fn.type === AST_NODE_TYPES.FunctionDeclaration ? fn.id : parent.type === AST_NODE_TYPES.VariableDeclarator && parent.id.type === AST_NODE_TYPES.Identifier ? parent.id : null;
  if (name === null || /^Export/.test(fn.parent.type) || /^Export/.test(parent.parent?.parent?.type ?? '')) return null;
  const variable = variableOf(file, name);
  return variable === null ? null : variable.references.filter(reference => reference.isRead()).map(reference => reference.identifier);
}

function isCallOf(node: TSESTree.Node): boolean {
  return node.parent?.type === AST_NODE_TYPES.CallExpression && node.parent.callee === node;
}

/** By its name, its callers' names, or the code that it loads: does the function run when something starts? */
const startsUp = perNode<FunctionNode, boolean>((file, fn) => {
  const name = functionName(fn);
  const isMethod = fn.parent.type === AST_NODE_TYPES.MethodDefinition || (fn.parent.type === AST_NODE_TYPES.Property && fn.parent.method);
  if (name !== null && namesStartup(name, isMethod)) return true;
  if (loadsCode(file, fn) || beginsToServe(file, fn)) return true;
  const uses = usesOf(file, fn);
  return uses !== null && uses.length > 0 && uses.every(use => isCallOf(use) && callerStartsUp(file, use));
}, false);

function namesStartup(name: string, isMethod: boolean): boolean {
  const [first = '', ...rest] = wordsOf(name);
  if (first === 'migrate' || MIGRATES.has(rest.at(-1) ?? '')) return true;
  if ((isMethod ? STARTUP_METHODS : STARTUP_FUNCTIONS).has(first)) return true;
  if (first === 'load' && rest.some(word => LOADED_ONCE.has(word))) return true;
  return rest.at(-1) === 'server' && [first, ...rest].some(word => word === 'create' || STARTUP_METHODS.has(word));
}

function callerStartsUp(file: SourceFile, use: TSESTree.Node): boolean {
  const caller = enclosingFunction(use);
  return caller !== null && (startsUp(file, caller) || startedByImporters(file, caller));
}

/**
 * Do other files only call what this one exports as the process starts? Only where all of them are in
 * sight; the use within the file counts as well.
 */
const startedByImporters = perNode<FunctionNode, boolean>((file, fn) => {
  const name = exportedName(fn);
  const variable = name === null ? null : variableOf(file, name);
  const importers = name === null || variable === null ? undefined : file.others.importers?.(file, fn.parent.type === AST_NODE_TYPES.ExportDefaultDeclaration ? 'default' : name.name);
  if (variable === null || importers === undefined || !importers.complete || importers.places.length === 0) return false;
  const inside = variable.references.filter(reference => reference.isRead()).map(({ identifier }) => ({ file, node: identifier as TSESTree.Node }));
  const outside = importers.places.flatMap<Located>(place => {
    const bound = place.node.type === AST_NODE_TYPES.Identifier ? variableOf(place.file, place.node) : null;
    return bound === null ? [place] : bound.references.map(({ identifier }) => ({ file: place.file, node: identifier as TSESTree.Node }));
  });
  return outside.length > 0 && [...inside, ...outside].every(({ file: at, node }) => isCallOf(node) && (runsAtModuleLevel(at, node) || callerStartsUp(at, node)));
}, false);

function exportedName(fn: FunctionNode): TSESTree.Identifier | null {
  if (fn.type === AST_NODE_TYPES.FunctionDeclaration) return /^Export/.test(fn.parent.type) ? fn.id : null;
  const { parent } = fn;
  const isExported = parent.type === AST_NODE_TYPES.VariableDeclarator && parent.parent.parent.type === AST_NODE_TYPES.ExportNamedDeclaration;
  return isExported && parent.id.type === AST_NODE_TYPES.Identifier ? parent.id : null;
}

/** Modules are loaded once: a function that loads one whose name it works out belongs to the start. */
function loadsCode(file: SourceFile, fn: FunctionNode): boolean {
  for (const node of descendants(file, fn, 'stop')) {
    // `names.map(async name => import(name))`
    if (node !== fn && isFunction(node) && runsAtOnce(node) && loadsCode(file, node)) return true;
    if (node.type === AST_NODE_TYPES.ImportExpression && isWorkedOut(node.source)) return true;
    if (node.type !== AST_NODE_TYPES.CallExpression || node.callee.type !== AST_NODE_TYPES.Identifier || !LOADS_CODE.test(node.callee.name)) continue;
    const [argument] = node.arguments;
    if (argument !== undefined && isWorkedOut(argument)) return true;
  }
  return false;
}

/** `require`, and what people call their own way to load a file as code. */
const LOADS_CODE = /^(?:require|requireFile|requireModule|import(?:OrRequire\w*|Module|Script)|dynamicImport|requireOrImport\w*)$/;

/** Does the function itself make a server, or let it listen? Whatever it holds up, nobody is served yet. */
export const beginsToServe = perNode<FunctionNode, boolean>((file, fn) => {
  for (const node of descendants(file, fn, 'stop')) {
    if (node.type !== AST_NODE_TYPES.CallExpression) continue;
    const callee = unwrap(node.callee);
    if (callee.type === AST_NODE_TYPES.MemberExpression && (propertyName(callee) === 'listen' || registersRoute(node))) return true;
    const name = documentedName(file, callee);
    if (name !== null && (name.name === 'createServer' || name.name === 'serve' || name.name === 'Bun.serve' || name.name === 'Deno.serve')) return true;
  }
  return false;
}, false);

/** `app.use(serveStatic)`, `router.get('/', answer)`: routes are told once, before anybody is served. */
function registersRoute(call: TSESTree.CallExpression): boolean {
  const { callee, arguments: given, parent } = call;
  if (callee.type !== AST_NODE_TYPES.MemberExpression || parent.type !== AST_NODE_TYPES.ExpressionStatement || !ROUTES.has(propertyName(callee) ?? '')) return false;
  const object = unwrap(callee.object);
  const router = object.type === AST_NODE_TYPES.Identifier ? object.name : object.type === AST_NODE_TYPES.MemberExpression ? (propertyName(object) ?? '') : '';
  const [first] = given;
  return ROUTERS.has(wordsOf(router).at(-1) ?? '') && (propertyName(callee) === 'use' || (given.length > 1 && (first?.type === AST_NODE_TYPES.Literal || first?.type === AST_NODE_TYPES.TemplateLiteral)));
}

function isWorkedOut(node: TSESTree.Node): boolean {
  return node.type !== AST_NODE_TYPES.Literal && !(node.type === AST_NODE_TYPES.TemplateLiteral && node.expressions.length === 0);
}

const isServer = perFile<boolean>(file => {
  if (importsOf(file).some(name => matchesGlob(name, SERVERS))) return true;
  return /\b(?:create(?:Secure)?Server|createSocket|watch|watchFile|serve)\b/.test(file.text) && callsOneOf(file, name => name !== REPEATS && SERVES.has(name));
});

const REPEATS = 'global setInterval';

const repeats = perFile<boolean>(file => file.text.includes('setInterval') && callsOneOf(file, name => name === REPEATS));

function callsOneOf(file: SourceFile, means: (name: string) => boolean): boolean {
  for (const node of descendants(file, file.ast, 'enter')) {
    if (node.type !== AST_NODE_TYPES.CallExpression) continue;
    const name = documentedName(file, node.callee);
    if (name !== null && means(`${name.module} ${name.name}`)) return true;
  }
  return false;
}

function isCommandLinePath(path: string): boolean {
  const parts = path.split(/[\\/]/);
  const [name = '', ...folders] = parts.reverse();
  if (COMMAND_LINE_FILES.test(name)) return true;
  return folders.some((folder, index) => isCommandLineFolder(folder.toLowerCase(), folders.slice(index + 1)));
}

function isCommandLineFolder(folder: string, above: readonly string[]): boolean {
  if (COMMAND_LINE_FOLDERS.has(folder) || /^\.\w/.test(folder)) return true;
  const words = wordsOf(folder);
  if (words.length > 1 && words.at(-1) === 'cli') return true;
  // `npm init foo` runs the package `create-foo`.
  const isBeside = BUILD_FOLDERS.has(folder) || (words.length > 1 && words[0] === 'create');
  return isBeside && !above.some(each => SOURCE_FOLDERS.has(each.toLowerCase()));
}

/** Does a file or a folder say that it brings data up to date, or fills it in? Whoever asks for that waits for it. */
function isMigrationPath(path: string): boolean {
  const parts = path.split(/[\\/]/);
  return parts.some((part, index) => SEEDS.has(part) || (index === parts.length - 1 ? wordsOfFile(part) : wordsOf(part)).some(word => MIGRATES.has(word)));
}

/** Does the file's name say that it prepares what a program needs: `setup.js`, `cloud-install.ts`? */
function isStartupPath(path: string): boolean {
  const words = wordsOfFile(path.split(/[\\/]/).at(-1) ?? '');
  return STARTUP_FILE_WORDS.has(words[0] ?? '') || STARTUP_FILE_WORDS.has(words.at(-1) ?? '');
}

function wordsOfFile(name: string): readonly string[] {
  return wordsOf(name.replace(/(?:\.\w+)+$/, ''));
}

const isCommandLine = perFile<boolean>(file => {
  if (importsOf(file).some(name => matchesGlob(name, COMMAND_LINE))) return true;
  for (const node of nodesOver(file, file.ast, /\b(?:argv|parseArgs)\b/g)) {
    if (node.type === AST_NODE_TYPES.MemberExpression && propertyName(node) === 'argv' && isProcess(file, node.object)) return true;
    if (node.type === AST_NODE_TYPES.CallExpression) {
      const name = documentedName(file, node.callee);
      if (name?.module === 'util' && name.name === 'parseArgs') return true;
    }
  }
  return false;
});

const speaksToTerminal = perFile<boolean>(file => importsOf(file).some(name => matchesGlob(name, TERMINAL) || PROMPTS.test(name)));

/** A module for prompts, whether it is a package or part of the project. */
const PROMPTS = /(?:^|[/-])prompts?(?:\.\w+)?$|inquirer|^(?:node:)?readline/;

function isProcess(file: SourceFile, node: TSESTree.Node): boolean {
  const name = documentedName(file, node);
  return name !== null && (name.module === 'process' || (name.module === 'global' && name.name === 'process'));
}

/** Does the function end the process, set its exit code, or ask a person on the terminal? */
const endsOrAsks = perNode<FunctionNode, boolean>((file, fn) => {
  for (const node of descendants(file, fn, 'enter')) {
    if (isFunction(node) && node !== fn) continue;
    if (node.type === AST_NODE_TYPES.CallExpression && (isExit(file, node) || asks(file, node))) return true;
    if (node.type === AST_NODE_TYPES.AssignmentExpression && node.left.type === AST_NODE_TYPES.MemberExpression && propertyName(node.left) === 'exitCode' && isProcess(file, node.left.object)) return true;
  }
  return false;
}, false);

function asks(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const origin = originOf(file, call.callee);
  return origin.kind === 'module' && (PROMPTS.test(origin.specifier) || matchesGlob(origin.specifier, TERMINAL));
}
