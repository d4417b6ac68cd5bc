import { parseForESLint } from '@typescript-eslint/parser';
import { simpleTraverse } from '@typescript-eslint/typescript-estree';
import type { TSESTree } from '@typescript-eslint/utils';

import { descendants } from '../../src/flow/descendants.ts';
import { readSettings, type Settings } from '../../src/settings.ts';
import type { OtherFiles, SourceFile } from '../../src/source-file.ts';

/** A parsed file for a test of an analysis. JavaScript and TypeScript alike, JSX when named `.tsx`. */
export function sourceFile(
  text: string,
  { path = '/project/case.ts', settings = {}, others = { exported: () => null } }: { path?: string; settings?: Partial<Settings>; others?: OtherFiles } = {},
): SourceFile {
  const { ast, scopeManager, visitorKeys } = parseForESLint(text, { range: true, loc: true, comment: true, tokens: true, sourceType: 'module', ecmaFeatures: { jsx: path.endsWith('x') } });
  // Under ESLint the parent of the program is null, and that of every other node is set.
  simpleTraverse(ast, { enter: (node, parent) => Object.assign(node, { parent: parent ?? null }) }, false);
  return {
    path,
    text,
    ast: ast as TSESTree.Program,
    scopeManager: scopeManager as SourceFile['scopeManager'],
    visitorKeys: visitorKeys as SourceFile['visitorKeys'],
    settings: readSettings({ 'async-smells': settings }),
    others,
    types: null,
    facts: new Map(),
  };
}

/**
 * The smallest node that starts at the marker comment `/*^*\/` (right behind it), of the given type
 * if one is given.
 */
export function markedNode(file: SourceFile, type?: `${TSESTree.AST_NODE_TYPES}`): TSESTree.Node {
  const marker = file.text.indexOf('/*^*/');
  if (marker === -1) throw new Error('The code has no /*^*/ marker.');
  const start = marker + '/*^*/'.length + (/^\s*/.exec(file.text.slice(marker + 5))?.[0].length ?? 0);
  const candidates = [...descendants(file, file.ast, 'enter')].filter(node => node.range[0] === start && (type === undefined || node.type === type));
  const found = type === undefined ? candidates.sort((a, b) => a.range[1] - b.range[1])[0] : candidates[0];
  if (found === undefined) throw new Error(`No ${type ?? 'node'} starts at the marker.`);
  return found;
}
