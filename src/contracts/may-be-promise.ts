import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { descendants } from '../flow/descendants.ts';
import { nodesOver } from '../flow/nodes-over.ts';
import { perFile } from '../memo.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { documentedName, type DocumentedName } from '../names/documented-name.ts';
import { originOf } from '../names/origin.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { variableOf } from '../names/variables.ts';
import { wordsOf } from '../names/words.ts';
import { isFunction, type FunctionNode, type SourceFile } from '../source-file.ts';
import { no, unknown, yes, type Verdict } from '../verdict.ts';

type Answer = Verdict<TSESTree.Node>;
type Variable = TSESLint.Scope.Variable;

const MAX_STEPS = 12;

/**
 * Can the value of this expression be a promise?
 *
 * `yes` where it surely is one on some path; `unknown` names the expression that could not be
 * read, most often a call; `no` means that a caller gets a plain value on every path.
 */
export function mayBePromise(file: SourceFile, node: TSESTree.Node): Answer {
  return judge(file, node, MAX_STEPS);
}

/** Can a call of this function give a promise, its own `async` aside? The witness is what it returns. */
export function mayReturnPromise(file: SourceFile, fn: FunctionNode): Answer {
  return judgeFunction(file, fn, MAX_STEPS);
}

/** Answers by the steps that were left: a name that is assigned in many places is asked for from each of them. */
const answers = new WeakMap<TSESTree.Node, Map<number, Answer>>();

function remembered(node: TSESTree.Node, steps: number, ask: () => Answer): Answer {
  let known = answers.get(node);
  if (known === undefined) answers.set(node, (known = new Map()));
  let answer = known.get(steps);
  if (answer === undefined) known.set(steps, (answer = ask()));
  return answer;
}

function judgeFunction(file: SourceFile, fn: FunctionNode, steps: number): Answer {
  return remembered(fn, steps, () => judgeBody(file, fn, steps));
}

function judgeBody(file: SourceFile, fn: FunctionNode, steps: number): Answer {
  if (fn.body.type !== AST_NODE_TYPES.BlockStatement) return judge(file, fn.body, steps);
  const returned: TSESTree.Node[] = [];
  for (const node of descendants(file, fn.body, 'stop')) {
    if (node.type === AST_NODE_TYPES.ReturnStatement && node.argument !== null) returned.push(node.argument);
  }
  return anyOf(returned, fn, node => judge(file, node, steps));
}

/** `yes` before `unknown` before `no`: one path is enough. */
function anyOf(nodes: readonly TSESTree.Node[], otherwise: TSESTree.Node, ask: (node: TSESTree.Node) => Answer): Answer {
  let open: Answer | null = null;
  for (const node of nodes) {
    const answer = ask(node);
    if (answer.answer === 'yes') return answer;
    if (answer.answer === 'unknown') open ??= answer;
  }
  return open ?? no(otherwise);
}

function judge(file: SourceFile, wrapped: TSESTree.Node, steps: number): Answer {
  const node = unwrap(wrapped);
  if (steps === 0) return unknown(node);
  const typed = file.types?.isThenable(node);
  if (typed === true) return yes(node);
  if (typed === false) return no(node);
  switch (node.type) {
    case AST_NODE_TYPES.Literal:
    case AST_NODE_TYPES.TemplateLiteral:
    case AST_NODE_TYPES.ArrayExpression:
    case AST_NODE_TYPES.ObjectExpression:
    case AST_NODE_TYPES.ArrowFunctionExpression:
    case AST_NODE_TYPES.FunctionExpression:
    case AST_NODE_TYPES.ClassExpression:
    case AST_NODE_TYPES.BinaryExpression:
    case AST_NODE_TYPES.UnaryExpression:
    case AST_NODE_TYPES.UpdateExpression:
    case AST_NODE_TYPES.AwaitExpression:
    case AST_NODE_TYPES.ThisExpression:
    case AST_NODE_TYPES.MetaProperty:
    case AST_NODE_TYPES.JSXElement:
    case AST_NODE_TYPES.JSXFragment:
      return no(node);
    case AST_NODE_TYPES.ConditionalExpression:
      return anyOf([node.consequent, node.alternate], node, part => judge(file, part, steps - 1));
    case AST_NODE_TYPES.LogicalExpression:
      return anyOf(node.operator === '&&' ? [node.right] : [node.left, node.right], node, part => judge(file, part, steps - 1));
    case AST_NODE_TYPES.AssignmentExpression:
      return judge(file, node.right, steps - 1);
    case AST_NODE_TYPES.SequenceExpression: {
      const last = node.expressions.at(-1);
      return last === undefined ? no(node) : judge(file, last, steps - 1);
    }
    case AST_NODE_TYPES.ImportExpression:
      return yes(node);
    case AST_NODE_TYPES.Identifier:
      return judgeName(file, node, steps);
    case AST_NODE_TYPES.MemberExpression:
      return remembered(node, steps, () => judgeMember(file, node, steps));
    case AST_NODE_TYPES.NewExpression:
      return judgeNew(file, node);
    case AST_NODE_TYPES.CallExpression:
      return remembered(node, steps, () => judgeCall(file, node, steps));
    default:
      return unknown(node);
  }
}

// ---- names -------------------------------------------------------------------------------------

function judgeName(file: SourceFile, node: TSESTree.Identifier, steps: number): Answer {
  if (speaksOfPromise(node.name)) return unknown(node);
  const variable = variableOf(file, node);
  if (variable === null) return no(node);
  const [definition] = variable.defs;
  if (definition === undefined) return unknown(node);
  switch (definition.type) {
    case 'ClassName':
    case 'FunctionName':
    case 'ImportBinding':
    case 'CatchClause':
    case 'TSEnumName':
      return no(node);
    case 'Parameter':
      return typeOf(definition.name) === 'promise' ? yes(node) : typeOf(definition.name) === 'plain' || isTreatedAsPlain(variable) ? no(node) : unknown(node);
    default:
      break;
  }
  const values = valuesOf(variable);
  if (values === null) return isTreatedAsPlain(variable) ? no(node) : unknown(node);
  const answer = anyOf(values, node, value => judge(file, value, steps - 1));
  // Who reads a member of the value, or counts with it, knows that it is no promise.
  return answer.answer === 'unknown' && isTreatedAsPlain(variable) ? no(node) : answer;
}

/** Every expression that is written to the variable; `null` when one is not a plain assignment. */
function valuesOf(variable: Variable): readonly TSESTree.Node[] | null {
  const values: TSESTree.Node[] = [];
  for (const reference of variable.references) {
    if (!reference.isWrite()) continue;
    const { writeExpr, identifier } = reference;
    const { parent } = identifier;
    if (parent.type === AST_NODE_TYPES.UpdateExpression) continue;
    if (parent.type === AST_NODE_TYPES.AssignmentExpression && parent.left === identifier) {
      if (parent.operator === '=' || parent.operator.length === 3) values.push(parent.right);
      continue;
    }
    if (parent.type === AST_NODE_TYPES.VariableDeclarator && parent.id === identifier && writeExpr) {
      if (parent.parent.type === AST_NODE_TYPES.VariableDeclaration && isForHead(parent.parent)) continue;
      values.push(writeExpr);
      continue;
    }
    // Taken out of an object or an array: like a member, a plain value unless its name says otherwise.
    if (parent.type === AST_NODE_TYPES.Property || parent.type === AST_NODE_TYPES.ArrayPattern || parent.type === AST_NODE_TYPES.AssignmentPattern || parent.type === AST_NODE_TYPES.RestElement) continue;
    return null;
  }
  return values;
}

function isForHead(declaration: TSESTree.VariableDeclaration): boolean {
  const { parent } = declaration;
  return (parent.type === AST_NODE_TYPES.ForOfStatement || parent.type === AST_NODE_TYPES.ForInStatement) && parent.left === declaration;
}

/** Does the code use the variable as only something else than a promise can be used? */
function isTreatedAsPlain(variable: Variable): boolean {
  return variable.references.some(({ identifier }) => {
    const { parent } = identifier;
    switch (parent.type) {
      case AST_NODE_TYPES.MemberExpression: {
        if (parent.object !== identifier) return true;
        const name = propertyName(parent);
        return name !== 'then' && name !== 'catch' && name !== 'finally';
      }
      case AST_NODE_TYPES.BinaryExpression:
        return !/^[!=]==?$/.test(parent.operator) ? parent.operator !== 'instanceof' : !isNullish(parent.left) && !isNullish(parent.right);
      case AST_NODE_TYPES.TemplateLiteral:
      case AST_NODE_TYPES.UpdateExpression:
        return true;
      case AST_NODE_TYPES.SpreadElement:
        return true;
      case AST_NODE_TYPES.AssignmentExpression:
        return parent.left === identifier && !['=', '??=', '||=', '&&='].includes(parent.operator);
      case AST_NODE_TYPES.ForOfStatement:
      case AST_NODE_TYPES.ForInStatement:
        return parent.right === identifier;
      case AST_NODE_TYPES.VariableDeclarator:
        return parent.init === identifier && parent.id.type !== AST_NODE_TYPES.Identifier;
      default:
        return false;
    }
  });
}

function isNullish(node: TSESTree.Node): boolean {
  return (node.type === AST_NODE_TYPES.Literal && node.value === null) || (node.type === AST_NODE_TYPES.Identifier && node.name === 'undefined');
}

/** What does the declared type of a parameter say? */
function typeOf(name: TSESTree.Node): 'plain' | 'promise' | 'unsaid' {
  const type = name.type === AST_NODE_TYPES.Identifier ? name.typeAnnotation?.typeAnnotation : undefined;
  switch (type?.type) {
    case undefined:
      return 'unsaid';
    case AST_NODE_TYPES.TSTypeReference:
      if (type.typeName.type === AST_NODE_TYPES.Identifier && /^Promise(?:Like)?$/.test(type.typeName.name)) return 'promise';
      return 'plain';
    case AST_NODE_TYPES.TSUnionType:
    case AST_NODE_TYPES.TSAnyKeyword:
    case AST_NODE_TYPES.TSUnknownKeyword:
      return 'unsaid';
    default:
      return 'plain';
  }
}

// ---- members -----------------------------------------------------------------------------------

/** Words of a name that mean a promise is kept there. */
const PROMISE_WORDS = new Set(['promise', 'promises', 'promised', 'deferred', 'pending', 'inflight', 'thenable', 'ready', 'done', 'finished', 'completion', 'completed', 'closed', 'opened', 'loaded', 'loading', 'settled', 'task', 'job']);

function speaksOfPromise(name: string): boolean {
  return wordsOf(name).some(word => PROMISE_WORDS.has(word));
}

function judgeMember(file: SourceFile, node: TSESTree.MemberExpression, steps: number): Answer {
  const name = propertyName(node);
  if (name === null) {
    // An element of a list or a table that this file fills is as good as what is put in.
    const origin = originOf(file, node.object);
    return origin.kind === 'expression' && origin.node.type === AST_NODE_TYPES.ArrayExpression ? no(node) : unknown(node);
  }
  if (speaksOfPromise(name)) return unknown(node);
  const values = assignedTo(file, name);
  return anyOf(
    values.filter(value => value !== node),
    node,
    value => {
      const answer = judge(file, value, Math.min(steps - 1, 3));
      return answer.answer === 'yes' ? answer : no(node);
    },
  );
}

/** What the file assigns to members of that name, whatever the object is. */
function assignedTo(file: SourceFile, name: string): readonly TSESTree.Node[] {
  const assigned = assignedMembers(file);
  const known = assigned.get(name);
  if (known !== undefined) return known;
  const values = [...nodesOver(file, file.ast, name)].flatMap(node => {
    if (node.type === AST_NODE_TYPES.AssignmentExpression) return node.left.type === AST_NODE_TYPES.MemberExpression && propertyName(node.left) === name ? [node.right] : [];
    return node.type === AST_NODE_TYPES.PropertyDefinition && node.value !== null && propertyName(node) === name ? [node.value] : [];
  });
  assigned.set(name, values);
  return values;
}

const assignedMembers = perFile(() => new Map<string, readonly TSESTree.Node[]>());

// ---- calls -------------------------------------------------------------------------------------

function judgeNew(file: SourceFile, node: TSESTree.NewExpression): Answer {
  const origin = originOf(file, node.callee);
  const name = origin.kind === 'global' ? origin.path.join('.') : '';
  if (name === 'Promise') return yes(node);
  const { callee } = node;
  const spelled = callee.type === AST_NODE_TYPES.Identifier ? callee.name : callee.type === AST_NODE_TYPES.MemberExpression ? (propertyName(callee) ?? '') : '';
  return /Promise|Deferred|Thenable|Query$/.test(spelled) ? unknown(node) : no(node);
}

/** Globals whose calls give plain values; the rest of their members too. */
const PLAIN_GLOBALS = new Set(['Array', 'BigInt', 'Boolean', 'Buffer', 'Date', 'Error', 'Intl', 'JSON', 'Math', 'Number', 'Object', 'RegExp', 'String', 'Symbol', 'TypeError', 'URL', 'atob', 'btoa', 'clearInterval', 'clearTimeout', 'console', 'decodeURI', 'decodeURIComponent', 'document', 'encodeURI', 'encodeURIComponent', 'escape', 'isFinite', 'isNaN', 'parseFloat', 'parseInt', 'performance', 'process', 'setImmediate', 'setInterval', 'setTimeout', 'structuredClone', 'unescape']);

/** Node modules whose functions give plain values (streams, child processes, hashes) but for those that `Promise` words name. */
const PLAIN_MODULES = new Set(['assert', 'buffer', 'child_process', 'crypto', 'fs', 'http', 'https', 'module', 'net', 'os', 'path', 'path/posix', 'path/win32', 'perf_hooks', 'querystring', 'tty', 'url', 'util', 'v8', 'vm', 'zlib']);

const PROMISE_MODULES = new Set(['dns/promises', 'fs/promises', 'readline/promises', 'stream/promises', 'timers/promises']);

/**
 * Methods of strings, arrays, numbers, dates and the like whose result is never a promise, and which
 * other libraries do not use for something asynchronous.
 */
const PLAIN_METHODS = new Set(['charAt', 'charCodeAt', 'codePointAt', 'concat', 'endsWith', 'fill', 'flat', 'getTime', 'hasOwnProperty', 'includes', 'indexOf', 'isPrototypeOf', 'join', 'lastIndexOf', 'localeCompare', 'normalize', 'padEnd', 'padStart', 'push', 'repeat', 'replaceAll', 'reverse', 'slice', 'splice', 'split', 'startsWith', 'substr', 'substring', 'toFixed', 'toISOString', 'toLocaleLowerCase', 'toLocaleString', 'toLocaleUpperCase', 'toLowerCase', 'toSorted', 'toSpliced', 'toString', 'toUpperCase', 'trim', 'trimEnd', 'trimStart', 'unshift', 'valueOf']);

/** The same of methods that take a function; without one they may be a query's. */
const PLAIN_ITERATIONS = new Set(['every', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'flatMap', 'forEach', 'map', 'replace', 'some', 'sort']);

/** Classes whose methods give plain values, but for those that hand back what was put in. */
const PLAIN_CLASSES = new Set(['Array', 'Date', 'Error', 'Map', 'RegExp', 'Set', 'URL', 'URLSearchParams', 'WeakMap', 'WeakSet', 'TextEncoder', 'TextDecoder']);

function judgeCall(file: SourceFile, node: TSESTree.CallExpression, steps: number): Answer {
  const callee = unwrap(node.callee);
  const documented = documentedName(file, callee);
  if (documented !== null) {
    const answer = judgeDocumented(documented, node);
    if (answer !== null) return answer;
  }
  if (isFunction(callee)) return callee.async ? yes(node) : restOf(node, judgeFunction(file, callee, steps - 1));
  const found = calleeFunction(file, callee);
  if (found !== null) {
    if (found.node.async && !found.node.generator) return yes(node);
    if (found.node.generator) return no(node);
    return restOf(node, judgeFunction(found.file, found.node, steps - 1));
  }
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return unknown(node);
  return judgeMethod(file, node, callee, steps);
}

/** The answer for what the callee returns, told of the call. */
function restOf(call: TSESTree.CallExpression, { answer }: Answer): Answer {
  return answer === 'yes' ? yes(call) : answer === 'no' ? no(call) : unknown(call);
}

function judgeDocumented({ module, name, promisified }: DocumentedName, node: TSESTree.CallExpression): Answer | null {
  if (promisified) return yes(node);
  // A member of one of its functions is no part of the module: `readFile.mockReturnValue(…)`.
  if (PROMISE_MODULES.has(module)) return name.includes('.') ? null : yes(node);
  if (module === 'global') {
    if (name.startsWith('Promise.') || name === 'fetch') return yes(node);
    const [root = ''] = name.split('.');
    if (name === 'Object.assign' || name === 'Reflect.apply') return unknown(node);
    return PLAIN_GLOBALS.has(root) ? no(node) : null;
  }
  if (name.endsWith('Sync')) return no(node);
  if (module === 'events' && name === 'once') return yes(node);
  if (!PLAIN_MODULES.has(module)) return null;
  return /promise|subtle/i.test(name) ? unknown(node) : no(node);
}

function judgeMethod(file: SourceFile, node: TSESTree.CallExpression, callee: TSESTree.MemberExpression, steps: number): Answer {
  const name = propertyName(callee);
  if (name === null) return unknown(node);
  if (name === 'then' || name === 'catch' || name === 'finally') return yes(node);
  if (name.endsWith('Sync')) return no(node);
  if (PLAIN_METHODS.has(name)) return no(node);
  const [first, second] = node.arguments;
  if (PLAIN_ITERATIONS.has(name) && (isFunction(first) || (name === 'replace' && second !== undefined) || (name === 'sort' && first === undefined))) return no(node);
  if (name === 'reduce' && isFunction(first)) {
    const parts = second === undefined ? [] : [second];
    const begun = anyOf(parts, node, part => judge(file, part, steps - 1));
    return begun.answer === 'no' ? restOf(node, judgeFunction(file, first, steps - 1)) : begun;
  }
  return isPlainObject(file, callee.object) ? no(node) : unknown(node);
}

/** Is the receiver made here of a class whose methods give plain values? `get` may hand back a promise that was put in. */
function isPlainObject(file: SourceFile, object: TSESTree.Node): boolean {
  const member = object.parent;
  const name = member?.type === AST_NODE_TYPES.MemberExpression ? propertyName(member) : null;
  if (name === 'get' || name === 'pop' || name === 'shift' || name === 'at') return false;
  const origin = originOf(file, object);
  if (origin.kind !== 'expression' || origin.path.length > 0) return false;
  const { node } = origin;
  if (node.type === AST_NODE_TYPES.TemplateLiteral || node.type === AST_NODE_TYPES.ArrayExpression || node.type === AST_NODE_TYPES.Literal) return true;
  if (node.type !== AST_NODE_TYPES.NewExpression) return false;
  const made = originOf(file, node.callee);
  return made.kind === 'global' && PLAIN_CLASSES.has(made.path.join('.'));
}
