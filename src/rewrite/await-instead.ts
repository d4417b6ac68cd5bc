import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import type { AsyncTwin } from '../blocking/async-twin.ts';
import { displayName, type BlockingCall, type Call } from '../blocking/blocking-calls.ts';
import type { BlockingApi } from '../blocking/blocking-apis.ts';
import { awaitAllowedAt } from '../flow/await-allowed.ts';
import { enclosingFunction } from '../flow/enclosing-function.ts';
import { awaitPoints } from '../flow/own-awaits.ts';
import { startedTogether } from '../flow/started-together.ts';
import { unheardPromise } from '../flow/unheard-promise.ts';
import { documentedName } from '../names/documented-name.ts';
import { originOf } from '../names/origin.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { variableOf } from '../names/variables.ts';
import { wordsOf } from '../names/words.ts';
import type { Edit } from '../report.ts';
import { isFunction, type SourceFile } from '../source-file.ts';
import { beginsOpenStatement } from './begins-statement.ts';
import { commentsIn } from './comments-in.ts';
import { dropImport, joinEdits, makeAvailable, pathTo, type Available } from './imports.ts';
import { withParentheses } from './own-parentheses.ts';

/**
 * How is this call written as an awaited one?
 *
 * A suggestion always: other code may run before the promise settles. `null` where `await` can't
 * stand, where a comment would be lost, where the replacement is no drop-in (other arguments, another result, a file descriptor),
 * where the program gave the function a name of its own, which a replacement would not have, where a
 * promise that already runs would have nobody to hear of its rejection meanwhile, and where the calls around it are started together: without a limit they would all be open at once.
 */
export function awaitInstead(file: SourceFile, { call, api, direct }: BlockingCall): readonly Edit[] | null {
  if (!direct || api === null || call.type !== AST_NODE_TYPES.CallExpression || !mayAwait(file, call)) return null;
  if (api.fix !== 'direct' || api.instead === null || !api.sameArgs || api.returns !== 'same' || !fits(file, call, api)) return null;
  const callee = unwrap(call.callee);
  const written = writtenAs(file, callee, api);
  if (written === null) return null;
  const edits = awaited(file, call, written.expression);
  if (edits === null) return null;
  return [...importEdits(file, callee, joinEdits(written.edits)), ...edits];
}

/** What the replacement needs imported, and what the call no longer does. */
function importEdits(file: SourceFile, callee: TSESTree.Node, needed: readonly Edit[]): readonly Edit[] {
  const [first = null, ...rest] = needed;
  const dropped = callee.type === AST_NODE_TYPES.Identifier ? dropImport(file, callee, first) : null;
  if (dropped === null || rest.some(edit => dropped.some(({ range }) => range[0] < edit.range[0] && edit.range[0] < range[1]))) return needed;
  return rest.some(edit => dropped.some(({ range }) => range[0] !== range[1] && edit.range[0] === range[1])) ? needed : [...dropped, ...rest];
}

/** How is a call of a helper written as an awaited call of its twin? */
export function awaitTwin(file: SourceFile, call: Call, { name, specifier }: AsyncTwin): readonly Edit[] | null {
  if (call.type !== AST_NODE_TYPES.CallExpression || !mayAwait(file, call)) return null;
  const callee = unwrap(call.callee);
  if (callee.type === AST_NODE_TYPES.MemberExpression) {
    return awaited(file, call, file.text.slice(callee.range[0], callee.property.range[0]) + name);
  }
  const available: Available | null = specifier === null ? { expression: name, edits: [] } : makeAvailable(file, call, { specifier, name });
  const edits = available === null ? null : awaited(file, call, available.expression);
  return available === null || edits === null ? null : [...available.edits, ...edits];
}

/** How a message names what can be awaited in the place of an API; `null` where nothing can be dropped in. */
export function alternativeOf({ fix, instead, returns, sameArgs }: BlockingApi): string | null {
  if (fix !== 'direct' || instead === null || instead.shape === 'other' || returns !== 'same' || !sameArgs) return null;
  const name = displayName({ module: instead.module === 'node:fs/promises' ? 'fs.promises' : instead.module, name: instead.name });
  return instead.shape === 'callback' ? `promisify(${name})` : name;
}

function mayAwait(file: SourceFile, call: TSESTree.CallExpression): boolean {
  if (call.optional || call.callee.type === AST_NODE_TYPES.ChainExpression || isOptional(call.callee) || !awaitAllowedAt(call, file.ast.sourceType)) return false;
  const fn = enclosingFunction(call);
  return fn === null || (!startedTogether(file, fn) && !isFirstAwaitOfLoop(file, call) && unheardPromise(file, call) === null);
}

/**
 * Would the loop around the call wait once a turn, where it never waits now? Then the loop as a whole
 * is what has to be written anew.
 */
function isFirstAwaitOfLoop(file: SourceFile, call: TSESTree.CallExpression): boolean {
  let child: TSESTree.Node = call;
  for (let current = call.parent as TSESTree.Node | undefined; current && !isFunction(current); child = current, current = current.parent) {
    if (current.type !== AST_NODE_TYPES.ForOfStatement && current.type !== AST_NODE_TYPES.ForInStatement && current.type !== AST_NODE_TYPES.ForStatement) continue;
    if (child === current.body && awaitPoints(file, current.body).next().done === true) return true;
  }
  return false;
}

function isOptional(node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.MemberExpression && (node.optional || isOptional(node.object));
}

/** The call with another callee, awaited, in parentheses where its place asks for them. */
function awaited(file: SourceFile, call: TSESTree.CallExpression, callee: string): readonly Edit[] | null {
  const open = openParenthesis(file, call);
  if (open === null || commentsIn(file, [call.range[0], open]).some(({ range }) => !callee.includes(file.text.slice(...range)))) return null;
  if (call.parent.type === AST_NODE_TYPES.AwaitExpression) return [{ range: [call.range[0], open], text: callee }];
  if (!needsParentheses(call) || withParentheses(file, call)[0] !== call.range[0]) return [{ range: [call.range[0], open], text: `await ${callee}` }];
  return [
    { range: [call.range[0], open], text: `${beginsOpenStatement(file, call) ? ';' : ''}(await ${callee}` },
    { range: [call.range[1], call.range[1]], text: ')' },
  ];
}

/** Where the arguments begin; `null` when a comment or type arguments stand before them. */
function openParenthesis(file: SourceFile, call: TSESTree.CallExpression): number | null {
  if (call.typeArguments != null) return null;
  const between = /^[\s)]*(?=\()/.exec(file.text.slice(call.callee.range[1], call.range[1]));
  return between === null ? null : call.callee.range[1] + between[0].length;
}

function needsParentheses(call: TSESTree.CallExpression): boolean {
  const { parent } = call;
  switch (parent.type) {
    case AST_NODE_TYPES.MemberExpression:
      return parent.object === call;
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
      return parent.callee === call;
    case AST_NODE_TYPES.TaggedTemplateExpression:
      return parent.tag === call;
    case AST_NODE_TYPES.BinaryExpression:
      return parent.operator === '**' && parent.left === call;
    case AST_NODE_TYPES.ClassDeclaration:
    case AST_NODE_TYPES.ClassExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.Decorator:
      return true;
    default:
      return false;
  }
}

/** May the arguments be handed to the replacement as they are? */
function fits(file: SourceFile, call: TSESTree.CallExpression, api: BlockingApi): boolean {
  const [first] = call.arguments;
  const plain = api.module.replace(/^node:/, '');
  if (api.name === 'sync' || api.name.endsWith('.sync')) return false;
  if (plain !== 'fs' && plain !== 'graceful-fs') {
    if (api.instead?.shape === 'callback') return api.module.startsWith('node:') && !(api.name === 'scryptSync' && call.arguments.length > 3);
    return true;
  }
  if (api.instead?.shape !== 'promise') return false;
  if (/^(?:readFile|writeFile|appendFile|truncate)Sync$/.test(api.name) && (first === undefined || mayBeDescriptor(file, first))) return false;
  return !/^l?statSync$/.test(api.name) || !call.arguments.some(argument => mentionsOption(argument, 'throwIfNoEntry'));
}

/** Is there any sign that the argument is a file descriptor and not a path? */
function mayBeDescriptor(file: SourceFile, wrapped: TSESTree.Node): boolean {
  const node = unwrap(wrapped);
  if (node.type === AST_NODE_TYPES.SpreadElement) return true;
  if (node.type === AST_NODE_TYPES.Literal) return typeof node.value === 'number';
  if (node.type === AST_NODE_TYPES.ConditionalExpression) return mayBeDescriptor(file, node.consequent) || mayBeDescriptor(file, node.alternate);
  if (node.type === AST_NODE_TYPES.LogicalExpression) return mayBeDescriptor(file, node.left) || mayBeDescriptor(file, node.right);
  const name = node.type === AST_NODE_TYPES.Identifier ? node.name : node.type === AST_NODE_TYPES.MemberExpression ? (propertyName(node) ?? '') : '';
  if (wordsOf(name).some(word => word === 'fd' || word === 'descriptor' || word === 'handle' || word === 'stdin')) return true;
  if (node.type === AST_NODE_TYPES.Identifier) {
    const definition = variableOf(file, node)?.defs[0];
    const annotation = definition?.name.type === AST_NODE_TYPES.Identifier ? definition.name.typeAnnotation : undefined;
    if (annotation != null && /\bnumber\b|FileHandle|PathOrFileDescriptor/.test(file.text.slice(...annotation.range))) return true;
  }
  const origin = originOf(file, node);
  if (origin.kind !== 'expression' || origin.path.length > 0) return false;
  if (origin.node.type === AST_NODE_TYPES.Literal) return typeof origin.node.value === 'number';
  const made = origin.node.type === AST_NODE_TYPES.AwaitExpression ? unwrap(origin.node.argument) : origin.node;
  return made.type === AST_NODE_TYPES.CallExpression && /^open(?:Sync)?$/.test(documentedName(file, made.callee)?.name ?? '');
}

function mentionsOption(node: TSESTree.Node, name: string): boolean {
  if (node.type !== AST_NODE_TYPES.ObjectExpression) return node.type === AST_NODE_TYPES.SpreadElement;
  return node.properties.some(property => property.type === AST_NODE_TYPES.SpreadElement || propertyName(property) === name);
}

/** How the replacement is written in the place of the callee. */
function writtenAs(file: SourceFile, callee: TSESTree.Node, api: BlockingApi): Available | null {
  const { instead } = api;
  if (instead === null || instead.shape === 'other') return null;
  const member = callee.type === AST_NODE_TYPES.MemberExpression ? callee : null;
  if (api.name.includes('.prototype.') || api.module === 'bun' || api.module === 'deno') {
    const last = instead.name.split('.').at(-1) ?? '';
    return member === null || instead.module !== api.module ? null : { expression: file.text.slice(member.range[0], member.property.range[0]) + last, edits: [] };
  }
  if (callee.type === AST_NODE_TYPES.Identifier && importedName(file, callee) !== callee.name) return null;
  const specifier = specifierLike(file, callee, instead.module);
  const fn = throughObject(file, member, specifier, instead.name) ?? makeAvailable(file, callee, { specifier, name: instead.name });
  if (fn === null || instead.shape === 'promise') return fn;
  const promisify = makeAvailable(file, callee, { specifier: specifierLike(file, callee, 'node:util'), name: 'promisify' });
  return promisify === null ? null : { expression: `${promisify.expression}(${fn.expression})`, edits: [...fn.edits, ...promisify.edits] };
}

/** The object that the callee is read from, where the replacement can be read from it too. */
function throughObject(file: SourceFile, callee: TSESTree.MemberExpression | null, specifier: string, name: string): Available | null {
  if (callee === null) return null;
  // `fs.realpathSync.native`: the object is two steps down.
  for (let object: TSESTree.Node = callee.object; ; object = object.object) {
    const origin = originOf(file, object);
    const fromGraceful = origin.kind === 'module' && origin.specifier === 'graceful-fs' ? { ...origin, specifier: 'fs' } : origin;
    const path = pathTo(fromGraceful, specifier, name);
    if (path !== null) return { expression: [asObject(file, object), ...path].join('.'), edits: [] };
    if (object.type !== AST_NODE_TYPES.MemberExpression) return null;
  }
}

/** The text of an expression, so that a member can be read from it. */
function asObject(file: SourceFile, node: TSESTree.Node): string {
  const text = file.text.slice(...node.range);
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
    case AST_NODE_TYPES.MemberExpression:
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
      return text;
    default:
      return `(${text})`;
  }
}

/** The name under which an identifier was exported, if it was imported or destructured at all. */
function importedName(file: SourceFile, identifier: TSESTree.Identifier): string | null {
  const origin = originOf(file, identifier);
  return origin.kind === 'module' ? (origin.path.at(-1) ?? null) : null;
}

/** The module, with or without `node:` as the callee's own module is written. */
function specifierLike(file: SourceFile, callee: TSESTree.Node, module: string): string {
  const origin = originOf(file, callee);
  const bare = origin.kind === 'module' && !origin.specifier.startsWith('node:') && origin.specifier !== 'graceful-fs';
  return bare ? module.replace(/^node:/, '') : module;
}
