import type { TSESTree } from '@typescript-eslint/utils';

import type { SourceFile } from './source-file.ts';

/**
 * A fact of a file, computed when it is first asked for and kept as long as the file's tree is.
 *
 * @param compute must depend on the file alone
 */
export function perFile<Fact>(compute: (file: SourceFile) => Fact): (file: SourceFile) => Fact {
  const facts = new WeakMap<TSESTree.Program, Fact>();
  return file => {
    const known = facts.get(file.ast);
    if (known !== undefined) return known;
    const fact = compute(file);
    facts.set(file.ast, fact);
    return fact;
  };
}

/**
 * A fact of a node in a file, computed when it is first asked for and kept as long as the node is.
 *
 * While the fact is being computed, asking for it again (a recursive function) gives `whileComputing`.
 */
export function perNode<Node extends TSESTree.Node, Fact>(
  compute: (file: SourceFile, node: Node) => Fact,
  whileComputing: Fact,
): (file: SourceFile, node: Node) => Fact {
  const facts = new WeakMap<TSESTree.Node, { fact: Fact }>();
  return (file, node) => {
    const known = facts.get(node);
    if (known !== undefined) return known.fact;
    const entry = { fact: whileComputing };
    facts.set(node, entry);
    entry.fact = compute(file, node);
    return entry.fact;
  };
}
