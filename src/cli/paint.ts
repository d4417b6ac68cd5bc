import { styleText } from 'node:util';

/** The styles that the command uses. */
export type Style = 'bold' | 'cyan' | 'dim' | 'green' | 'magenta' | 'red' | 'yellow';

/** Colours a text, or leaves it. */
export type Paint = (style: Style, text: string) => string;

/** Leaves every text as it is. */
export const plain: Paint = (_, text) => text;

/** Colours every text. */
export const coloured: Paint = (style, text) => styleText(style, text, { validateStream: false });

/** May what is written to this stream be coloured? A terminal says so itself; `NO_COLOR` and `FORCE_COLOR` overrule it. */
export function paintFor(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Paint {
  const { NO_COLOR: never, FORCE_COLOR: always } = env;
  if (always !== undefined) return always === '0' || always === 'false' ? plain : coloured;
  if (never !== undefined && never !== '') return plain;
  return stream.isTTY && stream.hasColors() ? coloured : plain;
}
