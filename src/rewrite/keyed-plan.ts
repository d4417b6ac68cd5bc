import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { contains } from '../flow/descendants.ts';
import { type SourceFile, textOf } from '../source-file.ts';
import { fitsCallback } from './callback-body.ts';
import { hasComment } from './comments-in.ts';
import { editedText } from './edited-text.ts';
import { emptyDeclaration } from './empty-declaration.ts';
import { freshName } from './fresh-name.ts';
import { indentationAt, moved } from './indentation.ts';
import { callbackParameters } from './loop-callback.ts';
import { asConst, blockCallback, type LoopCase, continues, hasCommentOutside, overResults, type LoopPlan } from './loop-case.ts';

/** How is a loop that sets one property (or map entry) an iteration written, so that its callback gives the entry? */
export function keyedPlan(case_: LoopCase): LoopPlan | null {
  const { file, loop, head, statements, accumulators, ordered, inner, indent } = case_;
  const [only] = ordered;
  if (only === undefined || ordered.length !== 1 || only.kind !== 'keyed' || only.variable === null) return null;
  const { node, variable, values } = only;
  const [key, value] = values;
  if (key === undefined || value === undefined || statements.at(-1) !== node.parent || !fitsCallback(file, loop, statements, accumulators)) return null;
  if (continues(file, loop, '').length > 0 || key.type === AST_NODE_TYPES.SequenceExpression || value.type === AST_NODE_TYPES.SequenceExpression) return null;
  const parts: readonly [number, number][] = [[node.range[0], key.range[0]], [key.range[1], value.range[0]], [value.range[1], node.range[1]]];
  if (parts.some(range => hasComment(file, range))) return null;
  const isConcise = statements.length === 1 && !hasCommentOutside(file, inner, value.range);
  const edits = isConcise ? [...head.edits, ...moved(file, node.range, indentationAt(file, node.range[0]), indent)] : head.edits;
  const entry = `[${editedText(file, key.range, edits)}, ${editedText(file, value.range, edits)}]${asConst(file)}`;
  const concise = isConcise ? { isAsync: true, parameters: callbackParameters(file, head), body: entry } : null;
  const outside = head.edits.filter(({ range }) => !contains(node, { range } as TSESTree.Node));
  const callback = concise ?? blockCallback({ file, loop, head, inner, indent }, [...outside, { range: node.range, text: `return ${entry}` }]);
  const isCall = node.type === AST_NODE_TYPES.CallExpression;
  const keyName = freshName(file, loop, ['key', 'name']);
  const valueName = freshName(file, loop, ['value', 'result']);
  const holds = emptyDeclaration(file, variable, loop)?.holds;
  const set = isCall ? `${variable.name}.set(${keyName}, ${valueName})` : `${variable.name}[${keyName}] = ${valueName}`;
  return {
    form: 'keyed',
    callback,
    statement: results => overResults(case_, concise !== null, results, 'entries', `[${keyName}, ${valueName}]`, set),
    declares:
      (isCall && holds === 'map') || (!isCall && holds === 'object')
        ? { variable, holds, value: results => (isCall ? `${mapConstructor(file, variable)}(await ${results})` : `Object.fromEntries(await ${results})`) }
        : null,
  };
}

function mapConstructor(file: SourceFile, variable: TSESLint.Scope.Variable): string {
  const declarator = variable.defs[0]?.node;
  return declarator?.type === AST_NODE_TYPES.VariableDeclarator && declarator.init !== null ? textOf(file, declarator.init).replace(/\(\s*\)$/, '') : 'new Map';
}
