/** A piece of HTML, in which every text is escaped already. */
export class Markup {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

/** What may stand in a piece of HTML: other pieces, which stay as they are, and texts and numbers, which are escaped. */
export type Part = Markup | number | string | readonly Part[];

/** Puts HTML together; what is put in between is escaped, unless it is HTML itself. */
export function markup(literals: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(literals.reduce((html, literal, index) => html + written(parts[index - 1] ?? '') + literal));
}

/** Nothing at all, where there may be a piece of HTML. */
export const NOTHING = new Markup('');

/**
 * How is a text written in HTML, between tags as in quotes?
 *
 * Control characters, which HTML can't hold, are shown by the pictures that Unicode has for them.
 */
export function escaped(text: string): string {
  return text.replace(/[&<>"']|(?![\t\n\r])\p{Cc}/gu, character => ENTITIES[character] ?? pictureOf(character.charCodeAt(0)));
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Source: https://www.unicode.org/charts/PDF/U2400.pdf */
function pictureOf(control: number): string {
  if (control < 0x20) return String.fromCharCode(0x2400 + control);
  return control === 0x7f ? '\u2421' : '\uFFFD';
}

function written(part: Part): string {
  if (part instanceof Markup) return part.html;
  if (typeof part === 'object') return part.map(written).join('');
  return escaped(String(part));
}
