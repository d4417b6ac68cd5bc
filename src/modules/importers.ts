import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { basename, dirname } from 'node:path';

import { nodesOver } from '../flow/nodes-over.ts';
import { propertyName } from '../names/property-name.ts';
import { declaredVariables, variableOf } from '../names/variables.ts';
import type { Importers, Located, SourceFile } from '../source-file.ts';
import { moduleName, type PackageFiles } from './package-files.ts';

/** What the search needs of the files around. */
export interface Surroundings {
  readonly packageOf: (path: string) => PackageFiles | null;
  readonly pathOf: (from: string, specifier: string) => string | null;
  readonly parse: (path: string) => SourceFile | null;
}

const SOURCE = /\.[cm]?[jt]sx?$/;

/** Of how many files the importers are looked for, and how many may import one of them. */
const MOST_FILES = 200;

/**
 * Where do other files of the package get what the file at this path exports as `name`, also through
 * files that export it again?
 */
export function importersOf(of: string, name: string, { packageOf, pathOf, parse }: Surroundings): Importers {
  const places: Located<TSESTree.Identifier | TSESTree.MemberExpression>[] = [];
  let complete = true;
  const asked = new Set<string>();
  const pending: { readonly path: string; readonly name: string }[] = [{ path: of, name }];
  let looked = 0;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { path, name: wanted } = next;
    if (asked.has(`${wanted} of ${path}`)) continue;
    asked.add(`${wanted} of ${path}`);
    const found = packageOf(path);
    if (found === null) return { places, complete: false };
    // An entry of an installed package is for others, whatever is in sight.
    if (!found.isPrivate && (path !== of || found.entries.has(moduleName(path)))) complete = false;
    const names = moduleName(path) === 'index' ? ['index', basename(dirname(path)), '.', '..', ''] : [moduleName(path)];
    for (const importer of new Set(names.flatMap(each => found.importing(each)))) {
      if (importer === path) continue;
      if ((looked += 1) > MOST_FILES) return { places, complete: false };
      const file = SOURCE.test(importer) ? parse(importer) : null;
      if (file === null) {
        complete = false;
        continue;
      }
      const imported = importedIn(file, specifier => pathOf(importer, specifier) === path, wanted);
      places.push(...imported.nodes.map(node => ({ file, node })));
      pending.push(...imported.again.map(again => ({ path: importer, name: again })));
      complete &&= imported.complete;
    }
  }
  return { places, complete };
}

interface Imported {
  readonly nodes: (TSESTree.Identifier | TSESTree.MemberExpression)[];
  /** The names under which the file exports it again. */
  readonly again: string[];
  complete: boolean;
}

function importedIn(file: SourceFile, means: (specifier: string) => boolean, name: string): Imported {
  const found: Imported = { nodes: [], again: [], complete: true };
  for (const node of nodesOver(file, file.ast, /\b(?:import|export|require)\b/g)) {
    switch (node.type) {
      case AST_NODE_TYPES.ImportDeclaration:
        if (node.importKind !== 'type' && means(node.source.value)) for (const specifier of node.specifiers) addImport(file, specifier, name, found);
        break;
      case AST_NODE_TYPES.ExportAllDeclaration:
        if (!means(node.source.value)) break;
        if (node.exported !== null) found.complete = false;
        else if (name !== 'default') found.again.push(name);
        break;
      case AST_NODE_TYPES.ExportNamedDeclaration:
        if (node.source === null || !means(node.source.value)) break;
        for (const { local, exported } of node.specifiers) if (textOfName(local) === name) found.again.push(textOfName(exported));
        break;
      case AST_NODE_TYPES.ImportExpression:
      case AST_NODE_TYPES.TSExternalModuleReference: {
        const source = node.type === AST_NODE_TYPES.ImportExpression ? node.source : node.expression;
        if (source.type === AST_NODE_TYPES.Literal && typeof source.value === 'string' && means(source.value)) found.complete = false;
        break;
      }
      case AST_NODE_TYPES.CallExpression: {
        const [argument] = node.arguments;
        const isRequire = node.callee.type === AST_NODE_TYPES.Identifier && node.callee.name === 'require';
        if (isRequire && argument?.type === AST_NODE_TYPES.Literal && typeof argument.value === 'string' && means(argument.value)) addRequire(file, node, name, found);
        break;
      }
      default:
        break;
    }
  }
  return found;
}

function textOfName(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === AST_NODE_TYPES.Identifier ? node.name : node.value;
}

function addImport(file: SourceFile, specifier: TSESTree.ImportClause, name: string, found: Imported): void {
  switch (specifier.type) {
    case AST_NODE_TYPES.ImportSpecifier:
      if (specifier.importKind !== 'type' && textOfName(specifier.imported) === name) found.nodes.push(specifier.local);
      break;
    case AST_NODE_TYPES.ImportDefaultSpecifier:
      if (name === 'default') found.nodes.push(specifier.local);
      // The default of a CommonJS module is all of it.
      else addMembers(file, specifier.local, name, found);
      break;
    case AST_NODE_TYPES.ImportNamespaceSpecifier:
      addMembers(file, specifier.local, name, found);
      break;
  }
}

function addRequire(file: SourceFile, call: TSESTree.CallExpression, name: string, found: Imported): void {
  const { parent } = call;
  if (parent.type === AST_NODE_TYPES.MemberExpression && parent.object === call) {
    if (propertyName(parent) === name) found.nodes.push(parent);
    else if (propertyName(parent) === null || name === 'default') found.complete = false;
    return;
  }
  if (parent.type !== AST_NODE_TYPES.VariableDeclarator || parent.init !== call) {
    if (parent.type !== AST_NODE_TYPES.ExpressionStatement) found.complete = false;
    return;
  }
  const { id } = parent;
  if (id.type === AST_NODE_TYPES.Identifier) {
    if (name === 'default') found.nodes.push(id);
    else addMembers(file, id, name, found);
    return;
  }
  addPattern(id, name, found);
}

/** Places where the name is taken out of the variable that holds the whole module. */
function addMembers(file: SourceFile, local: TSESTree.Identifier, name: string, found: Imported): void {
  const variable = variableOf(file, local) ?? declaredVariables(file, local.parent)[0] ?? null;
  for (const reference of variable?.references ?? []) {
    const { identifier } = reference;
    const parent = identifier.parent as TSESTree.Node | undefined;
    // Types are left out of the tree, and so have nothing above them.
    if (reference.init === true || parent === undefined) continue;
    if (parent.type === AST_NODE_TYPES.MemberExpression && parent.object === identifier && propertyName(parent) !== null) {
      if (propertyName(parent) === name) found.nodes.push(parent);
    } else if (parent.type === AST_NODE_TYPES.VariableDeclarator && parent.init === identifier && parent.id.type === AST_NODE_TYPES.ObjectPattern) {
      addPattern(parent.id, name, found);
    } else {
      found.complete = false;
    }
  }
}

function addPattern(pattern: TSESTree.Node, name: string, found: Imported): void {
  if (pattern.type !== AST_NODE_TYPES.ObjectPattern) {
    found.complete = false;
    return;
  }
  for (const property of pattern.properties) {
    if (property.type !== AST_NODE_TYPES.Property || propertyName(property) === null) found.complete = false;
    else if (propertyName(property) === name) {
      if (property.value.type === AST_NODE_TYPES.Identifier) found.nodes.push(property.value);
      else found.complete = false;
    }
  }
}
