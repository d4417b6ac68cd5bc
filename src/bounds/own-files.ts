import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { descendants } from '../flow/descendants.ts';
import { variableOf } from '../names/variables.ts';
import { wordsOf } from '../names/words.ts';
import type { SourceFile } from '../source-file.ts';

/** Names that hold the folder in which a program itself is installed: `packageRoot`, `npmRoot`, `installDir`. */
const OWNERS = new Set(['npm', 'install', 'installation', 'own', 'builtin']);
const FOLDERS = new Set(['root', 'dir', 'directory', 'dirname', 'folder', 'home']);
const ROOTS = new Set(['package', 'pkg']);

/**
 * Does the path lie in the program's own folder, which holds what was shipped with it and no more?
 *
 * Follows constants to `__dirname`, `__filename`, `import.meta` and names of an installation's folder.
 */
export function isOwnPath(file: SourceFile, path: TSESTree.Node | undefined, steps = 6): boolean {
  if (path === undefined || steps === 0) return false;
  for (const node of descendants(file, path, 'stop')) {
    if (node.type === AST_NODE_TYPES.MetaProperty) return true;
    if (node.type !== AST_NODE_TYPES.Identifier) continue;
    if (node.name === '__dirname' || node.name === '__filename' || namesInstallation(node.name)) return true;
    const definition = variableOf(file, node)?.defs[0]?.node;
    const init = definition?.type === AST_NODE_TYPES.VariableDeclarator ? definition.init : null;
    if (init !== null && init !== undefined && init !== path && !(init.range[0] <= node.range[0] && node.range[1] <= init.range[1]) && isOwnPath(file, init, steps - 1)) return true;
  }
  return false;
}

function namesInstallation(name: string): boolean {
  const words = wordsOf(name);
  const [first = ''] = words;
  const last = words.at(-1) ?? '';
  return words.length > 1 && ((OWNERS.has(first) && FOLDERS.has(last)) || (ROOTS.has(first) && last === 'root'));
}
