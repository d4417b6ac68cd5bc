import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { parseForESLint } from '@typescript-eslint/parser';
import { simpleTraverse } from '@typescript-eslint/typescript-estree';
import type { TSESTree } from '@typescript-eslint/utils';

/** The project's root, with a slash at the end. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The text of a file of the project. */
export function read(path: string): string {
  return readFileSync(ROOT + path, 'utf8');
}

/** The paths of the files below a folder of the project, from the root, sorted. */
export function filesBelow(folder: string, extension: string): readonly string[] {
  return readdirSync(ROOT + folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith(extension))
    .map(entry => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/').replaceAll('//', '/').slice(ROOT.length))
    .sort();
}

/** A file of the project, parsed, parents set. */
export function parsed(path: string) {
  const text = read(path);
  const { ast, scopeManager } = parseForESLint(text, { range: true, loc: true, comment: true, sourceType: 'module' });
  simpleTraverse(ast, { enter: (node, parent) => Object.assign(node, { parent }) }, false);
  return { path, text, ast: ast as TSESTree.Program, scopeManager };
}
