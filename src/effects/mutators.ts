/**
 * Methods of the language's own collections that change what they are called on.
 *
 * https://tc39.es/ecma262/#sec-indexed-collections and #sec-keyed-collections
 */
export const MUTATORS: ReadonlySet<string> = new Set([
  'add', 'clear', 'copyWithin', 'delete', 'fill', 'pop', 'push', 'reverse', 'set', 'shift', 'sort', 'splice', 'unshift',
]);

/** Methods of the language's own values that change nothing they are called on. */
export const PURE_METHODS: ReadonlySet<string> = new Set([
  'at', 'charAt', 'charCodeAt', 'codePointAt', 'concat', 'endsWith', 'entries', 'every', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex',
  'flat', 'flatMap', 'forEach', 'get', 'getTime', 'has', 'hasOwnProperty', 'includes', 'indexOf', 'join', 'keys', 'lastIndexOf', 'localeCompare', 'map', 'match',
  'matchAll', 'normalize', 'padEnd', 'padStart', 'reduce', 'reduceRight', 'repeat', 'replace', 'replaceAll', 'search', 'slice', 'some', 'split',
  'startsWith', 'substring', 'test', 'toFixed', 'toISOString', 'toJSON', 'toLocaleString', 'toLocaleLowerCase', 'toLocaleUpperCase', 'toLowerCase', 'toReversed', 'toSorted',
  'toSpliced', 'toString', 'toUpperCase', 'trim', 'trimEnd', 'trimStart', 'valueOf', 'values', 'with',
]);
