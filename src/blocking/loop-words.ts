/**
 * Packages, names and paths that tell what runs beside a piece of code. Data, with the reason for
 * each list; `loop-sharing.ts` decides.
 */

/** Packages whose importer answers requests, jobs or events while other code runs. */
export const SERVERS: readonly string[] = [
  'express', 'fastify', 'koa', '@koa/*', 'koa-*', 'hapi', '@hapi/*', 'restify', 'polka', 'micro', 'hono', 'hono/*', 'h3', 'elysia', 'next/server', 'body-parser',
  '@nestjs/*', 'ws', 'socket.io', 'uWebSockets.js', '@modelcontextprotocol/sdk/server*', 'vscode-languageserver*', 'apollo-server*', '@apollo/server*',
  'graphql-yoga', '@trpc/server*', '@grpc/grpc-js', 'bullmq', 'bull', 'agenda', 'amqplib', 'kafkajs', 'mqtt', 'nats', 'aws-lambda', '@remix-run/node',
  '@sveltejs/kit', 'chokidar', 'http-proxy', 'http-proxy-middleware', 'serverless-http', 'supertest-server', 'discord.js', 'telegraf', '@slack/bolt', 'node-cron', 'cron',
];

/** Documented calls that begin to serve, to watch or to repeat. */
export const SERVES: ReadonlySet<string> = new Set([
  'http createServer', 'https createServer', 'http2 createServer', 'http2 createSecureServer', 'net createServer', 'tls createServer', 'dgram createSocket',
  'fs watch', 'fs watchFile', 'fs/promises watch', 'global Bun.serve', 'global Deno.serve', 'global setInterval',
]);

/** Packages that read the command line or run tasks: the file is a program, and nothing else runs in its process. */
export const COMMAND_LINE: readonly string[] = [
  'commander', 'yargs', 'yargs/*', 'yargs-parser', 'cac', 'meow', '@oclif/*', 'clipanion', 'citty', 'sade', 'caporal', '@caporal/*', 'vorpal', 'gluegun', 'cleye',
  'minimist', 'mri', 'arg', 'getopts', 'command-line-args', 'command-line-usage', 'nopt', 'optionator', 'gulp', 'gulp-*', 'grunt', 'jake', 'zx', 'zx/*', 'yeoman-generator', 'update-notifier',
];

/** Packages that speak to a person on a terminal: the file is likely, but not surely, part of such a program. */
export const TERMINAL: readonly string[] = [
  'inquirer', 'inquirer-*', '@inquirer/*', 'prompts', 'enquirer', '@clack/*', 'listr', 'listr2', 'ora', 'cli-progress', 'progress', 'cli-table*', 'cliui', 'terminal-kit',
];

/** Folders and files of command-line programs, scripts and build configurations. */
export const COMMAND_LINE_FOLDERS: ReadonlySet<string> = new Set([
  'bin', 'cli', 'cmd', 'command', 'commands', 'script', 'scripts', 'generators', 'scaffold', 'init', 'deploy', 'release',
]);
export const COMMAND_LINE_FILES = /^(?:cli|gulpfile|gruntfile|jakefile|bin)(?:[.-]\w+)*\.[cm]?[jt]sx?$|\.config\.[cm]?[jt]s$/i;

/** Folders that hold what builds a project where they stand beside its sources, and any kind of code within them. */
export const BUILD_FOLDERS: ReadonlySet<string> = new Set(['build', 'gulp', 'tools', 'tooling']);
export const SOURCE_FOLDERS: ReadonlySet<string> = new Set(['agent', 'agents', 'api', 'backend', 'dist', 'functions', 'lib', 'mcp', 'server', 'source', 'src']);

/** Words of folders, files and functions that bring a database, or a file of an older version, up to date: once, by one program. */
export const MIGRATES: ReadonlySet<string> = new Set(['migrate', 'migration', 'migrations', 'migrator', 'migrators']);

/** Folders of what fills a database before anybody uses it. */
export const SEEDS: ReadonlySet<string> = new Set(['seed', 'seeds', 'seeder', 'seeders']);

/** Words at the end or the beginning of the name of a file that prepares what a program needs. */
export const STARTUP_FILE_WORDS: ReadonlySet<string> = new Set(['bootstrap', 'init', 'install', 'installer', 'onboarding', 'setup', 'startup']);

/** Folders and files that hold tests, their helpers and measurements. */
export const TEST_FOLDERS: ReadonlySet<string> = new Set([
  'test', 'tests', 'testing', 'spec', 'specs', '__tests__', '__mocks__', '__fixtures__', 'fixture', 'fixtures', 'mocks', 'e2e', 'cypress', 'playwright',
  'bench', 'benchmark', 'benchmarks', 'test-utils', 'test-helpers', 'integration-tests', 'smokehouse',
]);
export const TEST_FILES = /[.\-_](?:test|tests|spec|e2e|cy|bench|stories)\.[cm]?[jt]sx?$|^(?:vitest|jest|playwright|cypress)\.(?:config|setup|workspace)\b/i;
export const TEST_PACKAGES: readonly string[] = [
  'vitest', 'vitest/*', 'jest', '@jest/*', 'node:test', 'mocha', 'ava', 'tap', 'tape', 'jasmine', 'bun:test', '@playwright/test', 'uvu', 'uvu/*', 'chai', 'supertest', 'sinon',
  'expect', 'qunit', '@testing-library/*', 'cypress', 'nock', 'proxyquire', 'mock-fs', 'tstyche', '@web/test-runner*',
];
export const TEST_CALLS: ReadonlySet<string> = new Set([
  'describe', 'it', 'test', 'suite', 'beforeEach', 'afterEach', 'beforeAll', 'afterAll', 'before', 'after', 'setup', 'teardown', 'context', 'specify', 'bench',
]);

/** First words of functions that run when a process begins or ends, and of methods that run when a service does. */
export const STARTUP_FUNCTIONS: ReadonlySet<string> = new Set(['startup', 'bootstrap', 'boot', 'main', 'shutdown', 'teardown', 'prestart', 'postinstall', 'uninstall', 'install', 'onboard']);
export const STARTUP_METHODS: ReadonlySet<string> = new Set([...STARTUP_FUNCTIONS, 'start', 'restart', 'stop', 'connect', 'init', 'initialize', 'initialise', 'setup', 'launch']);

/** What a program loads when it starts: `loadPlugins`, `loadTaskFiles`. */
export const LOADED_ONCE: ReadonlySet<string> = new Set([
  'commands', 'env', 'extensions', 'initializers', 'locales', 'middleware', 'middlewares', 'models', 'modules', 'plugin', 'plugins', 'routes', 'schemas', 'task', 'tasks', 'translations',
]);

/** Names of what routes are told to, and the methods that take them. */
export const ROUTERS: ReadonlySet<string> = new Set(['app', 'router', 'server', 'fastify', 'express']);
export const ROUTES: ReadonlySet<string> = new Set(['use', 'get', 'post', 'put', 'patch', 'delete', 'all', 'route']);

/** Names of parameters that stand for a request, a job or a message. */
export const REQUEST_PARAMETERS: ReadonlySet<string> = new Set(['req', 'request', 'ctx', 'job']);
export const RESPONSE_PARAMETERS: ReadonlySet<string> = new Set(['res', 'response', 'reply']);

/** Methods that keep a callback for each request, event or job. */
export const KEEPS_CALLBACK: ReadonlySet<string> = new Set([
  'get', 'post', 'put', 'patch', 'delete', 'all', 'use', 'route', 'on', 'addListener', 'addEventListener', 'handle', 'setRequestHandler', 'tool', 'subscribe', 'process', 'consume', 'schedule',
]);

/** Modules of functions whose callbacks run on another thread, and the methods that take them. */
export const THREAD_POOLS: readonly string[] = ['piscina', 'tinypool', 'workerpool', 'threads', 'threads/*', 'comlink', 'jest-worker', 'workerize', 'poolifier', 'multithreading'];
export const WORKER_PARTS: ReadonlySet<string> = new Set(['worker_threads parentPort', 'worker_threads workerData', 'threads/worker expose', 'threads expose', 'comlink expose', 'workerpool worker']);
