import { expect, test } from 'vitest';

import { editedText } from '../../../src/rewrite/edited-text.ts';
import { inTryFinally } from '../../../src/rewrite/in-try-finally.ts';
import { textOf } from '../../../src/source-file.ts';
import { nodeOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

/** The body of a function, whose first statement stays, and whose first `release` or `await release` comes last. */
function rewritten(body: string): string | null {
  const code = `async function f() {\n${body}\n}\n`;
  const file = sourceFile(code);
  const list = nodeOf(file, 'BlockStatement').body;
  const last = list.find(statement => /^(?:await )?release\(/.test(textOf(file, statement)));
  if (last?.type !== 'ExpressionStatement') throw new Error('Nothing is released.');
  const edits = inTryFinally(file, list.slice(1, list.indexOf(last)), last);
  return edits === null ? null : editedText(file, [0, code.length], edits).replace(/^async function f\(\) \{\n/, '').replace(/\n\}\n$/, '');
}

test.each([
  ['one statement', '  take();\n  await step();\n  release();', '  take();\n  try {\n    await step();\n  } finally {\n    release();\n  }'],
  ['several, with what follows', '  take();\n  const a = await step();\n  use(a);\n  await release();\n  more();', '  take();\n  try {\n    const a = await step();\n    use(a);\n  } finally {\n    await release();\n  }\n  more();'],
  ['comments stay with their statements', '  take(); // take\n\n  // step\n  await step(); // stepped\n  // release\n  release(); // released\n\n  // more\n  more();', '  take(); // take\n\n  try {\n    // step\n    await step(); // stepped\n  } finally {\n    // release\n    release(); // released\n  }\n\n  // more\n  more();'],
  ['a comment that belongs to nothing', '  take();\n  await step();\n\n  // so much for that\n\n  release();', null],
  ['blank lines in front of the release', '  take();\n  await step();\n\n  release();', '  take();\n  try {\n    await step();\n  } finally {\n    release();\n  }'],
  ['tabs', '\ttake();\n\tif (a) {\n\t\tawait step();\n\t}\n\trelease();', '\ttake();\n\ttry {\n\t\tif (a) {\n\t\t\tawait step();\n\t\t}\n\t} finally {\n\t\trelease();\n\t}'],
  ['CRLF', '  take();\r\n  await step();\r\n  release();\r', '  take();\r\n  try {\r\n    await step();\r\n  } finally {\r\n    release();\r\n  }\r'],
  ['text over several lines', '  take();\n  await step(`\n  a`);\n  release();', '  take();\n  try {\n    await step(`\n  a`);\n  } finally {\n    release();\n  }'],
  ['no semicolons', '  take()\n  await step()\n  release()\n  ;[a].map(b)', '  take()\n  try {\n    await step()\n  } finally {\n    release()\n  }\n  ;[a].map(b)'],
  ['a value that is returned right behind', '  take();\n  const a = await step();\n  release();\n\n  return a.b;', '  take();\n  try {\n    const a = await step();\n\n    return a.b;\n  } finally {\n    release();\n  }'],
  ['handed to a call that is returned', '  take();\n  const a = await step();\n  release();\n  return wrap(a);', '  take();\n  try {\n    const a = await step();\n    return wrap(a);\n  } finally {\n    release();\n  }'],
  ['handed to a call that gives a promise', '  take();\n  const a = await step();\n  release();\n  return fetch(a);', null],
  ['a value that is waited for then', '  take();\n  const a = await step();\n  release();\n  return await wrap(a);', null],
  ['a value that is spoken of later', '  take();\n  const a = await step();\n  release();\n  use(a);\n  return a;', null],
  ['a value that the release needs', '  take();\n  const a = await step();\n  release(a);', null],
  ['a var, which is seen everywhere', '  take();\n  var a = await step();\n  release();\n  use(a);', '  take();\n  try {\n    var a = await step();\n  } finally {\n    release();\n  }\n  use(a);'],
  ['a plain start may stay outside', '  take();\n  const a = [];\n  const b = 1;\n  await step(a, b);\n  release();\n  use(a);', '  take();\n  const a = [];\n  try {\n    const b = 1;\n    await step(a, b);\n  } finally {\n    release();\n  }\n  use(a);'],
  ['a start that may fail may not', '  take();\n  const a = parse();\n  await step(a);\n  release();\n  use(a);', null],
  ['a function of its own', '  take();\n  function step() {}\n  await step();\n  release();', null],
  ['on the line of another', '  take(); await step();\n  release();', null],
  ['the release on the line of another', '  take();\n  await step(); release();', null],
  ['nothing between', '  take();\n  release();', null],
])('%s: %s', (_, body, expected) => {
  expect(rewritten(body)).toBe(expected);
});
