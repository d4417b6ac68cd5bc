import { describe, expect, test } from 'vitest';

import { seenOnFailure } from '../../../src/effects/seen-on-failure.ts';
import { descendants } from '../../../src/flow/descendants.ts';
import { variableOf } from '../../../src/names/variables.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

/** Whether `out` is seen when something in the marked statement throws. */
function seen(code: string): boolean {
  const file = sourceFile(code);
  const [variable] = [...descendants(file, file.ast, 'enter')].flatMap(node => (node.type === 'Identifier' && node.name === 'out' ? (variableOf(file, node) ?? []) : []));
  if (variable === undefined) throw new Error('There is no variable out.');
  return seenOnFailure(variable, markedNode(file, 'ForOfStatement'));
}

const LOOP = '/*^*/for (const x of xs) out.push(g(x));';

describe('what was collected up to the failure is a result', () => {
  test.each([
    ['when the handler looks at it', `function f(xs) { const out = []; try { ${LOOP} } catch { note(out); } }`],
    ['when the finalizer looks at it', `function f(xs) { const out = []; try { ${LOOP} } finally { note(out); } }`],
    ['when the handler goes on, and it is returned', `function f(xs) { const out = []; try { ${LOOP} } catch { note(); } return out; }`],
    ['when an outer handler goes on', `function f(xs) { const out = []; try { try { ${LOOP} } finally { note(); } } catch { } return out; }`],
    ['when a loop around goes on', `function f(ys) { const out = []; for (const xs of ys) { note(out); try { ${LOOP} } catch { } } }`],
    ['when it is of the module', `const out = []; try { ${LOOP} } catch { } note(out);`],
  ])('%s', (_, code) => {
    expect(seen(code)).toBe(true);
  });
});

describe('nobody sees it', () => {
  test.each([
    ['when nothing catches', `function f(xs) { const out = []; ${LOOP} return out; }`],
    ['when the handler throws', `function f(xs) { const out = []; try { ${LOOP} } catch (e) { throw e; } return out; }`],
    ['when the handler gives up', `function f(xs) { const out = []; try { ${LOOP} } catch { return null; } return out; }`],
    ['when it is made inside of the try', `function f(xs) { try { const out = []; ${LOOP} return out; } catch { return null; } }`],
    ['when it is made in the try, and the handler goes on', `function f(xs) { try { const out = []; ${LOOP} note(out); } catch { } }`],
    ['when it is never looked at again', `function f(xs) { const out = []; try { ${LOOP} } catch { } }`],
    ['when the loop stands in the handler', `function f(xs) { const out = []; try { g(); } catch { ${LOOP} } return out; }`],
    ['when another function catches', `function f(xs) { const out = []; try { h(() => { ${LOOP} }); } catch { } return out; }`],
  ])('%s', (_, code) => {
    expect(seen(code)).toBe(false);
  });
});
