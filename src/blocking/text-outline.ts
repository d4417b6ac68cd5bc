import type { OtherText } from '../source-file.ts';

/** Where a text seems to define a function: from its first line to where the indentation ends it. */
export interface TextDefinition {
  readonly text: string;
  readonly isAsync: boolean;
}

/** What a name of a text is imported from. */
export interface TextImport {
  readonly specifier: string;
  /** `'default'`, `'*'` or the name that the other file exports. */
  readonly name: string;
}

/**
 * Where does this text seem to define a function or method of that name?
 *
 * The text is not read as code: a definition is what looks like one, and goes on as long as its lines
 * are indented deeper, as every formatter leaves them.
 */
export function definitionsIn(file: OtherText, name: string): readonly TextDefinition[] {
  const { text } = file;
  const found: TextDefinition[] = [];
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
    const end = at + name.length;
    if (isWordPart(text, at - 1) || isWordPart(text, end)) continue;
    const start = text.lastIndexOf('\n', at) + 1;
    const before = text.slice(start, at);
    const after = text.slice(end, end + 60);
    if (!/\bfunction\s*\*?\s*$/.test(before) && !/^\s*(?:=|:)\s*(?:async\b|function\b|\(|[\w$]+\s*=>|(?!require\b)[\w$.]+\()/.test(after) && !isMethod(before, text, end)) continue;
    found.push({ text: text.slice(start, endOf(text, start)), isAsync: /\basync\s+(?:function\s*\*?\s*)?[*#]?$/.test(before) || /^\s*[=:]\s*async\b/.test(after) });
  }
  return found;
}

function isWordPart(text: string, index: number): boolean {
  return /[\w$]/.test(text.charAt(index));
}

/** `name(…) {`, at the start of a line, after words such as `static`. */
function isMethod(before: string, text: string, end: number): boolean {
  if (!/^\s*(?:(?:public|private|protected|static|override|async|get|set|readonly)\s+)*[*#]?$/.test(before) || !/^\s*[(<]/.test(text.slice(end, end + 8))) return false;
  const line = text.slice(end, lineEnd(text, end));
  return /[{(,]\s*$/.test(line) || /\{.*\}\s*$/.test(line);
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/** The end of what starts on this line: before the first line that is indented no deeper, closing brackets left in. */
function endOf(text: string, start: number): number {
  const indent = indentOf(text, start);
  for (let at = lineEnd(text, start) + 1; at < text.length; at = lineEnd(text, at) + 1) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end).trim();
    if (line === '' || indentOf(text, at) > indent) continue;
    if (!/^[)}\]{]/.test(line)) return at;
    // `) {` goes on, `}` and `});` do not.
    if (!/[{([,>]$/.test(line)) return end;
  }
  return text.length;
}

function indentOf(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
  return at - start;
}

const imports = new WeakMap<OtherText, ReadonlyMap<string, TextImport>>();

/** Which names does this text import, or require, and from where? */
export function importsIn(file: OtherText): ReadonlyMap<string, TextImport> {
  const known = imports.get(file);
  if (known !== undefined) return known;
  const found = new Map<string, TextImport>();
  const add = (specifier: string, local: string | undefined, name: string): void => {
    if (local !== undefined && local !== '') found.set(local, { specifier, name });
  };
  const addList = (specifier: string, list: string): void => {
    for (const part of list.split(',')) {
      const [name = '', local = name] = part.replace(/^\s*type\s/, '').split(/\s+as\s+|:/).map(word => word.trim());
      add(specifier, local, name);
    }
  };
  for (const [, clause = '', specifier = ''] of file.text.matchAll(/\bimport\s+([\w$*{][^'"();=]*?)\s*from\s*['"]([^'"]+)['"]/g)) {
    const [, list] = /\{([^}]*)\}/.exec(clause) ?? [];
    if (list !== undefined) addList(specifier, list);
    add(specifier, /\*\s*as\s+([\w$]+)/.exec(clause)?.[1], '*');
    add(specifier, /^([\w$]+)/.exec(clause)?.[1], 'default');
  }
  if (file.text.includes('require(')) {
    for (const [, names = '', specifier = ''] of file.text.matchAll(/\b(?:const|let|var)\s+(\{[^}]*\}|[\w$]+)\s*=\s*(?:[\w$.]+\()?require\(\s*['"]([^'"]+)['"]/g)) {
      if (names.startsWith('{')) addList(specifier, names.slice(1, -1));
      else add(specifier, names, 'default');
    }
  }
  imports.set(file, found);
  return found;
}

/** From where does this text seem to export a name that it does not define? */
export function reexportsIn({ text }: OtherText, name: string): readonly TextImport[] {
  const found: TextImport[] = [];
  for (const [, list = '', specifier = ''] of text.matchAll(/\bexport\s+(?:type\s+)?(\*|\{[^}]*\})\s*from\s*['"]([^'"]+)['"]/g)) {
    if (list === '*') found.push({ specifier, name });
    for (const part of list.slice(1, -1).split(',')) {
      const [original = '', exported = original] = part.trim().split(/\s+as\s+/);
      if (exported === name) found.push({ specifier, name: original });
    }
  }
  for (const [, specifier = ''] of text.matchAll(/\b__export(?:Star)?\(require\(\s*['"]([^'"]+)['"]/g)) found.push({ specifier, name });
  return found;
}

/** What does this text seem to export as its default: a function, or a name of its own? `null` where that can't be seen. */
export function defaultIn({ text }: OtherText): TextDefinition | string | null {
  const match = /\b(?:export\s+default|module\.exports\s*=)\s+(async\s+)?(?:function\b\s*\*?\s*[\w$]*|(?=\())/.exec(text);
  if (match !== null) {
    const start = text.lastIndexOf('\n', match.index) + 1;
    return { text: text.slice(start, endOf(text, start)), isAsync: match[1] !== undefined };
  }
  return /\b(?:export\s+default|module\.exports\s*=)\s+([\w$]+)\s*;?\s*$/m.exec(text)?.[1] ?? null;
}
