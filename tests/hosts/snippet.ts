import { read } from '../support/project.ts';

/**
 * What does a page say that this file holds? The file's name stands on the fence:
 *
 *     ```json file=.oxlintrc.json
 */
export function snippet(page: string, file: string): string {
  for (const [, language, name, code] of read(page).matchAll(/^```(\w+) file=(\S+)\n([\s\S]*?)^```$/gm)) {
    if (name === file && language !== undefined && code !== undefined) return code;
  }
  throw new RangeError(`${page} does not show the file ${file}.`);
}

/** Which commands does a page tell its reader to type, under this heading? */
export function commands(page: string, heading: string): readonly string[] {
  const [, section] = new RegExp(`^##+ ${heading}\\n([\\s\\S]*?)(?=^##|(?![\\s\\S]))`, 'm').exec(read(page)) ?? [];
  if (section === undefined) throw new RangeError(`${page} has no heading "${heading}".`);
  return [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, code = '']) => code.split('\n').filter(line => line !== '' && !line.startsWith('#')));
}
