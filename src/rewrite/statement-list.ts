import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { isFunction, type SourceFile } from '../source-file.ts';

/** In which list of statements does this statement stand? `null` for the lone body of an `if`, a loop or a label. */
export function statementList(statement: TSESTree.Node): readonly TSESTree.Node[] | null {
  const { parent } = statement;
  switch (parent?.type) {
    case AST_NODE_TYPES.BlockStatement:
    case AST_NODE_TYPES.Program:
      return parent.body;
    case AST_NODE_TYPES.SwitchCase:
      return parent.consequent.includes(statement as TSESTree.Statement) ? parent.consequent : null;
    default:
      return null;
  }
}

/** The statement that stands in a list and holds the node; `null` when a function or a lone body comes first. */
export function listedStatement(node: TSESTree.Node): TSESTree.Node | null {
  for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
    if (statementList(current) !== null) return current;
    if (isFunction(current)) return null;
  }
  return null;
}

/** Where does the statement end, without a semicolon that stands on a later line to guard what follows? */
export function statementEnd(file: SourceFile, { range }: TSESTree.Node): number {
  return range[1] - (/\s*\n\s*;$/.exec(file.text.slice(...range))?.[0].length ?? 0);
}
