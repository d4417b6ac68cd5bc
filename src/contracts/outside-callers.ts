import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { perFile } from '../memo.ts';
import { variableOf } from '../names/variables.ts';
import { wordsOf } from '../names/words.ts';
import type { Located, SourceFile } from '../source-file.ts';
import { no, unknown, yes, type Verdict } from '../verdict.ts';
import { promiseUse } from './promise-use.ts';
import { usesOf, useAt, type Use } from './uses.ts';

/** Tests call what they test; they don't show what it is for. */
const TEST = /(?:^|[\\/])(?:__tests__|__mocks__|e2e|specs?|tests?)[\\/]|[._-](?:bench|e2e|spec|stories|test)\.\w+$/;

/**
 * Does a file that imports one of these exports rely on getting a promise from it?
 *
 * Yes comes with the place that keeps, chains or hands on the promise, or takes the function as a
 * value. No means that every file that can import it is in sight, that one is no test, and that each
 * call is awaited at once.
 */
export function outsideRelies(file: SourceFile, exported: readonly string[]): Verdict<Located | null> {
  let complete = file.others.importers !== undefined && exported.length > 0;
  let called = false;
  const asked = new Set<string>();
  const pending = exported.map(name => ({ of: file, name }));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { of, name } = next;
    if (asked.has(`${name} of ${of.path}`)) continue;
    asked.add(`${name} of ${of.path}`);
    const importers = of.others.importers?.(of, name);
    if (importers === undefined) return unknown(null);
    complete &&= importers.complete;
    for (const place of importers.places) {
      for (const use of usesAt(place)) {
        const answer = relianceOf(place.file, use);
        if (answer === 'relies') return yes({ file: place.file, node: use.node });
        if (use.kind === 'export') pending.push({ of: place.file, name: use.as });
        else if (answer === 'unknown' || isOneOfFamily(place.file, name)) complete = false;
        else called ||= !TEST.test(place.file.path);
      }
    }
  }
  return complete && called ? no(null) : unknown(null);
}

function usesAt({ file, node }: Located<TSESTree.Identifier | TSESTree.MemberExpression>): readonly Use[] {
  if (node.type === AST_NODE_TYPES.MemberExpression) {
    const use = useAt(file, node);
    return use === null ? [] : [use];
  }
  const variable = variableOf(file, node);
  return variable === null ? [] : usesOf(file, { kind: 'variable', name: variable.name, variables: [variable], declarator: null });
}

/**
 * Does the file import another function whose name differs in the middle alone, so that the two are
 * called alike: `generateBasicHeaders`, `generateBearerHeaders`? And who ends in `Async` says what it is.
 */
function isOneOfFamily(file: SourceFile, name: string): boolean {
  const own = wordsOf(name);
  if (own.at(-1) === 'async') return true;
  return own.length > 2 && importedNames(file).some(other => other !== name && areAlike(own, wordsOf(other)));
}

function areAlike(own: readonly string[], other: readonly string[]): boolean {
  return other.length > 2 && own[0] === other[0] && own.at(-1) === other.at(-1);
}

const importedNames = perFile<readonly string[]>(file =>
  file.ast.body.flatMap(statement => (statement.type === AST_NODE_TYPES.ImportDeclaration ? statement.specifiers : []).flatMap(specifier => (specifier.type === AST_NODE_TYPES.ImportSpecifier && specifier.imported.type === AST_NODE_TYPES.Identifier ? [specifier.imported.name] : []))),
);

function relianceOf(file: SourceFile, use: Use): 'relies' | 'unknown' | 'waits' {
  if (use.kind !== 'call') return use.kind === 'value' ? 'relies' : 'unknown';
  switch (promiseUse(file, use.node).kind) {
    case 'chained':
    case 'value':
      return 'relies';
    case 'awaited':
    case 'combined':
    case 'settled':
      return 'waits';
    case 'dropped':
    case 'returned':
      return 'unknown';
  }
}
