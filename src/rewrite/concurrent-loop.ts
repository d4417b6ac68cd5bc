import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { mustBeLimited } from '../bounds/must-be-limited.ts';
import type { CollectingLoop } from '../effects/accumulators.ts';
import type { Edit } from '../report.ts';
import { type SourceFile, textOf } from '../source-file.ts';
import { fitsCallback } from './callback-body.ts';
import { codeStyle } from './code-style.ts';
import { emptyDeclaration } from './empty-declaration.ts';
import { freshDeclaration, freshName } from './fresh-name.ts';
import { inOrderPlan } from './in-order-plan.ts';
import { indentationAt } from './indentation.ts';
import { keyedPlan } from './keyed-plan.ts';
import { limiterAtHand } from './limiter-at-hand.ts';
import { isFilledByIndex, pushPlan, withoutIndex } from './list-plan.ts';
import { callbackText, conciseCallback, limitedCallback } from './loop-callback.ts';
import { asConst, blockCallback, type LoopCase, type LoopForm, continues, caseOf, hasCommentOutside, type LoopPlan, semicolon } from './loop-case.ts';
import { countingHead, isSteady, type LoopHead, loopHead } from './loop-head.ts';
import { statementEnd, statementList } from './statement-list.ts';

/** A loop whose iterations wait together. */
export interface ConcurrentLoop {
  readonly edits: readonly Edit[];
  /** What keeps the number of iterations that run at once low. */
  readonly bounded: 'chunks' | 'limiter' | 'none';
  readonly form: LoopForm;
}

/**
 * How is this loop written so that its iterations wait together?
 *
 * The caller has found the iterations to be independent; what can't be written so that the order of
 * results stays, nothing is pushed by a running callback, and every comment survives, is not written.
 */
export function concurrentLoop(file: SourceFile, loop: CollectingLoop): ConcurrentLoop | null {
  const found = loopHead(file, loop);
  if (found === null) return null;
  const isTooMuch = isTooMuchAtOnce(file, loop, found);
  const head = isTooMuch || found.isArray || !codeStyle(file).typescript ? found : countingHead(file, loop, found);
  const whole = head === null ? null : caseOf(file, loop, head, '');
  const plan = whole === null ? null : planOf(whole);
  if (head === null || whole === null || plan === null) return null;
  if (isTooMuch) return limited(whole, plan) ?? inChunks(whole);
  return written(whole, plan, mapped(file, head, callbackText(plan.callback)));
}

function planOf(case_: LoopCase): LoopPlan | null {
  return effectsPlan(case_) ?? pushPlan(case_) ?? keyedPlan(case_) ?? inOrderPlan(case_);
}

function effectsPlan({ file, loop, head, statements, accumulators, ordered, inner, indent }: LoopCase): LoopPlan | null {
  if (ordered.length > 0 || !fitsCallback(file, loop, statements, accumulators)) return null;
  const [only] = statements;
  const statement = (results: string): string => `await ${results}`;
  const whole = statements.length === 1 && only?.type === AST_NODE_TYPES.ExpressionStatement ? only.expression : null;
  if (whole?.type === AST_NODE_TYPES.AwaitExpression && !hasCommentOutside(file, inner, whole.range)) {
    return { form: 'effects', callback: conciseCallback(file, head, whole, indent), statement };
  }
  return { form: 'effects', callback: blockCallback({ file, loop, head, inner, indent }, [...head.edits, ...continues(file, loop, '')]), statement };
}

interface Bounds {
  readonly bounded: ConcurrentLoop['bounded'];
  /** Statements to put before. */
  readonly before: string;
  readonly edits: readonly Edit[];
}

const UNBOUNDED: Bounds = { bounded: 'none', before: '', edits: [] };

function written({ file, loop }: LoopCase, plan: LoopPlan, results: string, { bounded, before, edits }: Bounds = UNBOUNDED): ConcurrentLoop {
  const declaration = plan.declares == null ? null : emptyDeclaration(file, plan.declares.variable, loop);
  const end = endOf(file, loop);
  const range: Edit['range'] = [loop.range[0], statementEnd(file, loop)];
  if (plan.declares == null || declaration === null || declaration.holds !== plan.declares.holds) {
    return { edits: [...edits, { range, text: before + ended(plan, results, end) }], bounded, form: plan.form };
  }
  const { statement, declarator, adjacent } = declaration;
  const text = `${before}${statement.kind} ${textOf(file, declarator.id)} = ${plan.declares.value(results)}${end}`;
  if (adjacent) return { edits: [...edits, { range: [statement.range[0], range[1]], text }], bounded, form: plan.form };
  return { edits: [...edits, { range: lineOf(file, statement.range), text: '' }, { range, text }], bounded, form: plan.form };
}

function ended(plan: LoopPlan, results: string, end: string): string {
  const text = plan.statement(results);
  return (text.endsWith('}') && plan.form === 'in-order') || text.endsWith(';') ? text : text + end;
}

/** The promise of what the callback gives for each element. */
function mapped(file: SourceFile, head: LoopHead, callback: string): string {
  if (head.isArray) return `Promise.all(${head.collection}.map(${callback}))`;
  const list = argumentText(file, head);
  return isSpread(file, head) ? `Promise.all([...${list}].map(${callback}))` : `Promise.all(Array.from(${list}, ${callback}))`;
}

/** `Array.from` takes the elements of `any` for `unknown`, where a loop takes them for `any`, as a spread does. What is counted may be no iterable. */
function isSpread(file: SourceFile, { node, counter }: LoopHead): boolean {
  return codeStyle(file).typescript && node !== null && counter === null;
}

/** The loop with the limiter that the file has; `null` when there is none. */
function limited(case_: LoopCase, plan: LoopPlan): ConcurrentLoop | null {
  const { file, loop, head } = case_;
  const limiter = limiterAtHand(file, loop);
  const from = argumentText(file, head);
  const size = String(file.settings.chunkSize);
  const through = (call: string): string => mapped(file, head, limitedCallback(plan.callback, call));
  switch (limiter.kind) {
    case 'wrap':
      return written(case_, plan, through(limiter.call), { bounded: 'limiter', before: '', edits: [] });
    case 'factory': {
      if (statementList(loop) === null) return null;
      const name = freshDeclaration(file, loop, ['limit']);
      const before = `const ${name} = ${limiter.call}(${size})${semicolon(file)}${codeStyle(file).lineBreak}${indentationAt(file, loop.range[0])}`;
      return written(case_, plan, through(name), { bounded: 'limiter', before, edits: limiter.edits });
    }
    case 'map':
      return written(case_, plan, `${limiter.call}(${from}, ${callbackText(plan.callback)}, { concurrency: ${size} })`, { bounded: 'limiter', before: '', edits: limiter.edits });
    case 'chunks':
      return null;
  }
}

/** Would a person be told of the rewritten loop that it starts too much at once? */
function isTooMuchAtOnce(file: SourceFile, loop: CollectingLoop, { node }: LoopHead): boolean {
  if (node === null) return false;
  const maker = loop as unknown as TSESTree.CallExpression;
  return mustBeLimited(file, { combinator: 'all', call: maker, collection: node, work: loop.body, form: 'push', maker, direct: false });
}

/** The loop in steps of several iterations, each step waiting for its own. */
function inChunks({ file, loop, head: whole, ordered }: LoopCase): ConcurrentLoop | null {
  if (statementList(loop) === null) return null;
  const [first] = ordered;
  const counted = first !== undefined && isFilledByIndex({ file, loop, head: whole }, first) ? withoutIndex({ loop, head: whole }, first) : whole;
  const { indent: step, lineBreak } = codeStyle(file);
  const outer = indentationAt(file, loop.range[0]);
  const head = counted.index === null ? counted : { ...counted, element: `[${counted.index}, ${counted.element}]`, index: null };
  const case_ = caseOf(file, loop, { ...head, edits: whole.edits }, step);
  const plan = case_ === null ? null : planOf(case_);
  if (plan === null) return null;
  const list = sliceable(file, loop, counted);
  const at = freshName(file, loop, ['i', 'start', 'from'], new Set([list.name]), counted.index === null ? counted.counter : null);
  const size = String(file.settings.chunkSize);
  const results = `Promise.all(${list.name}.slice(${at}, ${at} + ${size}).map(${callbackText(plan.callback)}))`;
  const lines = [
    ...(list.declaration === null ? [] : [`${list.declaration}${semicolon(file)}`]),
    `for (let ${at} = 0; ${at} < ${list.name}.length; ${at} += ${size}) {`,
    `${step}${ended(plan, results, semicolon(file))}`,
    '}',
  ];
  return { edits: [{ range: [loop.range[0], statementEnd(file, loop)], text: lines.join(`${lineBreak}${outer}`) }], bounded: 'chunks', form: plan.form };
}

/** A name of the collection of which slices can be taken, and what declares it where there is none. */
function sliceable(file: SourceFile, loop: CollectingLoop, head: LoopHead): { readonly name: string; readonly declaration: string | null } {
  const { node, collection, isArray, index, element } = head;
  if (isArray && index === null && node !== null && isSteady(file, node)) return { name: collection, declaration: null };
  const noun = /([\w$]+)$/.exec(collection)?.[1] ?? '';
  const name = freshDeclaration(file, loop, [noun === '' ? 'all' : `all${noun.charAt(0).toUpperCase()}${noun.slice(1)}`, 'items', 'elements']);
  const text = argumentText(file, head);
  if (index === null) return { name, declaration: `const ${name} = ${isArray ? text : isSpread(file, head) ? `[...${text}]` : `Array.from(${text})`}` };
  return { name, declaration: `const ${name} = Array.from(${isArray ? `${collection}.entries()` : `${text}, (${element}, ${index}) => [${index}, ${element}]${asConst(file)}`})` };
}

function argumentText(file: SourceFile, { node, collection }: LoopHead): string {
  if (node === null || collection.startsWith('Object.keys(')) return collection;
  return node.type === AST_NODE_TYPES.SequenceExpression ? collection : textOf(file, node);
}

/** A semicolon where the file writes them, or where the next line would else go on with the statement. */
function endOf(file: SourceFile, loop: TSESTree.Node): string {
  if (codeStyle(file).semicolons) return ';';
  const next = file.text.slice(statementEnd(file, loop)).replace(/^(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/, '');
  return /^[([`/+\-.,*<=]/.test(next) || !/^\s*(?:\n|\/\/|\/\*|\}|$)/.test(file.text.slice(statementEnd(file, loop))) ? ';' : '';
}

function lineOf(file: SourceFile, [start, end]: readonly [number, number]): readonly [number, number] {
  const from = file.text.lastIndexOf('\n', start - 1) + 1;
  const to = file.text.indexOf('\n', end);
  return [from, to === -1 ? end : to + 1];
}
