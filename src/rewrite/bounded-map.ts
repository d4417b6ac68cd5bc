import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import type { CollectionBound } from '../bounds/collection-bound.ts';
import { inlineWork, type FanOut } from '../bounds/fan-out.ts';
import { contains, descendants } from '../flow/descendants.ts';
import { isSurelyArray } from '../names/array-value.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { unwrap } from '../names/unwrap.ts';
import { laterWrites, variableOf } from '../names/variables.ts';
import type { Edit } from '../report.ts';
import { isFunction, textOf, type FunctionNode, type SourceFile } from '../source-file.ts';
import { codeStyle } from './code-style.ts';
import { commentsAround, hasComment, isForTool } from './comments-in.ts';
import { editedText } from './edited-text.ts';
import { freshDeclaration, freshName } from './fresh-name.ts';
import { indentationAt, moved } from './indentation.ts';
import { limiterAtHand } from './limiter-at-hand.ts';
import { listedStatement, statementEnd, statementList } from './statement-list.ts';

/** A map over a collection that runs only a few at once. */
export interface BoundedMap {
  readonly edits: readonly Edit[];
  /** The limiter's name; `null` when the elements are taken in chunks. */
  readonly limiter: string | null;
  /** Whether the limiter is one that the program made, so that it says itself how many. */
  readonly own: boolean;
}

/**
 * How is this map over a collection written so that only a few run at once?
 *
 * With the limiter at hand, else in chunks where the statement allows: its results have a name or are
 * not kept, the collection is an array that can be read many times, and nothing needs the index.
 * `null` where neither can be written. A suggestion always: fewer run at once, and after a failure
 * later ones may not be started.
 */
export function boundedMap(file: SourceFile, fanOut: FanOut, bound: CollectionBound): BoundedMap | null {
  const limiter = limiterAtHand(file, fanOut.maker);
  switch (limiter.kind) {
    case 'wrap': {
      const edits = wrapped(file, fanOut, limiter.call);
      return edits === null ? null : { edits, limiter: limiter.name, own: true };
    }
    case 'factory': {
      const made = instance(file, fanOut, limiter.call);
      const edits = made === null ? null : wrapped(file, fanOut, made.name);
      return edits === null || made === null ? null : { edits: [...limiter.edits, made.edit, ...edits], limiter: limiter.name, own: false };
    }
    case 'map': {
      const edits = mapped(file, fanOut, limiter.call);
      return edits === null ? null : { edits: [...limiter.edits, ...edits], limiter: limiter.name, own: false };
    }
    case 'chunks': {
      const edits = inChunks(file, fanOut, bound);
      return edits === null ? null : { edits, limiter: null, own: false };
    }
  }
}

/** `x => f(x)` → `x => limit(() => f(x))` */
function wrapped(file: SourceFile, fanOut: FanOut, call: string): readonly Edit[] | null {
  // More arguments hand a `this` to the callback.
  if (fanOut.maker.arguments.length > (fanOut.form === 'map' ? 1 : 2)) return null;
  const callback = inlineWork(fanOut);
  if (callback === null) return fanOut.form === 'push' || call.includes('.') ? null : handedOn(fanOut.work, call);
  if (callback.generator) return null;
  if (callback.type !== AST_NODE_TYPES.ArrowFunctionExpression) return call.includes('.') ? null : handedOn(callback, call);
  const arrow = arrowEnd(file, callback);
  if (arrow === null) return null;
  const edits: Edit[] = [
    { range: [arrow, arrow], text: ` ${call}(${callback.async ? 'async ' : ''}() =>` },
    { range: [callback.range[1], callback.range[1]], text: ')' },
  ];
  if (!callback.async) return edits;
  const keyword = /^async\s*/.exec(textOf(file, callback));
  return keyword === null ? null : [{ range: [callback.range[0], callback.range[0] + keyword[0].length], text: '' }, ...edits];
}

/** `load` → `(...args) => limit(load, ...args)` */
function handedOn(callback: TSESTree.Node, call: string): readonly Edit[] {
  return [
    { range: [callback.range[0], callback.range[0]], text: `(...args) => ${call}(` },
    { range: [callback.range[1], callback.range[1]], text: ', ...args)' },
  ];
}

/** Where the `=>` ends. */
function arrowEnd(file: SourceFile, arrow: TSESTree.ArrowFunctionExpression): number | null {
  const start = arrow.returnType?.range[1] ?? arrow.params.at(-1)?.range[1] ?? arrow.range[0];
  const found = /^(?:\s|\/\*[\s\S]*?\*\/|\/\/[^\n]*\n|async\b|[(),?])*?=>/.exec(file.text.slice(start, arrow.body.range[0]));
  return found === null ? null : start + found[0].length;
}

/** The statement that makes an instance of `p-limit`, before the statement that starts the promises. */
function instance(file: SourceFile, { maker }: FanOut, factory: string): { readonly name: string; readonly edit: Edit } | null {
  const statement = listedStatement(maker);
  if (statement === null) return null;
  const name = freshDeclaration(file, maker, ['limit']);
  const { semicolons, lineBreak } = codeStyle(file);
  const [start] = statement.range;
  return { name, edit: { range: [start, start], text: `const ${name} = ${factory}(${file.settings.chunkSize})${semicolons ? ';' : ''}${lineBreak}${indentationAt(file, start)}` } };
}

/** `Promise.all(xs.map(f))` → `pMap(xs, f, { concurrency: 10 })` */
function mapped(file: SourceFile, { call, combinator, collection, direct, form, maker, work }: FanOut, name: string): readonly Edit[] | null {
  if (combinator !== 'all' || !direct || form === 'push' || call.arguments.length !== 1 || maker.optional || hasComment(file, [call.range[0], collection.range[0]])) return null;
  if ((form === 'map' && maker.arguments.length !== 1) || hasComment(file, [collection.range[1], work.range[0]])) return null;
  const callback = unwrap(work);
  if (!isFunction(callback) || callback.params.length > 2) return null;
  return [
    { range: [call.range[0], collection.range[0]], text: `${name}(` },
    { range: [collection.range[1], work.range[0]], text: ', ' },
    { range: [work.range[1], call.range[1]], text: `, { concurrency: ${file.settings.chunkSize} })` },
  ];
}

function inChunks(file: SourceFile, fanOut: FanOut, bound: CollectionBound): readonly Edit[] | null {
  const { call, collection, combinator, direct, form, maker, work } = fanOut;
  if ((combinator !== 'all' && combinator !== 'allSettled') || !direct || (form !== 'map' && form !== 'from') || call.arguments.length !== 1) return null;
  if (maker.optional || maker.arguments.length !== (form === 'map' ? 1 : 2) || !takesElementOnly(file, work)) return null;
  if (!isArray(file, collection, bound) || speaksOf(file, work, collection)) return null;
  const place = placeOf(call);
  if (place === null) return null;
  if (speaksToTool(file, place.statement)) return null;
  const unwritten = [[place.start, collection.range[0]], [collection.range[1], work.range[0]], [work.range[1], place.statement.range[1]]] as const;
  if (unwritten.some(range => hasComment(file, range))) return null;
  const { statement, declarator } = place;
  const results = declarator === null ? null : declarator.id.type === AST_NODE_TYPES.Identifier ? declarator.id : undefined;
  if (results === undefined || (results !== null && !mayStartEmpty(file, results))) return null;
  const held = holdCollection(file, collection, statement);
  if (held === null) return null;
  const { indent: step, lineBreak, semicolons } = codeStyle(file);
  const end = semicolons ? ';' : '';
  const margin = indentationAt(file, statement.range[0]);
  const i = freshName(file, call, ['i', 'start', 'offset'], new Set([held.name]));
  const size = file.settings.chunkSize;
  const callback = editedText(file, work.range, moved(file, work.range, indentationAt(file, work.range[0]), margin + step));
  const chunk = `await Promise.${combinator}(${held.name}.slice(${i}, ${i} + ${size}).map(${callback}))`;
  const keyword = statement.type === AST_NODE_TYPES.VariableDeclaration ? statement.kind : '';
  const lines = [
    ...held.statements.map(each => each + end),
    ...(results === null ? [] : [`${keyword} ${textOf(file, results)} = []${end}`]),
    `for (let ${i} = 0; ${i} < ${held.name}.length; ${i} += ${size}) {`,
    `${step}${results === null ? chunk : `${results.name}.push(...(${chunk}))`}${end}`,
    '}',
  ];
  return [{ range: [statement.range[0], statementEnd(file, statement)], text: lines.join(lineBreak + margin) }];
}

/** Is there a comment for a tool at the statement, which is for a line that would become several? */
function speaksToTool(file: SourceFile, statement: TSESTree.Node): boolean {
  const { above, behind } = commentsAround(file, statement, statementList(statement) ?? []);
  return [...above, ...behind].some(isForTool);
}

interface Place {
  readonly statement: TSESTree.Statement;
  readonly declarator: TSESTree.VariableDeclarator | null;
  readonly start: number;
}

/** The statement that does nothing but wait for the call, and keeps the results or not. */
function placeOf(call: TSESTree.CallExpression): Place | null {
  const wait = call.parent;
  if (wait.type !== AST_NODE_TYPES.AwaitExpression) return null;
  const { parent } = wait;
  if (parent.type === AST_NODE_TYPES.ExpressionStatement) return { statement: parent, declarator: null, start: wait.range[0] };
  if (parent.type !== AST_NODE_TYPES.VariableDeclarator || parent.init !== wait) return null;
  const declaration = parent.parent;
  if (declaration.kind === 'using' || declaration.kind === 'await using' || declaration.declarations.length !== 1 || statementList(declaration) === null) return null;
  return { statement: declaration, declarator: parent, start: wait.range[0] };
}

/** May the name be declared as an empty array? TypeScript must be able to find its type where it is used. */
function mayStartEmpty(file: SourceFile, name: TSESTree.Identifier): boolean {
  if (name.typeAnnotation != null || !codeStyle(file).typescript) return true;
  const variable = variableOf(file, name);
  return variable !== null && variable.references.every(({ from }) => from.variableScope === variable.scope.variableScope);
}

/** Is it sure that the callback looks at nothing but the element? */
function takesElementOnly(file: SourceFile, work: TSESTree.Node): boolean {
  const callback = unwrap(work);
  const target: FunctionNode | null = isFunction(callback) ? callback : (calleeFunction(file, callback)?.node ?? null);
  if (target === null || target.generator || target.params.length > 1 || target.params[0]?.type === AST_NODE_TYPES.RestElement) return false;
  if (target.type === AST_NODE_TYPES.ArrowFunctionExpression) return true;
  for (const node of descendants(file, target.body, 'enter')) {
    if (node.type === AST_NODE_TYPES.Identifier && node.name === 'arguments') return false;
  }
  return true;
}

/** What comes from outside as a list, and has a `map`, is an array. */
function isArray(file: SourceFile, collection: TSESTree.Node, bound: CollectionBound): boolean {
  if (isSurelyArray(file, collection)) return true;
  return bound.kind === 'unbounded' && bound.source !== 'stream' && collection.parent?.type === AST_NODE_TYPES.MemberExpression;
}

/** Whether what runs for an element can see, and so change, the collection. */
function speaksOf(file: SourceFile, work: TSESTree.Node, collection: TSESTree.Node): boolean {
  const node = unwrap(collection);
  const variable = node.type === AST_NODE_TYPES.Identifier ? variableOf(file, node) : null;
  return variable !== null && variable.references.some(({ identifier }) => contains(work, identifier));
}

/** A name for the collection: its own if it never changes, else one that is declared first. */
function holdCollection(file: SourceFile, collection: TSESTree.Node, statement: TSESTree.Statement): { readonly name: string; readonly statements: readonly string[] } | null {
  if (collection.type === AST_NODE_TYPES.Identifier) {
    const variable = variableOf(file, collection);
    if (variable !== null && laterWrites(variable).every(({ identifier }) => identifier.range[1] < statement.range[0])) return { name: collection.name, statements: [] };
  }
  if (statementList(statement) === null) return null;
  const name = freshDeclaration(file, statement, ['items', 'elements']);
  return { name, statements: [`const ${name} = ${textOf(file, collection)}`] };
}
