import type { SourceFile } from '../source-file.ts';
import type { Binding } from './binding.ts';
import { isConfined } from './confined-class.ts';
import { isPrivateMember, type Use } from './uses.ts';

/** Can code of other files call the function, so that the uses in sight are not all there are? */
export function isReachedFromOutside(file: SourceFile, binding: Binding, uses: readonly Use[]): boolean {
  if (uses.some(({ kind }) => kind === 'export')) return true;
  return binding.kind === 'member' && !isPrivateMember(binding) && !isConfined(file, binding.owner);
}
