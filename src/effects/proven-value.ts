import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { calleeFunction } from '../names/callee-function.ts';
import { documentedName } from '../names/documented-name.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { laterWrites, variableOf } from '../names/variables.ts';
import { isFunction, textOf, type SourceFile } from '../source-file.ts';

/** https://tc39.es/ecma262/ and https://nodejs.org/api/globals.html: functions that give a plain value at once. */
const GLOBALS = new Set([
  'Array', 'Array.from', 'Array.isArray', 'Array.of', 'BigInt', 'Boolean', 'Buffer.alloc', 'Buffer.byteLength', 'Buffer.concat', 'Buffer.from', 'Buffer.isBuffer', 'Date', 'Date.UTC', 'Date.now', 'Date.parse',
  'JSON.parse', 'JSON.stringify', 'Number', 'Number.isFinite', 'Number.isInteger', 'Number.isNaN', 'Number.parseFloat', 'Number.parseInt', 'Object.entries', 'Object.getOwnPropertyNames', 'Object.hasOwn',
  'Object.is', 'Object.keys', 'String', 'String.raw', 'Symbol', 'Symbol.for', 'URL.canParse', 'atob', 'btoa', 'clearImmediate', 'clearInterval', 'clearTimeout', 'console.debug', 'console.error', 'console.info', 'console.log',
  'console.table', 'console.time', 'console.timeEnd', 'console.warn', 'crypto.randomUUID', 'decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent', 'isFinite', 'isNaN', 'parseFloat', 'parseInt',
  'performance.now', 'process.cwd', 'process.hrtime', 'process.memoryUsage', 'process.uptime', 'structuredClone',
]);

/** https://nodejs.org/api/: the same of Node's modules. */
const MODULES: Readonly<Record<string, RegExp>> = {
  crypto: /^(?:createHash|createHmac|getHashes|randomUUID|timingSafeEqual)$/,
  os: /^(?!constants)\w+$/,
  path: /^(?:posix\.|win32\.)?\w+$/,
  'path/posix': /^\w+$/,
  'path/win32': /^\w+$/,
  querystring: /^\w+$/,
  url: /^(?:domainToASCII|domainToUnicode|fileURLToPath|format|parse|pathToFileURL|resolve|urlToHttpOptions)$/,
  util: /^(?:format|inspect|isDeepStrictEqual|stripVTControlCharacters)$/,
};

/** https://tc39.es/ecma262/ and https://developer.mozilla.org/docs/Web/API: classes whose objects have no `then`. */
const CLASSES = /^(?:AbortController|Array|Blob|Date|\w*Error|FormData|Headers|Map|RegExp|Set|TextDecoder|TextEncoder|URL|URLSearchParams|WeakMap|WeakSet|(?:Ui|I)nt\d+(?:Clamped)?Array|Float\d+Array)$/;

/** Methods of texts, lists and numbers, whose results are the same. */
const METHODS = new Set([
  'charAt', 'charCodeAt', 'concat', 'endsWith', 'filter', 'flat', 'getTime', 'includes', 'indexOf', 'join', 'lastIndexOf', 'map', 'padEnd', 'padStart', 'repeat', 'replace', 'replaceAll', 'slice', 'split', 'startsWith', 'substring',
  'toFixed', 'toISOString', 'toLowerCase', 'toSorted', 'toString', 'toUpperCase', 'trim', 'trimEnd', 'trimStart',
]);

const MAX_STEPS = 8;

/**
 * Is it certain, whatever the rest of the program does, that this value is no promise?
 *
 * What an operator or a literal makes, what was awaited, what functions of the language and of Node
 * give that are documented to give it at once, and variables that hold nothing else. A parameter, a
 * property, and what a function of the project's own gives are not: each may become a promise without
 * a change at this place. Types count only in TypeScript, where they are not read from comments.
 *
 * @returns in words why, or `null`
 */
export function provenValue(file: SourceFile, node: TSESTree.Node): string | null {
  return reason(file, node, MAX_STEPS);
}

function reason(file: SourceFile, wrapped: TSESTree.Node, steps: number): string | null {
  if (steps === 0) return null;
  const node = unwrap(wrapped);
  if (isFunction(node)) return 'it is a function';
  switch (node.type) {
    case AST_NODE_TYPES.ArrayExpression:
      return 'it is an array';
    case AST_NODE_TYPES.ObjectExpression:
      return isThenable(node) ? null : 'it is an object';
    case AST_NODE_TYPES.AwaitExpression:
      return 'it was awaited before';
    case AST_NODE_TYPES.BinaryExpression:
    case AST_NODE_TYPES.UnaryExpression:
    case AST_NODE_TYPES.UpdateExpression:
      return 'it is what an operator gives';
    case AST_NODE_TYPES.JSXElement:
    case AST_NODE_TYPES.JSXFragment:
    case AST_NODE_TYPES.Literal:
    case AST_NODE_TYPES.TemplateLiteral:
      return 'it is a literal';
    case AST_NODE_TYPES.ConditionalExpression:
      return reason(file, node.consequent, steps - 1) && reason(file, node.alternate, steps - 1);
    case AST_NODE_TYPES.LogicalExpression:
      return reason(file, node.left, steps - 1) && reason(file, node.right, steps - 1);
    case AST_NODE_TYPES.NewExpression: {
      const name = documentedName(file, node.callee);
      return name?.module === 'global' && CLASSES.test(name.name) ? `it is a new '${name.name}'` : null;
    }
    case AST_NODE_TYPES.Identifier:
      return ofVariable(file, node, steps);
    case AST_NODE_TYPES.CallExpression:
      return ofCall(file, node, steps) ?? byType(file, node);
    case AST_NODE_TYPES.MemberExpression:
      return byType(file, node);
    default:
      return null;
  }
}

function isThenable({ properties }: TSESTree.ObjectExpression): boolean {
  return properties.some(property => property.type === AST_NODE_TYPES.SpreadElement || [null, 'then'].includes(propertyName(property)));
}

function ofVariable(file: SourceFile, node: TSESTree.Identifier, steps: number): string | null {
  const variable = variableOf(file, node);
  if (variable === null) return node.name === 'undefined' || node.name === 'NaN' || node.name === 'Infinity' ? 'it is a literal' : null;
  const [definition, ...others] = variable.defs;
  if (others.length > 0 || definition?.node.type !== AST_NODE_TYPES.VariableDeclarator || definition.node.id !== definition.name) return byType(file, node);
  const { init, parent } = definition.node;
  if (init === null && parent.parent.type !== AST_NODE_TYPES.BlockStatement && parent.parent.type !== AST_NODE_TYPES.Program) return null;
  const values = [...(init === null ? [] : [init]), ...laterWrites(variable).map(({ writeExpr, identifier }) => (identifier.parent.type === AST_NODE_TYPES.AssignmentExpression && identifier.parent.operator === '=' ? writeExpr : null))];
  const proven = values.every(value => value !== null && value !== undefined && reason(file, value, steps - 1) !== null);
  return proven && values.length > 0 ? `'${node.name}' holds a plain value` : byType(file, node);
}

function ofCall(file: SourceFile, node: TSESTree.CallExpression, steps: number): string | null {
  const name = documentedName(file, node.callee);
  if (name !== null && !name.promisified && (name.module === 'global' ? GLOBALS.has(name.name) || /^Math\.\w+$/.test(name.name) : MODULES[name.module]?.test(name.name) === true)) return `'${textOf(file, unwrap(node.callee))}' gives its result at once`;
  const callee = unwrap(node.callee);
  const method = callee.type === AST_NODE_TYPES.MemberExpression ? propertyName(callee) : null;
  if (callee.type !== AST_NODE_TYPES.MemberExpression || method === null || !METHODS.has(method)) return null;
  const object = unwrap(callee.object);
  // What was awaited may be a collection or a query of a library.
  const made = object.type !== AST_NODE_TYPES.AwaitExpression && object.type !== AST_NODE_TYPES.Identifier && object.type !== AST_NODE_TYPES.ObjectExpression;
  return made && reason(file, object, steps - 1) !== null ? `'${method}' gives its result at once` : null;
}

/** What the compiler says, but for functions of which the code decides and for those that may be given as giving nothing. */
function byType(file: SourceFile, node: TSESTree.Node): string | null {
  if (file.types === null || !/\.[cm]?tsx?$/.test(file.path)) return null;
  if (node.type === AST_NODE_TYPES.CallExpression && (calleeFunction(file, node.callee) !== null || isStatement(node))) return null;
  return file.types.isThenable(node) === false ? 'its type is that of a plain value' : null;
}

function isStatement(node: TSESTree.Node): boolean {
  const { parent } = node;
  return parent?.type === AST_NODE_TYPES.AwaitExpression || parent?.type === AST_NODE_TYPES.ChainExpression ? isStatement(parent) : parent?.type === AST_NODE_TYPES.ExpressionStatement;
}
