import { expect, test } from 'vitest';

import { markup } from '../../../../src/cli/report-page/markup.ts';
import { messageText } from '../../../../src/cli/report-page/message-text.ts';

test('quoted code is code, and all is escaped', () => {
  expect(markup`${messageText("Await 'f<T>()' & wait.")}`.html).toBe('Await <code>f&lt;T&gt;()</code> &amp; wait.');
});
