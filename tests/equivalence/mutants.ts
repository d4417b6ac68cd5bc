/** A deliberate fault in what decides or writes a rewrite. */
export interface Mutant {
  readonly what: string;
  readonly file: string;
  /** The text that is replaced, which the file has once. */
  readonly from: string;
  readonly to: string;
}

/** Faults that the tests must notice: barriers that are dropped, orders that are wrong, writes that are missed. */
export const MUTANTS: readonly Mutant[] = [
  {
    what: 'awaits commute although the second uses what the first gives',
    file: 'src/effects/commute.ts',
    from: 'if (named !== null) return no(',
    to: "if (named === '') return no(",
  },
  {
    what: 'documented writes in a callee are missed',
    file: 'src/effects/own-facts.ts',
    from: "else if (documented.access === 'write') add('changes', node, name);",
    to: "else if (documented.access === 'write' && documented.on === 'memory') add('changes', node, name);",
  },
  {
    what: 'a guard counts as a read',
    file: 'src/effects/awaited-work.ts',
    from: "    case 'guard':\n      return { ...named, act: 'guard'",
    to: "    case 'guard':\n      return { ...named, act: 'read'",
  },
  {
    what: 'a function that writes to shared state counts as one that reads',
    file: 'src/effects/awaited-work.ts',
    from: 'if (writes) return',
    to: 'if (writes && writes.depth < 0) return',
  },
  {
    what: 'two awaits may share a cell that one of them fills',
    file: 'src/effects/shared-cell.ts',
    from: 'if (found !== undefined) return found.detail;',
    to: "if (found?.detail === '') return found.detail;",
  },
  {
    what: 'writes of the form x += 1 in a callee are missed',
    file: 'src/effects/own-facts.ts',
    from: '      case AST_NODE_TYPES.AssignmentExpression:\n        addWrite(',
    to: "      case AST_NODE_TYPES.AssignmentExpression:\n        if (node.operator !== '+=') addWrite(",
  },
  {
    what: 'a loop may end early',
    file: 'src/effects/iterations.ts',
    from: '    if (exit.type === AST_NODE_TYPES.ThrowStatement) continue;',
    to: '    if (exit.type === AST_NODE_TYPES.ThrowStatement || exit.type === AST_NODE_TYPES.BreakStatement) continue;',
  },
  {
    what: 'an assignment that is carried from one iteration to the next is missed',
    file: 'src/effects/carried-state.ts',
    from: '    if (carried !== null) return no(',
    to: "    if (carried === '') return no(",
  },
  {
    what: 'nobody sees what was collected before a failure',
    file: 'src/effects/seen-on-failure.ts',
    from: '    if (isSeen) return true;',
    to: '    if (isSeen) return false;',
  },
  {
    what: 'nothing throws before its promise is there',
    file: 'src/effects/throws-at-once.ts',
    from: 'return throwing({ file, node }, 3)?.node ?? null;',
    to: 'return throwing({ file, node }, 3) === undefined ? node : null;',
  },
  {
    what: 'joined results are bound in the wrong order',
    file: 'src/rewrite/joined-text.ts',
    from: "[${members.map(({ pattern }) => pattern).join(', ')}]${types} = await",
    to: "[${members.map(({ pattern }) => pattern).reverse().join(', ')}]${types} = await",
  },
  {
    what: 'lists of what each iteration pushes are not made one list',
    file: 'src/rewrite/list-plan.ts',
    from: '`(await ${results}).flat()`',
    to: '`await ${results}`',
  },
  {
    what: 'awaits may be evaluated before anything in front of them in their statement',
    file: 'src/rewrite/evaluated-first.ts',
    from: 'return before(file, statement, missing) && missing.size === 0;',
    to: 'return before(file, statement, missing) || missing.size >= 0;',
  },
  {
    what: 'targets may be assigned earlier although the code between reads them',
    file: 'src/rewrite/moved-target.ts',
    from: 'return [...variable.identifiers, ...variable.references.map(',
    to: "return variable.name === '' && [...variable.identifiers, ...variable.references.map(",
  },
  {
    what: 'an awaited call gets no parentheses before a member',
    file: 'src/rewrite/await-instead.ts',
    from: '      return parent.object === call;',
    to: '      return parent.object !== call;',
  },
  {
    what: 'chunks leave out their last element',
    file: 'src/rewrite/bounded-map.ts',
    from: '.slice(${i}, ${i} + ${size}).map(',
    to: '.slice(${i}, ${i} + ${size} - 1).map(',
  },
];
