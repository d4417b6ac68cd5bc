import type { Settings } from '../settings.ts';
import type { OtherFiles } from '../source-file.ts';

const NOTHING: OtherFiles = { exported: () => null };

/** What can other files be asked under these settings? */
export function otherFiles(_settings: Settings): OtherFiles {
  return NOTHING;
}
