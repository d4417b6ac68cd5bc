import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { contains } from '../flow/descendants.ts';
import { perNode } from '../memo.ts';
import type { FunctionNode, Located } from '../source-file.ts';
import { memoisedIn } from './memoised.ts';
import { ownFacts, type FactKind, type OwnCall } from './own-facts.ts';
import { parameterIndex } from './parameter-behind.ts';
import { holdsFreshValue, isDeclaredIn, rootOf } from './roots.ts';

type Variable = TSESLint.Scope.Variable;

/** One such thing, and the place that shows it. */
export interface Fact extends Located {
  readonly kind: FactKind;
  /** In a few words, for a message. */
  readonly detail: string;
  /** For `writes`: the number of the parameter that is changed; else `null`. */
  readonly parameter: number | null;
  /** The variable that is written, or whose value is changed. */
  readonly variable: Variable | null;
  /** How many calls away from the function that was asked about. */
  readonly depth: number;
  /** Whether it rests on the name of a function whose body is in sight and was looked at too. */
  readonly hinges: boolean;
}

/** Everything found about a function. */
export interface FunctionFacts {
  readonly facts: readonly Fact[];
  /** The functions that were looked at. */
  readonly functions: readonly Located<FunctionNode>[];
  /** Whether the search was cut off, so that there may be more. */
  readonly cutOff: boolean;
}

const MOST_FUNCTIONS = 60;
const DEEPEST = 5;

const NONE: FunctionFacts = { facts: [], functions: [], cutOff: false };

/**
 * What does running this function do, itself and through the functions that it calls, in this file
 * and in others?
 *
 * Functions are visited in the order of their distance, at most sixty of them, so the answer depends
 * on the code alone.
 */
export function functionFacts({ file, node }: Located<FunctionNode>): FunctionFacts {
  return closure(file, node);
}

const closure = perNode<FunctionNode, FunctionFacts>((file, start) => {
  const facts: Fact[] = [];
  const seen = new Set<FunctionNode>();
  const functions: Located<FunctionNode>[] = [];
  let cutOff = false;
  interface Step extends Located<FunctionNode> {
    readonly depth: number;
    readonly awaited: boolean;
    readonly caught: boolean;
    /** For each parameter, which parameter of the start it is; `'fresh'` or `'outer'` for others. */
    readonly parameters: readonly Mapped[];
  }
  let level: Step[] = [{ file, node: start, depth: 0, awaited: true, caught: false, parameters: start.params.map((_, index) => index) }];
  while (level.length > 0) {
    const next: Step[] = [];
    for (const step of level) {
      if (seen.has(step.node)) continue;
      if (seen.size >= MOST_FUNCTIONS || step.depth > DEEPEST) {
        cutOff = true;
        continue;
      }
      seen.add(step.node);
      functions.push({ file: step.file, node: step.node });
      const own = ownFacts(step.file, step.node);
      for (const fact of own.facts) {
        if (!step.awaited && WAITING.has(fact.kind)) continue;
        if (step.caught && fact.kind === 'stops') continue;
        if (fact.variable !== null && isOwnToCallers(step, fact.variable, seen)) continue;
        let { parameter } = fact;
        if (fact.kind === 'writes' && parameter !== null) {
          // A parameter without an argument holds its default, which is made anew.
          const mapped = step.parameters[parameter] ?? 'fresh';
          if (mapped === 'fresh') continue;
          parameter = mapped === 'outer' ? null : mapped;
        }
        facts.push({ ...fact, parameter, file: step.file, depth: step.depth });
      }
      for (const call of own.calls) {
        next.push({
          ...call.target,
          depth: step.depth + 1,
          // What is kept is waited for once.
          awaited: step.awaited && call.awaited && memoisedIn(call.target.file, call.target.node) === null,
          caught: step.caught || call.caught,
          parameters: mapArguments(step, call.node, call.target.node),
        });
      }
    }
    level = next;
  }
  const waits = cutOff || facts.some(({ kind, hinges }) => WAITING.has(kind) && !hinges);
  return { facts: waits ? facts : facts.filter(({ hinges }) => !hinges), functions, cutOff };
}, NONE);

/** Is the variable a fresh local of a function that the search came through and that holds the closure which writes it? */
function isOwnToCallers({ file, node }: Located<FunctionNode>, variable: Variable, seen: ReadonlySet<FunctionNode>): boolean {
  for (const caller of seen) {
    if (caller !== node && contains(caller, node) && isDeclaredIn(variable, caller)) {
      return variable.defs[0]?.type !== 'Parameter' && (holdsFreshValue(file, variable, caller) || variable.references.every(reference => !reference.isRead() || contains(caller, reference.identifier)));
    }
  }
  return false;
}

const WAITING: ReadonlySet<FactKind> = new Set<FactKind>(['waits', 'waits for the unknown', 'pauses']);

type Mapped = number | 'fresh' | 'outer';

interface Mapping extends Located<FunctionNode> {
  readonly parameters: readonly Mapped[];
}

function mapArguments(step: Mapping, call: OwnCall['node'], target: FunctionNode): readonly Mapped[] {
  if (call.arguments.some(({ type }) => type === AST_NODE_TYPES.SpreadElement)) return target.params.map(() => 'outer');
  return call.arguments.map(argument => mapArgument(step, argument));
}

function mapArgument(step: Mapping, argument: TSESTree.Node): Mapped {
  const root = rootOf(step.file, argument);
  if (root.kind === 'value') return 'fresh';
  if (root.variable === null) return 'outer';
  const index = parameterIndex(step.node, root);
  if (index !== null) return step.parameters[index] ?? 'outer';
  return holdsFreshValue(step.file, root.variable, step.node) ? 'fresh' : 'outer';
}
