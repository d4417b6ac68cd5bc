import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { callWords, sessionWord } from '../effects/call-words.ts';
import { documentedEffect, type DocumentedEffect } from '../effects/documented-effects.ts';
import { contains, children } from '../flow/descendants.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { unwrap } from '../names/unwrap.ts';
import { variableOf } from '../names/variables.ts';
import { wordsOf } from '../names/words.ts';
import { isFunction, type FunctionNode, type SourceFile } from '../source-file.ts';
import type { FanOut } from './fan-out.ts';

/** What is done for each element, and how well that is known. */
export interface ElementWork {
  /**
   * `documented`: a documented API that does i/o or starts a process, called right there;
   * `body`: the same, in a function that is called; `handed`: the element is handed whole to a method
   * of something that the function was given; `named`: the words of the call say so; `own`: the
   * element saves or deletes itself.
   */
  readonly evidence: 'body' | 'documented' | 'handed' | 'named' | 'own';
  /** What the call is called, for the message. */
  readonly name: string;
  /** What it uses up; `null` when only words tell of it. */
  readonly on: 'file system' | 'network' | 'process' | null;
  readonly because: TSESTree.Node;
  /** Whether it only changes an entry of a folder, and holds nothing open meanwhile. */
  readonly light?: true;
}

/** https://nodejs.org/api/fs.html: these hold no file handle, and the thread pool runs four at once. */
const LIGHT = new Set(['access', 'chmod', 'chown', 'ensureDir', 'link', 'mkdir', 'remove', 'rename', 'rm', 'rmdir', 'symlink', 'unlink', 'utimes']);

const MAX_CALLS = 3;

/**
 * What i/o does each element of this fan-out surely do?
 *
 * Only what every element does counts: not what stands in one branch of a condition, or in a `catch`.
 *
 * @returns `null` when none is known
 */
export function elementWork(file: SourceFile, fanOut: FanOut): ElementWork | null {
  const work = unwrap(fanOut.work);
  if (fanOut.form === 'push') return workIn({ file, home: file, fanOut, element: null, calls: MAX_CALLS, direct: true, seen: new Set() }, work);
  if (isFunction(work)) {
    if (work.generator) return null;
    return workIn({ file, home: file, fanOut, element: work.params[0] ?? null, calls: MAX_CALLS, direct: true, seen: new Set([work]) }, work.body);
  }
  return workOfReference(file, fanOut, work);
}

interface Search {
  readonly file: SourceFile;
  /** The file of the fan-out. */
  readonly home: SourceFile;
  readonly fanOut: FanOut;
  /** The parameter that holds the element, in the callback itself. */
  readonly element: TSESTree.Node | null;
  readonly calls: number;
  readonly direct: boolean;
  readonly seen: ReadonlySet<FunctionNode>;
}

/** `urls.map(fetch)`, `ids.map(load)`: the call that the reference stands for. */
function workOfReference(file: SourceFile, fanOut: FanOut, callee: TSESTree.Node): ElementWork | null {
  const asCall = { callee, arguments: [] } as unknown as TSESTree.CallExpression;
  const documented = documentedEffect(file, asCall);
  if (documented !== null) {
    const on = ioOf(documented);
    return on === null ? null : { evidence: 'documented', name: documented.name, on, because: callee, ...lightness(documented) };
  }
  const target = calleeFunction(file, callee);
  if (target === null || target.node.generator) return null;
  const found = workIn({ file: target.file, home: file, fanOut, element: null, calls: MAX_CALLS - 1, direct: false, seen: new Set([target.node]) }, target.node.body);
  return found === null ? null : { ...found, evidence: 'body', because: callee };
}

function lightness({ on, name }: DocumentedEffect): Pick<ElementWork, 'light'> {
  return on === 'file system' && LIGHT.has(name) ? { light: true } : {};
}

function ioOf({ on, waits }: DocumentedEffect): ElementWork['on'] {
  return waits === 'io' && (on === 'file system' || on === 'network' || on === 'process') ? on : null;
}

function workIn(search: Search, wrapped: TSESTree.Node): ElementWork | null {
  const node = unwrap(wrapped);
  switch (node.type) {
    case AST_NODE_TYPES.IfStatement:
    case AST_NODE_TYPES.ConditionalExpression: {
      const tested = workIn(search, node.test);
      if (tested !== null || !node.alternate) return tested;
      const consequent = workIn(search, node.consequent);
      return consequent !== null && workIn(search, node.alternate) !== null ? consequent : null;
    }
    case AST_NODE_TYPES.LogicalExpression:
      return workIn(search, node.left);
    case AST_NODE_TYPES.SwitchStatement:
      return workIn(search, node.discriminant);
    case AST_NODE_TYPES.TryStatement:
      return workIn(search, node.block) ?? (node.finalizer ? workIn(search, node.finalizer) : null);
    case AST_NODE_TYPES.ArrowFunctionExpression:
    case AST_NODE_TYPES.FunctionExpression:
      // A function that is handed on right here (`retry(() => fetch(url))`) runs; one that is kept may not.
      return node.parent.type === AST_NODE_TYPES.CallExpression ? workIn(search, node.body) : null;
    case AST_NODE_TYPES.FunctionDeclaration:
    case AST_NODE_TYPES.ClassDeclaration:
    case AST_NODE_TYPES.ClassExpression:
      return null;
    case AST_NODE_TYPES.CallExpression:
      return workOfCall(search, node) ?? workOfChildren(search, node);
    default:
      return workOfChildren(search, node);
  }
}

function workOfChildren(search: Search, node: TSESTree.Node): ElementWork | null {
  let light: ElementWork | null = null;
  for (const child of children(search.file, node)) {
    const found = workIn(search, child);
    if (found !== null && found.light !== true) return found;
    light ??= found;
  }
  return light;
}

function workOfCall(search: Search, call: TSESTree.CallExpression): ElementWork | null {
  const { file } = search;
  const documented = documentedEffect(file, call);
  if (documented !== null) {
    const on = ioOf(documented);
    return on === null ? null : { evidence: search.direct ? 'documented' : 'body', name: documented.name, on, because: call, ...lightness(documented) };
  }
  const target = calleeFunction(file, call.callee);
  if (target !== null) {
    if (search.calls === 0 || search.seen.has(target.node) || target.node.generator) return null;
    const inner: Search = { ...search, file: target.file, element: null, calls: search.calls - 1, direct: false, seen: new Set([...search.seen, target.node]) };
    const found = workIn(inner, target.node.body);
    return found === null ? null : { ...found, evidence: found.evidence === 'named' ? 'named' : 'body', because: call };
  }
  // Words in another file are too far from the fan-out to count.
  return file === search.home ? workOfWords(search, call) : null;
}

/** What the words of a call on something that was given say. */
function workOfWords(search: Search, call: TSESTree.CallExpression): ElementWork | null {
  const { file } = search;
  const callee = unwrap(call.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression || !isWaitedFor(search, call) || sessionWord(file, call) !== null) return null;
  const { role, name, receiver } = callWords(file, call);
  if (name === null || name === 'then' || name === 'catch' || name === 'finally') return null;
  const label = file.text.slice(...callee.range).replace(/\s+/g, '');
  if (search.direct && isAboutElement(search, callee.object)) return OWN_CHANGES.has(name) ? { evidence: 'own', name: label, on: null, because: call } : null;
  if (role === 'weak' || role === 'none' || role === 'timer') return null;
  if (search.direct && receiver.length > 0 && isHandedWhole(search, call)) return { evidence: 'handed', name: label, on: null, because: call };
  if (role === 'send') return { evidence: 'named', name: label, on: null, because: call };
  const outside = receiver.some(part => wordsOf(part).some(word => OUTSIDE_WORDS.has(word)));
  return outside && role !== 'guard' ? { evidence: 'named', name: label, on: null, because: call } : null;
}

/** Words of what stands for something outside of the process. */
const OUTSIDE_WORDS: ReadonlySet<string> = new Set([
  'api', 'client', 'http', 'https', 'axios', 'db', 'database', 'prisma', 'knex', 'sequelize', 'mongoose', 'repo', 'repository', 'storage', 'store', 'bucket', 's3', 'dynamo', 'dynamodb', 'firestore', 'redis', 'fs', 'sdk', 'gateway',
  'octokit', 'github', 'gitlab', 'stripe', 'mailer', 'smtp', 'table', 'collection', 'dao', 'elastic', 'elasticsearch', 'docker', 'kube', 'k8s', 'lambda', 'sqs', 'sns', 'ssh', 'sftp', 'ftp', 'registry',
]);

/** What a row of a database does to itself in the database. */
const OWN_CHANGES = new Set(['save', 'update', 'destroy', 'delete', 'deleteOne', 'remove', 'reload', 'refresh', 'updateOne', 'patch', 'populate', '$query', 'softDelete', 'restore']);

/** Does the promise for the element wait for this call, directly or at the end of a chain? */
function isWaitedFor(search: Search, call: TSESTree.CallExpression): boolean {
  for (let node: TSESTree.Node = call; ; ) {
    const parent: TSESTree.Node | undefined = node.parent;
    switch (parent?.type) {
      case AST_NODE_TYPES.AwaitExpression:
      case AST_NODE_TYPES.ReturnStatement:
        return true;
      case AST_NODE_TYPES.ArrowFunctionExpression:
        return parent.body === node;
      case AST_NODE_TYPES.MemberExpression:
        if (parent.object !== node) return false;
        break;
      case AST_NODE_TYPES.CallExpression:
        // `.then(…)` on it; or it is what a loop pushes.
        if (parent.callee !== node) return parent === search.fanOut.maker;
        break;
      case AST_NODE_TYPES.VariableDeclarator:
        return node === search.fanOut.work;
      case AST_NODE_TYPES.ChainExpression:
      case AST_NODE_TYPES.TSAsExpression:
      case AST_NODE_TYPES.TSNonNullExpression:
      case AST_NODE_TYPES.ConditionalExpression:
      case AST_NODE_TYPES.LogicalExpression:
        break;
      default:
        return false;
    }
    node = parent;
  }
}

/** `element.close()`: what an element does to itself is mostly no i/o of its own. */
function isAboutElement(search: Search, object: TSESTree.Node): boolean {
  let root = unwrap(object);
  while (root.type === AST_NODE_TYPES.MemberExpression || root.type === AST_NODE_TYPES.CallExpression) {
    root = unwrap(root.type === AST_NODE_TYPES.MemberExpression ? root.object : root.callee);
  }
  if (root.type !== AST_NODE_TYPES.Identifier) return false;
  const definition = variableOf(search.file, root)?.defs[0];
  if (definition === undefined) return false;
  if (contains(search.fanOut.maker, definition.node)) return true;
  const loop = definition.node.parent?.parent;
  return loop?.type === AST_NODE_TYPES.ForOfStatement && contains(loop.left, definition.name);
}

/** Whether the element itself, and not a part of it, is an argument of a method of a parameter or of `this`. */
function isHandedWhole(search: Search, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  return call.arguments.some(argument => {
    if (argument.type !== AST_NODE_TYPES.Identifier) return false;
    const definition = variableOf(search.file, argument)?.defs[0];
    if (definition === undefined) return false;
    if (search.element !== null) return definition.name === search.element;
    const declaration = definition.node.parent;
    return declaration?.parent?.type === AST_NODE_TYPES.ForOfStatement && declaration.parent.left === declaration;
  });
}
