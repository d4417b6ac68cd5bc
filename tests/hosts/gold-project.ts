import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { countedFiles } from '../gold/counted-files.ts';
import { packageFolder } from '../gold/packages.ts';

/** A code base that was copied into a project, so that tools of that project may lint it. */
export interface Copied {
  readonly source: string;
  /** The files that people wrote, relative to the project. */
  readonly files: readonly string[];
}

/** Copies one of the packages that the judged sites come from into a project. */
export async function copyPackage(source: string, project: string): Promise<Copied> {
  const folder = await packageFolder(source);
  const inside = `code/${source}`;
  cpSync(folder, join(project, inside), { recursive: true });
  const files = countedFiles(source, folder).map(file => `${inside}/${file}`);
  for (const path of files.map(file => join(project, file))) {
    const text = readFileSync(path, 'utf8');
    // ESLint 10 refuses a file with this comment of old.
    if (text.includes('eslint-env')) writeFileSync(path, text.replaceAll('eslint-env', 'environment'));
  }
  return { source, files };
}
