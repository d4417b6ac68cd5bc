import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import type { Settings } from './settings.ts';
import type { TypeAnswers } from './types.ts';

/** A function of any form. */
export type FunctionNode =
  | TSESTree.ArrowFunctionExpression
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression;

/** Is the node a function of any form? */
export function isFunction(node: TSESTree.Node | null | undefined): node is FunctionNode {
  return (
    node?.type === AST_NODE_TYPES.FunctionDeclaration ||
    node?.type === AST_NODE_TYPES.FunctionExpression ||
    node?.type === AST_NODE_TYPES.ArrowFunctionExpression
  );
}

/** A node together with the file that holds it: nodes of two files must never be mixed up. */
export interface Located<Node extends TSESTree.Node = TSESTree.Node> {
  readonly file: SourceFile;
  readonly node: Node;
}

/**
 * What other files can be asked. `src/modules` answers; the analyses only ask, so that the imports
 * between folders stay one-way.
 */
export interface OtherFiles {
  /**
   * What does the file behind `specifier` export as `name`?
   *
   * The node is a function, a class, an object literal or any other expression or declaration that
   * the name is bound to, after following re-exports; `null` when it can't be told. `'default'` is
   * the default export, `'*'` the module itself (its `Program`), which CommonJS also is.
   */
  exported(from: SourceFile, specifier: string, name: string): Located | null;
  /**
   * What does the file behind `specifier` say, before anybody reads it as code? `null` when it is no
   * file of the project. Who can't be asked this is asked for exports at once.
   */
  text?(from: OtherText, specifier: string): OtherText | null;
  /** Where do other files of the package get what this file exports as `name`? */
  importers?(of: SourceFile, name: string): Importers;
}

/** Where other files get an export: the name that an import binds, or `module.name`. */
export interface Importers {
  readonly places: readonly Located<TSESTree.Identifier | TSESTree.MemberExpression>[];
  /** Whether these are all there can be. */
  readonly complete: boolean;
}

/** The text of a file, and where it lies. */
export interface OtherText {
  readonly path: string;
  readonly text: string;
}

/**
 * One parsed file, in the editor, in a rule or read from disk by `src/modules`: the only thing that
 * the analyses need, whatever the host.
 */
export interface SourceFile {
  /** Absolute path; `<input>` when the text has none. */
  readonly path: string;
  readonly text: string;
  readonly ast: TSESTree.Program;
  readonly scopeManager: TSESLint.Scope.ScopeManager;
  readonly visitorKeys: TSESLint.SourceCode.VisitorKeys;
  readonly settings: Settings;
  readonly others: OtherFiles;
  /** What the compiler knows, where the host lints with types; files read from disk have none. */
  readonly types: TypeAnswers | null;
  /** What was found out about the file so far, by what was asked: starts empty, and belongs to `src/memo.ts`. */
  readonly facts: Map<object, unknown>;
}

/** The line on which a node begins, from one; trees of files that were read from disk do not say it. */
export function lineOf(file: SourceFile, node: TSESTree.Node): number {
  return file.text.slice(0, node.range[0]).split('\n').length;
}

/** The source text of a node. */
export function textOf(file: SourceFile, node: TSESTree.Node): string {
  return file.text.slice(node.range[0], node.range[1]);
}

/** How a node is quoted in a message: its text on one line, of so many characters at most. */
export function quotedText(file: SourceFile, node: TSESTree.Node, longest: number): string {
  const line = textOf(file, node).replace(/\s+/g, ' ');
  return line.length <= longest ? line : `${line.slice(0, longest - 3)}...`;
}
