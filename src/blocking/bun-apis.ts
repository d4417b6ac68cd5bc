import { callback, other, promise, type ApiGroup } from './api-group.ts';

/** The functions of Bun that hold the thread. */
export const BUN_APIS: readonly ApiGroup[] = [
  {
    module: 'bun', kind: 'member', blocks: 'cpu', source: 'https://bun.com/reference/bun', checked: 'bun 1.4.5, enumerated',
    rows: [
      { name: 'Bun.sleepSync', instead: promise('bun', 'Bun.sleep'), blocks: 'wait', cost: 'heavy' },
      { name: 'Bun.spawnSync', instead: other('bun', 'Bun.spawn'), blocks: 'process', cost: 'heavy', returns: 'different', fix: 'adapt', advice: '\'Bun.spawn\' gives a subprocess: await its \'exited\' and read its \'stdout\'', note: 'Bun.spawn returns a Subprocess; await .exited and read .stdout.' },
      { name: 'Bun.gzipSync', instead: callback('node:zlib', 'gzip'), sameArgs: false, fix: 'adapt', advice: 'Bun has no asynchronous form: use \'gzip\' of \'node:zlib\' with \'promisify\', whose options have other names', note: 'No async Bun.gzip (checked). Option names differ from node:zlib; Bun.deflateSync is raw deflate by default.' },
      { name: 'Bun.gunzipSync', instead: callback('node:zlib', 'gunzip'), sameArgs: false, fix: 'adapt', advice: 'Bun has no asynchronous form: use \'gunzip\' of \'node:zlib\' with \'promisify\', whose options have other names', note: 'No async Bun.gunzip (checked). Option names differ from node:zlib; Bun.deflateSync is raw deflate by default.' },
      { name: 'Bun.deflateSync', instead: callback('node:zlib', 'deflate'), sameArgs: false, fix: 'adapt', advice: 'Bun has no asynchronous form: use \'deflate\' of \'node:zlib\' with \'promisify\', whose options have other names', note: 'No async Bun.deflate (checked). Option names differ from node:zlib; Bun.deflateSync is raw deflate by default.' },
      { name: 'Bun.inflateSync', instead: callback('node:zlib', 'inflate'), sameArgs: false, fix: 'adapt', advice: 'Bun has no asynchronous form: use \'inflate\' of \'node:zlib\' with \'promisify\', whose options have other names', note: 'No async Bun.inflate (checked). Option names differ from node:zlib; Bun.deflateSync is raw deflate by default.' },
      { name: 'Bun.zstdCompressSync', instead: promise('bun', 'Bun.zstdCompress') },
      { name: 'Bun.zstdDecompressSync', instead: promise('bun', 'Bun.zstdDecompress') },
      { name: 'Bun.password.hashSync', instead: promise('bun', 'Bun.password.hash'), cost: 'heavy' },
      { name: 'Bun.password.verifySync', instead: promise('bun', 'Bun.password.verify'), cost: 'heavy' },
      { name: 'Bun.resolveSync', instead: promise('bun', 'Bun.resolve'), blocks: 'io' },
      { name: 'Bun.Glob.prototype.scanSync', instead: promise('bun', 'Bun.Glob.prototype.scan'), blocks: 'io', returns: 'async-iterable', fix: 'adapt', advice: '\'scan()\' is an async iterable: read it with \'for await\'', note: 'scan() is an async iterable.' },
      { name: 'Bun.Transpiler.prototype.transformSync', instead: promise('bun', 'Bun.Transpiler.prototype.transform') },
    ],
  },
  {
    module: 'bun:sqlite', kind: 'constructor', blocks: 'io', source: 'https://bun.com/reference/bun/sqlite', checked: 'from its documentation',
    rows: [
      { name: 'Database', sameArgs: false, returns: 'none', fix: 'none', on: false, note: 'Sync by design; report-only, off by default.' },
    ],
  },
];
