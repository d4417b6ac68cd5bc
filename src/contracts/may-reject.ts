import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { isCaught } from '../flow/caught.ts';
import { descendants } from '../flow/descendants.ts';
import { startedAs } from '../flow/started-as.ts';
import { perNode } from '../memo.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { documentedName } from '../names/documented-name.ts';
import { promiseCombinator } from '../names/promise-combinator.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { variableOf } from '../names/variables.ts';
import { wordsOf } from '../names/words.ts';
import { isFunction, type FunctionNode, type Located, type SourceFile } from '../source-file.ts';
import { no, unknown, yes, type Verdict } from '../verdict.ts';
import { isHandledChain } from './handled-chain.ts';
import { mayBePromise } from './may-be-promise.ts';

type Answer = Verdict<Located>;

const MAX_STEPS = 8;

/**
 * Can this promise be rejected, as far as the code in sight shows? The witness is what can fail.
 *
 * `no` where whoever makes it takes every error in, or where there is nothing in it to fail. Errors of
 * plain calls do not count: any of them may throw, and few do.
 */
export function mayReject(file: SourceFile, node: TSESTree.Node): Answer {
  return judge(file, node, MAX_STEPS);
}

function judge(file: SourceFile, wrapped: TSESTree.Node, steps: number): Answer {
  const node = startedAs(file, wrapped);
  const here = { file, node };
  if (steps === 0) return unknown(here);
  switch (node.type) {
    case AST_NODE_TYPES.CallExpression:
      return judgeCall(file, node, steps - 1);
    case AST_NODE_TYPES.NewExpression:
      return judgeExecutor(file, node);
    case AST_NODE_TYPES.ImportExpression:
      return yes(here);
    case AST_NODE_TYPES.ConditionalExpression:
      return anyOf([node.consequent, node.alternate], here, part => judge(file, part, steps - 1));
    case AST_NODE_TYPES.LogicalExpression:
      return anyOf(node.operator === '&&' ? [node.right] : [node.left, node.right], here, part => judge(file, part, steps - 1));
    default:
      return mayBePromise(file, node).answer === 'no' ? no(here) : unknown(here);
  }
}

function anyOf<Part>(parts: readonly Part[], otherwise: Located, ask: (part: Part) => Answer): Answer {
  let open: Answer | null = null;
  for (const part of parts) {
    const answer = ask(part);
    if (answer.answer === 'yes') return answer;
    if (answer.answer === 'unknown') open ??= answer;
  }
  return open ?? no(otherwise);
}

/** Words that begin the name of a function which only lets time pass. */
const PAUSES = new Set(['delay', 'pause', 'sleep', 'tick', 'wait', 'timeout']);

function judgeCall(file: SourceFile, node: TSESTree.CallExpression, steps: number): Answer {
  const here = { file, node };
  if (isHandledChain(node)) return no(here);
  const callee = unwrap(node.callee);
  const name = documentedName(file, callee);
  if (name?.module === 'timers/promises' || (name?.module === 'global' && (name.name === 'Promise.allSettled' || name.name === 'Promise.resolve'))) return no(here);
  if (promiseCombinator(file, node) !== null) return judgeMany(file, node, steps);
  if (callee.type === AST_NODE_TYPES.MemberExpression) {
    const method = propertyName(callee);
    if (method === 'then' || method === 'finally') return anyOf([callee.object, ...node.arguments], here, part => (part === callee.object ? judge(file, part, steps) : isFunction(part) && part.async ? judgeFunction(file, part) : no(here)));
  }
  const called = isFunction(callee) ? { file, node: callee } : calleeFunction(file, callee);
  if (called !== null) {
    const answer = judgeFunction(called.file, called.node);
    return answer.answer === 'no' ? no(here) : answer;
  }
  const { answer } = mayBePromise(file, node);
  if (answer !== 'unknown') return answer === 'yes' ? yes(here) : no(here);
  const words = callee.type === AST_NODE_TYPES.Identifier ? wordsOf(callee.name) : callee.type === AST_NODE_TYPES.MemberExpression ? wordsOf(propertyName(callee) ?? '') : [];
  return PAUSES.has(words[0] ?? '') ? no(here) : unknown(here);
}

function judgeMany(file: SourceFile, node: TSESTree.CallExpression, steps: number): Answer {
  const here = { file, node };
  const [list] = node.arguments;
  const many = list === undefined ? null : startedAs(file, list);
  if (many?.type === AST_NODE_TYPES.ArrayExpression) return anyOf(many.elements, here, element => (element === null || element.type === AST_NODE_TYPES.SpreadElement ? unknown(here) : judge(file, element, steps)));
  if (many?.type !== AST_NODE_TYPES.CallExpression) return unknown(here);
  const callback = many.arguments[0];
  const given = callback === undefined ? null : isFunction(callback) ? { file, node: callback } : calleeFunction(file, callback);
  return given === null ? unknown(here) : judgeFunction(given.file, given.node);
}

/** `new Promise((resolve, reject) => …)`, whose executor may call `reject`. */
function judgeExecutor(file: SourceFile, node: TSESTree.NewExpression): Answer {
  const here = { file, node };
  const [executor] = node.arguments;
  if (!isFunction(executor)) return unknown(here);
  const [, reject] = executor.params;
  const variable = reject?.type === AST_NODE_TYPES.Identifier ? variableOf(file, reject) : null;
  return variable !== null && variable.references.length > 0 ? yes(here) : no(here);
}

/** The same of the promise that a call of this function gives. */
export function mayRejectWhenCalled(file: SourceFile, fn: FunctionNode): Answer {
  return judgeFunction(file, fn);
}

const judgeFunction = (file: SourceFile, fn: FunctionNode): Answer => ofFunctions(file, fn) ?? no({ file, node: fn });

/** `null` stands for a function that calls itself: what else is in it decides. */
const ofFunctions = perNode<FunctionNode, Answer | null>((file, fn) => {
  const here = { file, node: fn };
  if (fn.generator) return no(here);
  const given = fn.body.type === AST_NODE_TYPES.BlockStatement ? null : judgeGiven(file, fn.body);
  if (given?.answer === 'yes') return given;
  let open: Answer | null = given?.answer === 'unknown' ? given : null;
  for (const node of descendants(file, fn.body, 'stop')) {
    const answer = judgeNode(file, fn, node);
    if (answer?.answer === 'yes') return answer;
    if (answer?.answer === 'unknown') open ??= answer;
  }
  return open ?? no(here);
}, null);

function judgeNode(file: SourceFile, fn: FunctionNode, node: TSESTree.Node): Answer | null {
  switch (node.type) {
    case AST_NODE_TYPES.AwaitExpression: {
      if (isCaught(node, fn)) return null;
      const answer = judge(file, node.argument, MAX_STEPS);
      // What is awaited and can't be seen asks somebody outside, and that may fail.
      return answer.answer === 'unknown' ? yes(answer.because) : answer;
    }
    case AST_NODE_TYPES.ForOfStatement:
      return node.await && !isCaught(node, fn) ? yes({ file, node: node.right }) : null;
    case AST_NODE_TYPES.ThrowStatement:
      return fn.async && !isCaught(node, fn) ? yes({ file, node }) : null;
    case AST_NODE_TYPES.ReturnStatement:
      return node.argument === null ? null : judgeGiven(file, node.argument);
    default:
      return null;
  }
}

/** What is awaited before it is given is judged by its `await`. */
function judgeGiven(file: SourceFile, node: TSESTree.Expression): Answer | null {
  return unwrap(node).type === AST_NODE_TYPES.AwaitExpression ? null : judge(file, node, MAX_STEPS);
}
