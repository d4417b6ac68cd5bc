/** A fenced block of code on a page. */
export interface Block {
  readonly language: string;
  /** What the fence says behind the language: `options=[{ "metadata": true }]`. */
  readonly options: readonly unknown[] | null;
  readonly code: string;
  /** The line of the fence, from 1. */
  readonly line: number;
}

/** A part of a page, from one heading of a level to the next. */
export interface Section {
  readonly title: string;
  readonly text: string;
  readonly line: number;
}

/** The sections of a page under the headings of one level; headings inside of code do not count. */
export function sections(text: string, level: number, firstLine = 1): readonly Section[] {
  const found: { title: string; lines: string[]; line: number }[] = [];
  const mark = `${'#'.repeat(level)} `;
  let isCode = false;
  for (const [index, line] of text.split('\n').entries()) {
    if (line.startsWith('```')) isCode = !isCode;
    if (!isCode && line.startsWith(mark)) found.push({ title: line.slice(mark.length).trim(), lines: [], line: firstLine + index });
    else found.at(-1)?.lines.push(line);
  }
  return found.map(({ title, lines, line }) => ({ title, text: lines.join('\n'), line }));
}

/** The fenced blocks of a text. */
export function blocks(text: string, firstLine = 1): readonly Block[] {
  const found: Block[] = [];
  let open: { language: string; options: readonly unknown[] | null; lines: string[]; line: number } | null = null;
  for (const [index, line] of text.split('\n').entries()) {
    if (!line.startsWith('```')) {
      open?.lines.push(line);
    } else if (open === null) {
      const [, language = '', options] = /^```(\w*)(?:\s+options=(.+))?/.exec(line) ?? [];
      open = { language, options: options === undefined ? null : (JSON.parse(options) as unknown[]), lines: [], line: firstLine + index };
    } else {
      found.push({ ...open, code: `${open.lines.join('\n')}\n` });
      open = null;
    }
  }
  return found;
}

/** The text with what stands between `<!-- name:start -->` and `<!-- name:end -->` replaced. */
export function between(text: string, name: string, content: string): string {
  const start = `<!-- ${name}:start -->`;
  const end = `<!-- ${name}:end -->`;
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from === -1 || to < from) throw new Error(`The markers ${start} and ${end} are missing.`);
  return `${text.slice(0, from + start.length)}\n${content}\n${text.slice(to)}`;
}

/** The anchors that headings give a page, as GitHub makes them. */
export function anchors(text: string): readonly string[] {
  return [1, 2, 3, 4]
    .flatMap(level => sections(text, level))
    .map(({ title }) => title.toLowerCase().replace(/[^\w\s-]/g, '').trim().replaceAll(' ', '-'));
}
