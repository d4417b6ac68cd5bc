import type { Choices } from './choices.ts';

/** A function of the program that others may call. */
export interface Helper {
  readonly name: string;
  readonly isAsync: boolean;
  /** What it is given: something that names a record, or a file. */
  readonly takes: 'file' | 'id';
}

/** What a line of a program can speak of. */
export interface Scope {
  /** Names that hold something for printing: an id, a record, a text. */
  readonly values: readonly string[];
  /** Variables that may be assigned. */
  readonly variables: readonly string[];
  /** Expressions that are lists, and what their elements are. */
  readonly lists: readonly (readonly [text: string, of: Helper['takes']])[];
  readonly ids: readonly string[];
  readonly files: readonly string[];
  readonly helpers: readonly Helper[];
  readonly inLoop: boolean;
  readonly isAsync: boolean;
  /** How much deeper code may still be nested. */
  readonly depth: number;
}

/** What makes the text: where the choices come from, and names that are still free. */
export interface Maker {
  readonly choices: Choices;
  readonly fresh: (stem: string) => string;
  /** The names that the program imports, by module. */
  readonly imports: Map<string, Set<string>>;
}

/** The scope with more names in it. */
export function withValues(scope: Scope, ...values: readonly string[]): Scope {
  return { ...scope, values: [...scope.values, ...values] };
}

/** Each line one step deeper. */
export function deeper(lines: readonly string[]): readonly string[] {
  return lines.map(line => `  ${line}`);
}

/** Notes that the program imports a name. */
export function use({ imports }: Maker, module: string, name: string): void {
  const names = imports.get(module) ?? new Set<string>();
  names.add(name);
  imports.set(module, names);
}
