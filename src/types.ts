import type { ParserServicesWithTypeInformation, TSESLint, TSESTree } from '@typescript-eslint/utils';

import type { FunctionNode } from './source-file.ts';

/**
 * What the compiler knows of a file, where the host lints with type information. Every answer may be
 * `null`: the type is `any`, `unknown` or not to be had, and then the analyses decide by the code.
 */
export interface TypeAnswers {
  /** Is the value of the expression a promise, or anything else with a `then`? */
  isThenable(node: TSESTree.Node): boolean | null;
  /** Is the value of the expression an array or a tuple? */
  isArray(node: TSESTree.Node): boolean | null;
  /** Does the place where the function stands ask for a function that gives a promise? */
  contextWantsPromise(fn: FunctionNode): boolean | null;
}

type Checker = ReturnType<ParserServicesWithTypeInformation['program']['getTypeChecker']>;
type Type = ReturnType<ParserServicesWithTypeInformation['getTypeAtLocation']>;
type Expression = Parameters<Checker['getContextualType']>[0];

/** TypeScript's `TypeFlags.Any | TypeFlags.Unknown`, which have kept their values since TypeScript 3. */
const ANYTHING = 1 | 2;

/**
 * What can the compiler be asked about this file?
 *
 * @param services what the parser left with ESLint's source code
 * @returns `null` where the file is linted without types
 */
export function typeAnswers(services: TSESLint.SourceCode['parserServices']): TypeAnswers | null {
  if (!hasTypes(services)) return null;
  const checker = services.program.getTypeChecker();
  const typeOf = (node: TSESTree.Node): Type | null => ask(() => services.getTypeAtLocation(node));
  return {
    isThenable: node => every(typeOf(node), type => type.getProperty('then') !== undefined),
    isArray: node => every(typeOf(node), type => checker.isArrayType(type) || checker.isTupleType(type)),
    contextWantsPromise: fn => {
      const wanted = ask(() => checker.getContextualType(services.esTreeNodeToTSNodeMap.get(fn) as Expression) ?? null);
      const given = wanted?.getCallSignatures().map(signature => signature.getReturnType()) ?? [];
      if (given.length === 0) return null;
      return given.some(type => parts(type).some(part => part.getProperty('then') !== undefined));
    },
  };
}

function hasTypes(services: unknown): services is ParserServicesWithTypeInformation {
  return typeof services === 'object' && services !== null && 'program' in services && services.program !== null && services.program !== undefined;
}

/** The compiler may throw on code that it does not understand; then it knows nothing. */
function ask<Answer>(question: () => Answer): Answer | null {
  try {
    return question();
  } catch {
    return null;
  }
}

/** `null` when a part of the type can be anything, or the parts differ. */
function every(type: Type | null, test: (part: Type) => boolean): boolean | null {
  if (type === null) return null;
  const all = parts(type);
  if (all.some(({ flags }) => (flags & ANYTHING) !== 0)) return null;
  const answers = all.map(test);
  if (answers.every(Boolean)) return true;
  return answers.some(Boolean) ? null : false;
}

function parts(type: Type): readonly Type[] {
  return type.isUnion() ? type.types : [type];
}
