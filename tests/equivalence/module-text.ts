/**
 * A module as the body of a function: what it imports comes from `modules`, what it exports is
 * returned, and so is a function that shows what its cells hold.
 *
 * Only the few ways of importing that the generated programs and the rewrites use are understood.
 */
export function moduleAsFunction(text: string, world: readonly string[], cells: readonly string[]): string {
  const exported: string[] = [];
  const body = text
    .replace(/^import (.+?) from '([^']+)';?$/gm, (_, clause: string, specifier: string) => imported(clause, specifier))
    .replace(/^export (?=(?:async )?function[* ]+([\w$]+)|const ([\w$]+)|class ([\w$]+))/gm, (_, ...names: (string | undefined)[]) => {
      exported.push(names.slice(0, 3).find(name => name !== undefined) ?? '');
      return '';
    });
  const shown = cells.map(name => `${name}: typeof ${name} === 'undefined' ? null : ${name}`).join(', ');
  return `'use strict';\n(function ({ ${world.join(', ')} }, modules) {\n${body}\nreturn { exported: { ${exported.join(', ')} }, cells: () => ({ ${shown} }) };\n})`;
}

function imported(clause: string, specifier: string): string {
  const from = `modules[${JSON.stringify(specifier)}]`;
  const parts = /^(?:([\w$]+)(?:,\s*|$))?(?:\*\s+as\s+([\w$]+)|\{([^}]*)\})?$/.exec(clause.trim());
  if (parts === null) throw new SyntaxError(`No import that is understood: ${clause}`);
  const [, main, whole, named] = parts;
  const declared: string[] = [];
  if (main !== undefined) declared.push(`const ${main} = ${from}.default;`);
  if (whole !== undefined) declared.push(`const ${whole} = ${from};`);
  if (named !== undefined) declared.push(`const {${named.replace(/\bas\b/g, ':')}} = ${from};`);
  return declared.join(' ');
}
