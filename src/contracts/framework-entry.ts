import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { descendants } from '../flow/descendants.ts';
import type { FunctionNode, SourceFile } from '../source-file.ts';

/**
 * Exports that a framework or a host looks up by name and calls, and whose promise it may wait for.
 * Sources: Next.js and React Router file conventions, SvelteKit `load`/`handle`/`actions`, Astro, AWS
 * Lambda and Cloud Functions handlers, Node's module hooks, VS Code's extension entry, migration
 * runners (Knex, Sequelize, migrate-mongo), test runners' global setup, k6, Gatsby's and Nuxt's hooks.
 */
const ENTRY_NAMES = new Set([
  'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE', 'ALL',
  'getServerSideProps', 'getStaticProps', 'getStaticPaths', 'getInitialProps', 'generateMetadata', 'generateStaticParams', 'generateViewport', 'generateSitemaps', 'middleware', 'proxy',
  'loader', 'action', 'clientLoader', 'clientAction', 'headers', 'meta', 'links', 'load', 'actions', 'entries', 'handle', 'handleFetch', 'handleError',
  'handler', 'main', 'run', 'execute', 'init', 'initialize', 'initialise', 'resolve', 'globalPreload', 'register', 'activate', 'deactivate',
  'up', 'down', 'seed', 'migrate', 'setup', 'teardown', 'globalSetup', 'globalTeardown', 'before', 'after', 'beforeAll', 'afterAll', 'beforeEach', 'afterEach', 'bootstrap', 'bootstrapSession', 'cleanup', 'shutdown', 'start', 'stop', 'install', 'uninstall', 'configure', 'connect', 'disconnect', 'close', 'open', 'dispose', 'destroy', 'process', 'render', 'transform', 'plugin', 'config', 'createPages', 'onCreateNode', 'sourceNodes', 'command', 'preview', 'publish', 'prepare', 'verify', 'verifyConditions', 'analyzeCommits', 'generateNotes', 'addChannel', 'success', 'fail',
]);

/** First parameters that a framework hands in: a request, an application, an event, a connection to migrate. */
const HANDED_IN = new Set([
  'req', 'request', '_req', '_request', 'ctx', '_ctx', 'context', '_context', 'event', '_event', 'evt', 'fastify', 'app', 'server', 'router', 'program', 'yargs', 'argv', 'knex', 'queryInterface', 'sequelize', 'api', 'strapi', 'robot', 'bot', 'hook', 'props', 'frame', 'interaction', 'message', 'job', 'octokit', 'eleventyConfig', 'nuxt', 'nuxtApp', 'compiler', 'pi', 'kernel', 'container',
]);

/** Files that stand in for another one on some platform, where the same function may have to wait. */
const PLATFORM_TWIN = /\.(?:android|browser|bun|client|cloudflare|deno|edge|electron|ios|native|node|server|web|worker|workerd)\.[cm]?[jt]sx?$/;

/** Callbacks through which a handler says that it is done, so that nobody needs its promise. */
const COMPLETIONS = new Set(['next', 'done', 'cb', 'callback']);

/**
 * Does the name or the shape of this export say that a framework calls the function, and so may wait
 * for its promise?
 *
 * @param as what it is exported as
 * @returns what says so, in the file's own words, or `null`
 */
export function frameworkEntry(file: SourceFile, fn: FunctionNode, as: string): string | null {
  if (callsBack(file, fn)) return null;
  // Modules that hand out one function are most often loaded by name and called alike: commands, plugins, tasks.
  if (as === 'default' || ENTRY_NAMES.has(as)) return as;
  if (PLATFORM_TWIN.test(file.path)) return as;
  if (/^(?:on|handle|before|after|use)[A-Z]/.test(as)) return as;
  const [first] = fn.params;
  return first === undefined ? null : (parameterNames(first).find(name => HANDED_IN.has(name)) ?? null);
}

function parameterNames(parameter: TSESTree.Parameter): readonly string[] {
  switch (parameter.type) {
    case AST_NODE_TYPES.Identifier:
      return [parameter.name];
    case AST_NODE_TYPES.AssignmentPattern:
      return parameterNames(parameter.left);
    case AST_NODE_TYPES.ObjectPattern:
      return parameter.properties.flatMap(property => (property.type === AST_NODE_TYPES.Property && property.key.type === AST_NODE_TYPES.Identifier ? [property.key.name] : []));
    default:
      return [];
  }
}

/** Does the function report through a callback that it calls and whose result it drops, as Express's middleware does? */
function callsBack(file: SourceFile, fn: FunctionNode): boolean {
  const last = fn.params.at(-1);
  if (fn.params.length < 3 || last?.type !== AST_NODE_TYPES.Identifier || !COMPLETIONS.has(last.name)) return false;
  for (const node of descendants(file, fn.body, 'stop')) {
    if (node.type !== AST_NODE_TYPES.CallExpression || node.parent.type !== AST_NODE_TYPES.ExpressionStatement) continue;
    if (node.callee.type === AST_NODE_TYPES.Identifier && node.callee.name === last.name) return true;
  }
  return false;
}

/** Does a `'use server'` directive make this function, or all exports of its file, callable over the network? */
export function isServerAction(file: SourceFile, fn: FunctionNode): boolean {
  const own = fn.body.type === AST_NODE_TYPES.BlockStatement ? fn.body.body : [];
  return [...file.ast.body, ...own].some(statement => statement.type === AST_NODE_TYPES.ExpressionStatement && statement.directive === 'use server');
}
