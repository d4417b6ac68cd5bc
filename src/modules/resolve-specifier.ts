import { isBuiltin } from 'node:module';
import { dirname, isAbsolute } from 'node:path';

import { ResolverFactory } from 'oxc-resolver';

/** TypeScript first: `./x.js` in source code means `./x.ts` where that exists. */
const resolver = new ResolverFactory({
  tsconfig: 'auto',
  conditionNames: ['node', 'import', 'require', 'default'],
  extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json'],
  extensionAlias: {
    '.js': ['.ts', '.tsx', '.js', '.jsx'],
    '.jsx': ['.tsx', '.jsx'],
    '.mjs': ['.mts', '.mjs'],
    '.cjs': ['.cts', '.cjs'],
  },
});

const READABLE = /\.[cm]?[jt]sx?$/;
const DECLARATION = /\.d\.[cm]?ts$/;
const DEPENDENCY = /[\\/]node_modules[\\/]/;

/**
 * Which file of this project does the specifier name?
 *
 * Relative imports, tsconfig paths, workspace packages and the package's own name.
 *
 * @param from absolute path of the importing file
 * @returns an absolute path, or `null` for built-in modules, installed packages, declarations, other
 *   kinds of files and whatever can't be resolved
 */
export function resolveSpecifier(from: string, specifier: string): string | null {
  if (!isAbsolute(from) || isBuiltin(specifier)) return null;
  try {
    const relative = /^\.{0,2}\//.test(specifier) || specifier === '.' || specifier === '..';
    const { path } = relative ? resolver.sync(dirname(from), specifier) : resolver.resolveFileSync(from, specifier);
    if (!path || !READABLE.test(path) || DECLARATION.test(path)) return null;
    return !relative && DEPENDENCY.test(path) ? null : path;
  } catch {
    return null;
  }
}

/** Forgets what was found on disk, so that files which came since are seen. */
export function forgetResolutions(): void {
  resolver.clearCache();
}
