import type { TSESTree } from '@typescript-eslint/utils';

import type { SourceFile } from './source-file.ts';

/**
 * A fact of a file, computed when it is first asked for and kept as long as the file is.
 *
 * @param compute must depend on the file alone
 */
export function perFile<Fact>(compute: (file: SourceFile) => Fact): (file: SourceFile) => Fact {
  return file => {
    const known = file.facts.get(compute) as Fact | undefined;
    if (known !== undefined) return known;
    const fact = compute(file);
    file.facts.set(compute, fact);
    return fact;
  };
}

/**
 * A fact of a node in a file, computed when it is first asked for and kept as long as the file is.
 *
 * While the fact is being computed, asking for it again (a recursive function) gives `whileComputing`.
 */
export function perNode<Node extends TSESTree.Node, Fact>(
  compute: (file: SourceFile, node: Node) => Fact,
  whileComputing: Fact,
): (file: SourceFile, node: Node) => Fact {
  const factsOf = perFile(() => new Map<TSESTree.Node, Fact>());
  return (file, node) => {
    const facts = factsOf(file);
    const known = facts.get(node);
    if (known !== undefined || facts.has(node)) return known as Fact;
    facts.set(node, whileComputing);
    const fact = compute(file, node);
    facts.set(node, fact);
    return fact;
  };
}

/**
 * A fact of a text, such as a name, computed when it is first asked for and kept for a while.
 *
 * @param most how many facts are kept: with one more all are forgotten
 */
export function perText<Fact>(most: number, compute: (text: string) => Fact): (text: string) => Fact {
  const facts = new Map<string, Fact>();
  return text => {
    const known = facts.get(text);
    if (known !== undefined) return known;
    if (facts.size >= most) facts.clear();
    const fact = compute(text);
    facts.set(text, fact);
    return fact;
  };
}
