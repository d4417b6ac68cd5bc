import { markup, type Markup } from './markup.ts';
import { messageParts } from './quoted-code.ts';

/** How is what a rule says shown? Its words as they are, the code that they quote as code. */
export function messageText(message: string): readonly Markup[] {
  return messageParts(message).map(({ text, isCode }) => (isCode ? markup`<code>${text}</code>` : markup`${text}`));
}
