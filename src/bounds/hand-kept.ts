import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { originOf } from '../names/origin.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { wordsOf } from '../names/words.ts';
import type { SourceFile } from '../source-file.ts';

/** What people add one at a time, by hand: of these there are a handful, however many users or files a program has. */
const HAND_KEPT: ReadonlySet<string> = new Set([
  'adapter', 'adapters', 'config', 'configs', 'currencies', 'dialects', 'engine', 'engines', 'flag', 'flags', 'helpers', 'hooks', 'i18n', 'lang', 'language', 'languages', 'langs', 'layouts', 'locale', 'locales', 'middlewares', 'migrations', 'modules', 'partials', 'permission', 'permissions', 'plugin', 'plugins',
  'presets', 'provider', 'providers', 'role', 'roles', 'setting', 'settings', 'strategies', 'template', 'templates', 'skills', 'snippets', 'theme', 'themes', 'translations', 'workflow', 'workflows',
]);

/** What a caller writes out, or a person on a command line: no more than someone likes to type. */
const WRITTEN_OUT: ReadonlySet<string> = new Set(['args', 'argv', 'browsers', 'dependencies', 'packages', 'params', 'platforms']);

/** Words behind the noun that say only that it is a folder, and how it is held. */
const FOLDERS = new Set(['dir', 'directory', 'dirname', 'folder', 'path', 'root', 'base', 'abs', 'absolute']);

/**
 * Does the path name a folder that holds one entry for each thing that people make by hand: a locale, a
 * template, a theme?
 */
export function isHandKeptFolder(file: SourceFile, path: TSESTree.Node | undefined, steps = 4): boolean {
  if (path === undefined || steps === 0) return false;
  const node = unwrap(path);
  switch (node.type) {
    case AST_NODE_TYPES.Literal:
      return String(node.value).split(/[\\/]/).slice(-2).some(namesHandKept);
    case AST_NODE_TYPES.TemplateLiteral: {
      const tail = node.quasis.at(-1)?.value.raw ?? '';
      return tail === '' ? isHandKeptFolder(file, node.expressions.at(-1), steps - 1) : tail.split('/').slice(-2).some(namesHandKept);
    }
    case AST_NODE_TYPES.BinaryExpression:
      return isHandKeptFolder(file, node.right, steps - 1);
    case AST_NODE_TYPES.CallExpression:
      // `path.join(root, 'locales')`
      return isHandKeptFolder(file, node.arguments.at(-1), steps - 1);
    case AST_NODE_TYPES.MemberExpression:
      return namesHandKept(propertyName(node) ?? '');
    case AST_NODE_TYPES.Identifier: {
      if (namesHandKept(node.name)) return true;
      const origin = originOf(file, node);
      return origin.kind === 'expression' && origin.path.length === 0 && origin.node !== node && isHandKeptFolder(file, origin.node, steps - 1);
    }
    default:
      return false;
  }
}

/** Does the name of a parameter speak of what its callers write out: `requiredPackages`, `params`? */
export function namesWrittenOut(name: string): boolean {
  return namesHandKept(name) || WRITTEN_OUT.has(wordsOf(name).at(-1) ?? '');
}

/** Does the name speak of what people add by hand: `localesDir`, `infraConfig`, `ROLES`? */
export function namesHandKept(name: string): boolean {
  const words = [...wordsOf(name)];
  while (words.length > 1 && FOLDERS.has(words.at(-1) ?? '')) words.pop();
  return HAND_KEPT.has(words.at(-1) ?? '');
}
