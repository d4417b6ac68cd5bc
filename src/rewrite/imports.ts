import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { perFile } from '../memo.ts';
import { originOf, type Origin } from '../names/origin.ts';
import { propertyName } from '../names/property-name.ts';
import type { Edit } from '../report.ts';
import type { SourceFile } from '../source-file.ts';
import { hasComment } from './comments-in.ts';

/** An export of a module, as it is imported by name. */
export interface Importable {
  /** As the code should write it: `node:fs/promises`, `fs/promises`, `./twin.js`. */
  readonly specifier: string;
  readonly name: string;
  /** What a default export is called where the file does not name it yet. */
  readonly local?: string;
}

/** How the code can write an API, and what has to be changed elsewhere for that. */
export interface Available {
  readonly expression: string;
  readonly edits: readonly Edit[];
}

/**
 * Which edit makes this API available where `at` stands?
 *
 * None where the file has it already, by name or through a namespace. Else a named import (or
 * `require`) is extended or added, under another name where its own is taken. `null` where it can't
 * be done.
 */
export function makeAvailable(file: SourceFile, at: TSESTree.Node, { specifier, name, local: called }: Importable): Available | null {
  const known = nameAtHand(file, at, specifier, name);
  if (known !== null) return { expression: known, edits: [] };
  if (name === 'default') {
    const edit = called !== undefined && isFree(file, called) && !isCommonJs(file) ? defaultImportEdit(file, specifier, called) : null;
    return edit === null || called === undefined ? null : { expression: called, edits: [edit] };
  }
  const local = [name, `${name}Async`, `${name}Promise`].find(candidate => isFree(file, candidate));
  if (local === undefined) return null;
  const edit = isCommonJs(file) ? requireEdit(file, specifier, name, local) : importEdit(file, specifier, name, local);
  return edit === null ? null : { expression: local, edits: [edit] };
}

/** Edits of several makers as one list: what is inserted at one place is joined, and said once. */
export function joinEdits(edits: readonly Edit[]): readonly Edit[] {
  const joined: Edit[] = [];
  for (const edit of edits) {
    const index = joined.findIndex(({ range }) => range[0] === edit.range[0] && range[1] === edit.range[1]);
    const same = joined[index];
    if (same === undefined) joined.push(edit);
    else if (same.text !== edit.text) joined[index] = { range: edit.range, text: same.text + edit.text };
  }
  return joined;
}

function nameAtHand(file: SourceFile, at: TSESTree.Node, specifier: string, name: string): string | null {
  let throughNamespace: string | null = null;
  for (const { variable, origin } of namesOfModules(file)) {
    const rest = pathTo(origin, specifier, name);
    if (rest === null || !isVisible(file, variable, at)) continue;
    if (rest.length === 0) return variable.name;
    throughNamespace ??= [variable.name, ...rest].join('.');
  }
  return throughNamespace;
}

/** What must be read from an origin to get the export; `null` when it does not lead there. */
export function pathTo(origin: Origin, specifier: string, name: string): readonly string[] | null {
  if (origin.kind !== 'module' || origin.promisified || origin.path.includes(null)) return null;
  const wanted = plain(specifier);
  let module = plain(origin.specifier);
  let path = origin.path as readonly string[];
  if (path[0] === 'default' && name !== 'default') path = path.slice(1);
  if (module === 'fs' && wanted === 'fs/promises') {
    if (path.length === 0) return ['promises', name];
    if (path[0] !== 'promises') return null;
    module = wanted;
    path = path.slice(1);
  }
  if (module !== wanted) return null;
  if (name === 'default') return path.length === 0 || (path.length === 1 && path[0] === 'default') ? [] : null;
  if (path.length === 0) return [name];
  return path.length === 1 && path[0] === name ? [] : null;
}

function plain(specifier: string): string {
  return specifier.replace(/^node:/, '');
}

const topVariables = perFile<readonly TSESLint.Scope.Variable[]>(file => {
  const top = file.scopeManager.scopes.filter(scope => scope.block === file.ast);
  return top.flatMap(scope => scope.variables).filter(variable => variable.defs.length > 0);
});

/** The names at the top of the file that hold a module or a part of one. */
const namesOfModules = perFile<readonly { readonly variable: TSESLint.Scope.Variable; readonly origin: Origin }[]>(file =>
  topVariables(file).flatMap(variable => {
    const [identifier] = variable.identifiers;
    const origin = identifier === undefined || isTypeOnly(variable) ? null : originOf(file, identifier);
    return origin?.kind === 'module' ? [{ variable, origin }] : [];
  }),
);

function isTypeOnly(variable: TSESLint.Scope.Variable): boolean {
  const node = variable.defs[0]?.node;
  if (node?.type === AST_NODE_TYPES.ImportSpecifier && node.importKind === 'type') return true;
  return node?.parent?.type === AST_NODE_TYPES.ImportDeclaration && node.parent.importKind === 'type';
}

/** Does the name mean this variable where `at` stands? */
function isVisible(file: SourceFile, variable: TSESLint.Scope.Variable, at: TSESTree.Node): boolean {
  for (let node: TSESTree.Node | undefined = at; node; node = node.parent) {
    const scope = file.scopeManager.acquire(node, true);
    const found = scope?.set.get(variable.name);
    if (found !== undefined && found.defs.length > 0) return found === variable;
  }
  return true;
}

/** Is the name used nowhere in the file, neither declared nor as a global? */
function isFree(file: SourceFile, name: string): boolean {
  return !usedNames(file).has(name);
}

const usedNames = perFile<ReadonlySet<string>>(file => {
  const names = new Set<string>();
  for (const { variables, references } of file.scopeManager.scopes) {
    for (const { name, defs } of variables) if (defs.length > 0) names.add(name);
    for (const { identifier } of references) if (typeof identifier.name === 'string') names.add(identifier.name);
  }
  return names;
});

/** Does the file load modules by `require`, and not by `import`? */
function isCommonJs(file: SourceFile): boolean {
  if (file.ast.body.some(statement => /^(?:Import|Export)/.test(statement.type))) return false;
  if (/\.[mc][jt]s$/.test(file.path)) return /\.c[jt]s$/.test(file.path);
  return file.ast.sourceType !== 'module' || /\brequire\s*\(|\bmodule\.exports\b|\bexports\./.test(file.text);
}

function importEdit(file: SourceFile, specifier: string, name: string, local: string): Edit | null {
  const imports = file.ast.body.filter(statement => statement.type === AST_NODE_TYPES.ImportDeclaration);
  const written = name === local ? name : `${name} as ${local}`;
  for (const { source, importKind, specifiers } of imports) {
    if (importKind === 'type' || plain(source.value) !== plain(specifier)) continue;
    const last = specifiers.findLast(each => each.type === AST_NODE_TYPES.ImportSpecifier);
    if (last !== undefined) return { range: [last.range[1], last.range[1]], text: `, ${written}` };
  }
  const neighbour = neighbourOf(imports, specifier, ({ source }) => source.value) ?? null;
  const quote = quoteOf(file, neighbour?.source ?? null);
  const end = neighbour !== null && !file.text.slice(...neighbour.range).endsWith(';') ? '' : ';';
  return insertLine(file, neighbour, `import { ${written} } from ${quote}${specifier}${quote}${end}`);
}

/** A default import on a line of its own: a package that is required may have another shape. */
function defaultImportEdit(file: SourceFile, specifier: string, local: string): Edit | null {
  const imports = file.ast.body.filter(statement => statement.type === AST_NODE_TYPES.ImportDeclaration);
  const neighbour = neighbourOf(imports, specifier, ({ source }) => source.value);
  const quote = quoteOf(file, neighbour?.source ?? null);
  const end = neighbour !== null && !file.text.slice(...neighbour.range).endsWith(';') ? '' : ';';
  return insertLine(file, neighbour, `import ${local} from ${quote}${specifier}${quote}${end}`);
}

function requireEdit(file: SourceFile, specifier: string, name: string, local: string): Edit | null {
  const required = file.ast.body.flatMap(statement => (statement.type === AST_NODE_TYPES.VariableDeclaration ? requireOf(statement) : []));
  const written = name === local ? name : `${name}: ${local}`;
  for (const { declarator, source } of required) {
    if (plain(String(source.value)) !== plain(specifier) || declarator.id.type !== AST_NODE_TYPES.ObjectPattern) continue;
    const last = declarator.id.properties.at(-1);
    if (last?.type === AST_NODE_TYPES.Property) return { range: [last.range[1], last.range[1]], text: `, ${written}` };
  }
  const neighbour = neighbourOf(required, specifier, ({ source }) => String(source.value));
  if (neighbour === null) return null;
  const quote = quoteOf(file, neighbour.source);
  const end = file.text.slice(...neighbour.statement.range).endsWith(';') ? ';' : '';
  return insertLine(file, neighbour.statement, `const { ${written} } = require(${quote}${specifier}${quote})${end}`);
}

interface Required {
  readonly statement: TSESTree.VariableDeclaration;
  readonly declarator: TSESTree.VariableDeclarator;
  readonly source: TSESTree.Literal;
}

function requireOf(statement: TSESTree.VariableDeclaration): Required[] {
  return statement.declarations.flatMap(declarator => {
    const { init } = declarator;
    if (init?.type !== AST_NODE_TYPES.CallExpression || init.callee.type !== AST_NODE_TYPES.Identifier || init.callee.name !== 'require') return [];
    const [source] = init.arguments;
    return source?.type === AST_NODE_TYPES.Literal && typeof source.value === 'string' ? [{ statement, declarator, source }] : [];
  });
}

/** The import to stand next to: one of the same family (`fs` for `fs/promises`), else the last. */
function neighbourOf<Imported>(imports: readonly Imported[], specifier: string, sourceOf: (imported: Imported) => string): Imported | null {
  const family = plain(specifier).split('/')[0];
  return imports.findLast(each => plain(sourceOf(each)).split('/')[0] === family) ?? imports.at(-1) ?? null;
}

function quoteOf(file: SourceFile, source: TSESTree.Node | null): string {
  return source === null ? "'" : (file.text[source.range[0]] ?? "'");
}

function insertLine(file: SourceFile, after: TSESTree.Node | null, line: string): Edit {
  const newline = file.text.includes('\r\n') ? '\r\n' : '\n';
  if (after !== null) return { range: [after.range[1], after.range[1]], text: newline + line };
  const directive = file.ast.body.findLast(statement => statement.type === AST_NODE_TYPES.ExpressionStatement && statement.directive != null);
  if (directive !== undefined) return { range: [directive.range[1], directive.range[1]], text: newline + line };
  const start = /^\uFEFF?#!.*\r?\n/.exec(file.text)?.[0].length ?? 0;
  return { range: [start, start], text: line + newline };
}

/**
 * The edit that takes away a named import (or destructured `require`) that only `use` needs; `null`
 * when something else needs it too.
 *
 * @param added what is inserted behind the same statement, which then takes its place
 */
export function dropImport(file: SourceFile, use: TSESTree.Identifier, added: Edit | null): readonly Edit[] | null {
  const variable = topVariables(file).find(each => each.references.some(({ identifier }) => identifier === use));
  const node = variable?.defs[0]?.node;
  if (variable === undefined || node === undefined || variable.references.filter(each => each.isRead() || each.isTypeReference).length !== 1) return null;
  if (node.type === AST_NODE_TYPES.ImportSpecifier && node.parent.type === AST_NODE_TYPES.ImportDeclaration) {
    return dropFrom(file, node.parent.specifiers, node, node.parent, added);
  }
  if (node.type !== AST_NODE_TYPES.VariableDeclarator || node.id.type !== AST_NODE_TYPES.ObjectPattern || node.parent.type !== AST_NODE_TYPES.VariableDeclaration) return null;
  if (node.parent.declarations.length !== 1 || node.parent.parent !== file.ast) return null;
  const property = node.id.properties.find(each => each.type === AST_NODE_TYPES.Property && each.value === variable.identifiers[0]);
  if (property?.type !== AST_NODE_TYPES.Property || propertyName(property) === null || node.id.properties.some(each => each.type === AST_NODE_TYPES.RestElement)) return null;
  return dropFrom(file, node.id.properties, property, node.parent, added);
}

function dropFrom(file: SourceFile, all: readonly TSESTree.Node[], one: TSESTree.Node, statement: TSESTree.Node, added: Edit | null): readonly Edit[] | null {
  const place = added?.range[0] ?? -1;
  // The same list is extended: the new name takes the old one's place.
  if (added !== null && statement.range[0] < place && place < statement.range[1]) return [{ range: one.range, text: added.text.replace(/^, /, '') }];
  const others = added === null ? [] : [added];
  if (all.length > 1) {
    const index = all.indexOf(one);
    const next = all[index + 1];
    const before = all[index - 1];
    // A default import before the braces keeps them: `import fs, { readFileSync }`.
    if (next === undefined && before?.type === AST_NODE_TYPES.ImportDefaultSpecifier) return null;
    const range = next !== undefined ? ([one.range[0], next.range[0]] as const) : ([before?.range[1] ?? one.range[0], one.range[1]] as const);
    return /\/[/*]/.test(file.text.slice(...range)) ? null : [...others, { range, text: '' }];
  }
  if (hasComment(file, statement.range)) return null;
  // A new line takes the place of the old one, whose comments it keeps.
  if (added !== null && /^\r?\n/.test(added.text)) return [{ range: statement.range, text: added.text.trim() }];
  const after = /^[ \t]*\r?\n/.exec(file.text.slice(statement.range[1]))?.[0].length;
  return after === undefined ? null : [...others, { range: [statement.range[0], statement.range[1] + after], text: '' }];
}
