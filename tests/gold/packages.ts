import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import pacote from 'pacote';

interface Package {
  readonly package: string;
  readonly version: string;
  /** Of the registry's archive: what is unpacked is this, byte for byte, or nothing. */
  readonly integrity: string;
}

const PACKAGES = JSON.parse(readFileSync(new URL('sources.json', import.meta.url), 'utf8')) as Record<string, Package>;
const CACHE = fileURLToPath(new URL('../../.cache/gold', import.meta.url));

/** The packages that the judged sites come from, by the names that the sites use. */
export const SOURCES: readonly string[] = Object.keys(PACKAGES);

/**
 * Where is this package, unpacked?
 *
 * It is fetched once; a run that is cut off leaves nothing half unpacked behind.
 */
export async function packageFolder(source: string): Promise<string> {
  const wanted = PACKAGES[source];
  if (wanted === undefined) throw new RangeError(`sources.json has no package "${source}".`);
  const folder = join(CACHE, source, wanted.version);
  if (existsSync(folder)) return folder;

  const spec = `${wanted.package}@${wanted.version}`;
  console.error(`Unpacking ${spec} …`);
  await mkdir(dirname(folder), { recursive: true });
  const unfinished = await mkdtemp(`${folder}-unfinished-`);
  try {
    await pacote.extract(spec, unfinished, { integrity: wanted.integrity, ...registry() });
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Another run may have put the same package there in the meantime.
    if (existsSync(folder)) return folder;
    throw new Error(`${spec} could not be fetched from the npm registry: ${(error as Error).message}`, { cause: error });
  }
  return folder;
}

/** `npm run` hands on the registry of the user's npm config in this variable. */
function registry(): { registry?: string } {
  const configured = process.env['npm_config_registry'];
  return configured === undefined ? {} : { registry: configured };
}
