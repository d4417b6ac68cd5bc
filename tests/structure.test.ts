import { existsSync } from 'node:fs';
import { posix } from 'node:path';

import type { TSESTree } from '@typescript-eslint/utils';
import { ESLint, Linter } from 'eslint';
import { describe, expect, test } from 'vitest';

import { rules } from '../rules/index.ts';
import { NAMESPACE } from '../src/configs.ts';
import plugin from '../src/index.ts';
import { filesBelow, parsed, read, ROOT } from './support/project.ts';

const NAMES = Object.keys(rules) as (keyof typeof rules)[];
const RULE_FILES = filesBelow('rules', '.ts').filter(path => path !== 'rules/index.ts');
const SOURCES = filesBelow('src', '.ts');
const MODULES = [...SOURCES, 'rules/index.ts', ...RULE_FILES].map(parsed);

describe('the rules', () => {
  test('are the files of rules/, the registry, the tests and the pages alike, in alphabetical order', () => {
    const sorted = [...NAMES].sort();
    expect(NAMES).toEqual(sorted);
    expect(RULE_FILES).toEqual(sorted.map(name => `rules/${name}.ts`));
    expect(filesBelow('docs/rules', '.md')).toEqual(sorted.map(name => `docs/rules/${name}.md`));
    const tested = filesBelow('tests/rules', '.test.ts');
    for (const name of sorted) expect(tested, `${name} has its test`).toContain(`tests/rules/${name}.test.ts`);
  });

  test('are registered under the name of the file that they come from', () => {
    const imports = new Map<string, string>();
    for (const node of parsed('rules/index.ts').ast.body) {
      if (node.type !== 'ImportDeclaration') continue;
      imports.set(node.specifiers[0]?.local.name ?? '', node.source.value);
    }
    for (const name of NAMES) {
      const camel = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      expect(imports.get(camel)).toBe(`./${name}.ts`);
    }
    expect(imports.size).toBe(NAMES.length);
  });

  test.each(NAMES)('%s bears its own name, two to four words long, and its page is its URL', name => {
    const rule = rules[name];
    expect(rule.name).toBe(name);
    expect(name).toMatch(/^(?:no|prefer|require|valid)(?:-[a-z]+){1,4}$/);
    expect(rule.meta.docs?.url).toMatch(new RegExp(`/docs/rules/${name}\\.md$`));
  });

  test.each(NAMES)('%s describes itself as a command without a full stop', name => {
    expect(rules[name].meta.docs?.description).toMatch(/^(?:Disallow|Enforce|Require) .+[^.]$/);
  });

  test.each(NAMES)('%s speaks in whole sentences', name => {
    const messages: Record<string, string> = rules[name].meta.messages;
    for (const [id, message] of Object.entries(messages)) {
      expect(message, id).toMatch(/^(?:[A-Z'`]|\{\{)/);
      expect(message, id).toMatch(/\.(?:\))?$/);
      expect(id, 'a message is named for what it says').not.toBe('placeholder');
    }
  });

  test.each(NAMES)('%s describes every option and gives its default in defaultOptions alone', name => {
    const options = optionsOf(name);
    const [defaults = {}] = (rules[name].meta.defaultOptions ?? []) as readonly Record<string, unknown>[];
    expect(Object.keys(defaults).sort()).toEqual(Object.keys(options).sort());
    for (const [option, schema] of Object.entries(options)) {
      expect(schema.description, `${option} is described`).toMatch(/^[A-Z].*\.$/s);
      expect(schema, `${option} has one default only`).not.toHaveProperty('default');
    }
  });

  test.each(NAMES)('%s refuses an option that it does not know', name => {
    const lint = (option: unknown) =>
      new Linter().verify('', [
        { plugins: { [NAMESPACE]: plugin as unknown as ESLint.Plugin }, rules: { [`${NAMESPACE}/${name}`]: ['error', option] } as Linter.RulesRecord },
      ]);
    expect(() => lint({ noSuchOption: true })).toThrow(/noSuchOption|more than 0 items/);
  });

  test.each(NAMES)('%s takes no option under strict that its schema refuses', name => {
    const { strict } = docsOf(name);
    for (const option of Object.keys(strict ?? {})) expect(Object.keys(optionsOf(name))).toContain(option);
  });

  test.each(RULE_FILES)('%s decides and does not discover: at most 200 lines', path => {
    expect(linesOf(path)).toBeLessThanOrEqual(200);
  });
});

describe('the configs', () => {
  test('all turns on every rule with its strict options', () => {
    expect(levels('all')).toEqual([Object.fromEntries(NAMES.map(name => [`${NAMESPACE}/${name}`, withStrict(name)]))]);
  });

  test('recommended turns on the rules that say so and strict every rule, then the ordering ones off in some files', () => {
    const recommended = NAMES.filter(name => docsOf(name).recommended);
    const off = Object.fromEntries(NAMES.filter(name => docsOf(name).ordering).map(name => [`${NAMESPACE}/${name}`, 'off']));
    expect(levels('recommended')).toEqual([Object.fromEntries(recommended.map(name => [`${NAMESPACE}/${name}`, 'error'])), off]);
    expect(levels('strict')).toEqual([Object.fromEntries(NAMES.map(name => [`${NAMESPACE}/${name}`, withStrict(name)])), off]);
  });

  test('hold the very plugin that holds them', () => {
    for (const config of Object.values(plugin.configs).flat()) {
      if (config.plugins !== undefined) expect(config.plugins[NAMESPACE]).toBe(plugin);
    }
    for (const name of ['all', 'recommended', 'strict'] as const) expect(plugin.configs[name][0]?.plugins?.[NAMESPACE]).toBe(plugin);
  });
});

describe('the modules', () => {
  test('import only what stands below them', () => {
    expect(MODULES.flatMap(module => importsOf(module).filter(({ from, to }) => to !== null && !mayImport(from, to)).map(({ from, to }) => `${from} → ${to}`))).toEqual([]);
  });

  test('do not import ESLint when they run, but for the command line', () => {
    const importers = MODULES.flatMap(importsOf).filter(({ specifier, typeOnly }) => !typeOnly && /^eslint(?:\/|$)/.test(specifier));
    expect(importers.map(({ from }) => from).filter(from => !from.startsWith('src/cli/'))).toEqual([]);
  });

  test('import only packages that are dependencies, when they run', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    const allowed = new Set(['eslint', ...Object.keys(dependencies)]);
    const packages = MODULES.flatMap(importsOf)
      .filter(({ specifier, typeOnly }) => !typeOnly && !specifier.startsWith('.') && !specifier.startsWith('node:'))
      .map(({ specifier }) => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/'));
    expect([...new Set(packages)].filter(name => !allowed.has(name))).toEqual([]);
  });

  test('form no circle', () => {
    expect(circles(MODULES.flatMap(importsOf))).toEqual([]);
  });

  test('re-export nothing: each name has one home', () => {
    const barrels = MODULES.filter(({ ast }) =>
      ast.body.some(node => node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && node.source !== null)),
    );
    expect(barrels.map(({ path }) => path)).toEqual([]);
  });

  test('keep no state of their own', () => {
    expect(MODULES.flatMap(mutableState)).toEqual([]);
  });

  test.each(SOURCES)('%s is short enough to be read: at most 400 lines', path => {
    if (!isData(path)) expect(linesOf(path)).toBeLessThanOrEqual(400);
  });

  test.each(MODULES.filter(({ path }) => path.startsWith('src/')))('$path says what each function that it exports is for', module => {
    expect(undocumented(module)).toEqual([]);
  });

  test.each(MODULES.filter(({ path }) => isAnalysis(path) && !isData(path)))('$path asks a question', ({ ast }) => {
    const blocks = (ast.comments ?? []).filter(comment => comment.type === 'Block' && comment.value.startsWith('*'));
    expect(blocks.some(comment => comment.value.includes('?'))).toBe(true);
  });

  test.each(SOURCES.filter(path => !isData(path) && !Object.hasOwn(TESTED_ELSEWHERE, path)))('%s has its own test', path => {
    expect(existsSync(`${ROOT}tests/${path.replace(/\.ts$/, '.test.ts')}`)).toBe(true);
  });

  test.each(Object.entries(TESTED_ELSEWHERE))('%s needs no test of its own, since it is tested by %s', (path, tests) => {
    expect(SOURCES).toContain(path);
    expect(existsSync(ROOT + tests)).toBe(true);
  });
});

describe('the tests', () => {
  test.each(filesBelow('tests', '.test.ts'))('%s skips nothing, and expects nothing to fail', path => {
    expect(read(path)).not.toMatch(/\b(?:test|it|describe)\.(?:skip|only|fails)\b/);
  });

  test('of modules and rules stand where the module or rule stands', () => {
    const known = new Set([...SOURCES, ...RULE_FILES].map(path => `tests/${path.replace(/\.ts$/, '.test.ts')}`));
    const strays = [...filesBelow('tests/src', '.test.ts'), ...filesBelow('tests/rules', '.test.ts')].filter(path => !known.has(path));
    expect(strays).toEqual([]);
  });
});

/** Modules whose whole behaviour another test shows. */
const TESTED_ELSEWHERE: Record<string, string> = {
  'src/create-rule.ts': 'tests/structure.test.ts',
  'src/index.ts': 'tests/plugin.test.ts',
};

type Module = ReturnType<typeof parsed>;

interface Import {
  readonly from: string;
  readonly specifier: string;
  /** The imported file, from the root; `null` for a package. */
  readonly to: string | null;
  readonly typeOnly: boolean;
}

function importsOf({ path, ast }: Module): readonly Import[] {
  const found: Import[] = [];
  const add = (specifier: string, typeOnly: boolean) =>
    found.push({ from: path, specifier, to: specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : null, typeOnly });
  for (const node of ast.body) {
    if (node.type === 'ImportDeclaration') add(node.source.value, node.importKind === 'type');
    else if ((node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration') && node.source !== null) add(node.source.value, node.exportKind === 'type');
  }
  for (const [, specifier] of read(path).matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)) add(specifier ?? '', false);
  return found;
}

/** How high each part stands; a module may import what stands lower, and its own folder. */
const HEIGHTS: Record<string, number> = {
  'src/names': 1,
  'src/flow': 2,
  'src/effects': 3,
  'src/contracts': 4,
  'src/bounds': 4,
  'src/blocking': 4,
  'src/modules': 4,
  'src/rewrite': 5,
  'rules': 6,
  'rules/index.ts': 7,
  'src/configs.ts': 8,
  'src/index.ts': 9,
  'src/cli': 10,
};

function partOf(path: string): string {
  if (Object.hasOwn(HEIGHTS, path)) return path;
  const folder = path.split('/').slice(0, path.startsWith('src/') ? 2 : 1).join('/');
  return Object.hasOwn(HEIGHTS, folder) ? folder : 'ground';
}

function heightOf(path: string): number {
  return HEIGHTS[partOf(path)] ?? 0;
}

function mayImport(from: string, to: string): boolean {
  if (from.startsWith('rules/') && from !== 'rules/index.ts' && to.startsWith('rules/')) return false;
  return heightOf(to) < heightOf(from) || partOf(from) === partOf(to);
}

function isAnalysis(path: string): boolean {
  const height = heightOf(path);
  return height >= 1 && height <= 5;
}

function circles(imports: readonly Import[]): readonly string[] {
  const next = new Map<string, string[]>();
  for (const { from, to, typeOnly } of imports) if (to !== null && !typeOnly) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]) => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    if (done.has(path) || trail.includes(path)) return;
    for (const to of next.get(path) ?? []) visit(to, [...trail, path]);
    done.add(path);
  };
  for (const path of next.keys()) visit(path, []);
  return found;
}

const WRITING = new Set(['add', 'clear', 'copyWithin', 'delete', 'fill', 'pop', 'push', 'reverse', 'set', 'shift', 'sort', 'splice', 'unshift']);

/** What a module holds that changes while it runs; maps with weak keys do not count, they only remember. */
function mutableState({ path, ast, scopeManager }: Module): readonly string[] {
  const found: string[] = [];
  for (const statement of ast.body) {
    const node = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (node?.type !== 'VariableDeclaration') continue;
    if (node.kind !== 'const') found.push(`${path}: ${node.kind}`);
    for (const variable of scopeManager.getDeclaredVariables(node)) {
      const [definition] = variable.defs;
      const init = definition?.node.type === 'VariableDeclarator' ? definition.node.init : null;
      if (init?.type === 'NewExpression' && init.callee.type === 'Identifier' && init.callee.name.startsWith('Weak')) continue;
      for (const { identifier } of variable.references) {
        if (isWritten(identifier)) found.push(`${path}:${identifier.loc.start.line}: ${variable.name}`);
      }
    }
  }
  return found;
}

function isWritten(name: TSESTree.Node): boolean {
  const member = name.parent;
  if (member?.type !== 'MemberExpression' || member.object !== name) return false;
  const { parent } = member;
  if (parent.type === 'AssignmentExpression') return parent.left === member;
  if (parent.type === 'UpdateExpression') return true;
  if (parent.type === 'UnaryExpression') return parent.operator === 'delete';
  if (parent.type !== 'CallExpression' || parent.callee !== member) return false;
  return member.property.type === 'Identifier' && !member.computed && WRITING.has(member.property.name);
}

function undocumented({ ast, text }: Module): readonly string[] {
  const ends = new Set((ast.comments ?? []).filter(comment => comment.type === 'Block' && comment.value.startsWith('*')).map(comment => comment.range[1]));
  const isDocumented = (node: TSESTree.Node) => ends.has(text.slice(0, node.range[0]).trimEnd().length);
  return ast.body.flatMap(statement => {
    if (statement.type !== 'ExportNamedDeclaration' || statement.declaration === null || isDocumented(statement)) return [];
    const { declaration } = statement;
    // An overload is documented once, on its first signature.
    if (declaration.type === 'FunctionDeclaration') return [declaration.id?.name ?? 'default'];
    if (declaration.type !== 'VariableDeclaration') return [];
    return declaration.declarations.flatMap(({ id, init }) => (init?.type === 'ArrowFunctionExpression' && id.type === 'Identifier' ? [id.name] : []));
  });
}

/** Types and tables only: no function, so nothing to test but its use. */
function isData(path: string): boolean {
  return !/=>\s|\bfunction\b|\bclass\b/.test(withoutTypesAndComments(path));
}

function withoutTypesAndComments(path: string): string {
  const { ast, text } = parsed(path);
  const cut = [
    ...(ast.comments ?? []).map(comment => comment.range),
    ...ast.body
      .map(node => (node.type === 'ExportNamedDeclaration' && node.declaration !== null ? node.declaration : node))
      .filter(node => node.type === 'TSInterfaceDeclaration' || node.type === 'TSTypeAliasDeclaration')
      .map(node => node.range),
    ...(ast.tokens ?? []).filter(token => token.type === 'String').map(token => token.range),
  ];
  let kept = '';
  let at = 0;
  for (const [start, end] of cut.sort((a, b) => a[0] - b[0])) {
    if (start < at) continue;
    kept += text.slice(at, start);
    at = end;
  }
  return kept + text.slice(at);
}

function linesOf(path: string): number {
  return read(path).trimEnd().split('\n').length;
}

function docsOf(name: keyof typeof rules) {
  const { docs } = rules[name].meta;
  if (docs === undefined) throw new Error(`${name} does not describe itself.`);
  return docs;
}

function withStrict(name: keyof typeof rules): unknown {
  const { strict } = docsOf(name);
  return strict === null ? 'error' : ['error', strict];
}

function levels(name: keyof typeof plugin.configs): readonly unknown[] {
  return plugin.configs[name].map(config => config.rules);
}

function optionsOf(name: keyof typeof rules): Record<string, { description?: string }> {
  const [first] = rules[name].meta.schema as readonly { properties?: Record<string, { description?: string }> }[];
  return first?.properties ?? {};
}
