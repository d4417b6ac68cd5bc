import { callback, other, promise, type ApiGroup } from './api-group.ts';

/** The functions of npm packages that hold the thread. */
export const NPM_APIS: readonly ApiGroup[] = [
  {
    module: 'graceful-fs', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/graceful-fs', checked: 'from its documentation (a drop-in for fs)',
    rows: [
      { name: 'appendFileSync', instead: promise('node:fs/promises', 'appendFile'), note: 'First argument must not be a file descriptor: fs/promises rejects a number with ERR_INVALID_ARG_TYPE (checked; kills the readFileSync(0) stdin idiom). Offer the direct form only when the first argument is a string/template/path.join/URL/Buffer expression or typed non-number.' },
      { name: 'accessSync', instead: promise('node:fs/promises', 'access'), cost: 'cheap', note: 'Often used as an existence test inside try/catch: await inside the same try keeps it.' },
      { name: 'chownSync', instead: promise('node:fs/promises', 'chown'), cost: 'light' },
      { name: 'chmodSync', instead: promise('node:fs/promises', 'chmod'), cost: 'light' },
      { name: 'copyFileSync', instead: promise('node:fs/promises', 'copyFile') },
      { name: 'cpSync', instead: promise('node:fs/promises', 'cp'), note: 'Promise version also accepts an async filter.' },
      { name: 'lchownSync', instead: promise('node:fs/promises', 'lchown'), cost: 'light' },
      { name: 'linkSync', instead: promise('node:fs/promises', 'link'), cost: 'light' },
      { name: 'lstatSync', instead: promise('node:fs/promises', 'lstat'), cost: 'cheap', note: 'Same throwIfNoEntry caveat as statSync.' },
      { name: 'lutimesSync', instead: promise('node:fs/promises', 'lutimes'), cost: 'light' },
      { name: 'mkdirSync', instead: promise('node:fs/promises', 'mkdir'), cost: 'light', note: 'Same options, same return value (first directory created with recursive).' },
      { name: 'mkdtempSync', instead: promise('node:fs/promises', 'mkdtemp'), cost: 'light' },
      { name: 'opendirSync', instead: promise('node:fs/promises', 'opendir'), cost: 'light', note: 'Returns a Dir too; then Dir.readSync/closeSync must become await dir.read()/close().' },
      { name: 'readdirSync', instead: promise('node:fs/promises', 'readdir') },
      { name: 'readFileSync', instead: promise('node:fs/promises', 'readFile'), note: 'First argument must not be a file descriptor: fs/promises rejects a number with ERR_INVALID_ARG_TYPE (checked; kills the readFileSync(0) stdin idiom). Offer the direct form only when the first argument is a string/template/path.join/URL/Buffer expression or typed non-number.' },
      { name: 'readlinkSync', instead: promise('node:fs/promises', 'readlink'), cost: 'cheap' },
      { name: 'realpathSync', instead: promise('node:fs/promises', 'realpath'), note: 'fs/promises.realpath uses the native resolver (like realpathSync.native); results can differ on Windows drives/UNC and for very long paths.' },
      { name: 'renameSync', instead: promise('node:fs/promises', 'rename'), cost: 'light' },
      { name: 'rmSync', instead: promise('node:fs/promises', 'rm'), note: 'Same options.' },
      { name: 'rmdirSync', instead: promise('node:fs/promises', 'rmdir'), cost: 'light' },
      { name: 'statSync', instead: promise('node:fs/promises', 'stat'), cost: 'cheap', note: '{throwIfNoEntry:false} works in fs/promises.stat on 24.21 and 26.10 but is ignored on 20.20 (rejects ENOENT): do not offer the direct form with that option unless engines says so.' },
      { name: 'statfsSync', instead: promise('node:fs/promises', 'statfs'), cost: 'light' },
      { name: 'symlinkSync', instead: promise('node:fs/promises', 'symlink'), cost: 'light' },
      { name: 'truncateSync', instead: promise('node:fs/promises', 'truncate'), cost: 'light', note: 'Passing an fd is not supported by the promise version.' },
      { name: 'unlinkSync', instead: promise('node:fs/promises', 'unlink'), cost: 'light' },
      { name: 'utimesSync', instead: promise('node:fs/promises', 'utimes'), cost: 'light' },
      { name: 'writeFileSync', instead: promise('node:fs/promises', 'writeFile'), note: 'First argument must not be a file descriptor: fs/promises rejects a number with ERR_INVALID_ARG_TYPE (checked; kills the readFileSync(0) stdin idiom). Offer the direct form only when the first argument is a string/template/path.join/URL/Buffer expression or typed non-number.' },
      { name: 'existsSync', instead: promise('node:fs/promises', 'access'), cost: 'cheap', sameArgs: false, returns: 'different', fix: 'adapt', advice: 'Drop the check and handle the ENOENT of the operation that follows: a check that is awaited is out of date when it answers', note: 'No fs/promises.exists. Adapt to access(p).then(()=>true,()=>false) or, better, drop the check and handle ENOENT from the real operation (the check-then-use pair is a race once awaited). util.promisify(fs.exists) works (custom symbol) but fs.exists is deprecated.' },
      { name: 'openSync', instead: promise('node:fs/promises', 'open'), cost: 'light', returns: 'different', fix: 'adapt', advice: '\'fs.promises.open\' resolves to a file handle and not to a number, so every later use of the descriptor has to change with it', note: 'Resolves to a FileHandle, not a number: every later fd use (readSync(fd), closeSync(fd)) must change with it.' },
      { name: 'globSync', instead: promise('node:fs/promises', 'glob'), returns: 'async-iterable', fix: 'adapt', since: 22, advice: '\'fs.promises.glob\' is an async iterator: collect it with \'for await\' or \'Array.fromAsync\'', note: 'fs/promises.glob returns an async iterator, NOT a promise (checked: no .then). Needs for await / Array.fromAsync.' },
      { name: 'mkdtempDisposableSync', instead: promise('node:fs/promises', 'mkdtempDisposable'), cost: 'light', returns: 'different', fix: 'adapt', since: 24, advice: '\'fs.promises.mkdtempDisposable\' gives an async disposable: declare it with \'await using\'', note: 'Result is async-disposable: `using` becomes `await using`.' },
      { name: 'openAsBlobSync', instead: promise('node:fs', 'openAsBlob'), cost: 'light', since: 26, note: 'openAsBlob lives on node:fs (returns a promise), not on fs/promises.' },
      { name: 'closeSync', instead: callback('node:fs', 'close'), cost: 'cheap', advice: 'No drop-in promise form exists for a file descriptor: open the file with \'fs.promises.open\' and use the methods of its handle', note: 'No fs/promises function; FileHandle has the method, or util.promisify(fs.close).' },
      { name: 'fchmodSync', instead: callback('node:fs', 'fchmod'), cost: 'light', advice: 'No drop-in promise form exists for a file descriptor: open the file with \'fs.promises.open\' and use the methods of its handle', note: 'No fs/promises function; FileHandle has the method, or util.promisify(fs.fchmod).' },
      { name: 'fchownSync', instead: callback('node:fs', 'fchown'), cost: 'light', advice: 'No drop-in promise form exists for a file descriptor: open the file with \'fs.promises.open\' and use the methods of its handle', note: 'No fs/promises function; FileHandle has the method, or util.promisify(fs.fchown).' },
      { name: 'fdatasyncSync', instead: callback('node:fs', 'fdatasync'), cost: 'light', advice: 'No drop-in promise form exists for a file descriptor: open the file with \'fs.promises.open\' and use the methods of its handle', note: 'No fs/promises function; FileHandle has the method, or util.promisify(fs.fdatasync).' },
      { name: 'fstatSync', instead: callback('node:fs', 'fstat'), cost: 'cheap', advice: 'No drop-in promise form exists for a file descriptor: open the file with \'fs.promises.open\' and use the methods of its handle', note: 'No fs/promises function; FileHandle has the method, or util.promisify(fs.fstat).' },
      { name: 'fsyncSync', instead: callback('node:fs', 'fsync'), cost: 'light', advice: 'No drop-in promise form exists for a file descriptor: open the file with \'fs.promises.open\' and use the methods of its handle', note: 'No fs/promises function; FileHandle has the method, or util.promisify(fs.fsync).' },
      { name: 'ftruncateSync', instead: callback('node:fs', 'ftruncate'), cost: 'light', advice: 'No drop-in promise form exists for a file descriptor: open the file with \'fs.promises.open\' and use the methods of its handle', note: 'No fs/promises function; FileHandle has the method, or util.promisify(fs.ftruncate).' },
      { name: 'futimesSync', instead: callback('node:fs', 'futimes'), cost: 'light', advice: 'No drop-in promise form exists for a file descriptor: open the file with \'fs.promises.open\' and use the methods of its handle', note: 'No fs/promises function; FileHandle has the method, or util.promisify(fs.futimes).' },
      { name: 'readSync', instead: callback('node:fs', 'read'), returns: 'different', fix: 'adapt', advice: 'No drop-in promise form exists for a file descriptor: open the file with \'fs.promises.open\' and use the methods of its handle', note: 'util.promisify result is {bytesRead|bytesWritten, buffer(s)}, not a number. FileHandle methods are the idiomatic target.' },
      { name: 'readvSync', instead: callback('node:fs', 'readv'), returns: 'different', fix: 'adapt', advice: 'No drop-in promise form exists for a file descriptor: open the file with \'fs.promises.open\' and use the methods of its handle', note: 'util.promisify result is {bytesRead|bytesWritten, buffer(s)}, not a number. FileHandle methods are the idiomatic target.' },
      { name: 'writeSync', instead: callback('node:fs', 'write'), returns: 'different', fix: 'adapt', advice: 'No drop-in promise form exists for a file descriptor: open the file with \'fs.promises.open\' and use the methods of its handle', note: 'util.promisify result is {bytesRead|bytesWritten, buffer(s)}, not a number. FileHandle methods are the idiomatic target.' },
      { name: 'writevSync', instead: callback('node:fs', 'writev'), returns: 'different', fix: 'adapt', advice: 'No drop-in promise form exists for a file descriptor: open the file with \'fs.promises.open\' and use the methods of its handle', note: 'util.promisify result is {bytesRead|bytesWritten, buffer(s)}, not a number. FileHandle methods are the idiomatic target.' },
    ],
  },
  {
    module: 'fs-extra', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/fs-extra', checked: 'installed fs-extra 11.4.1', note: 'fs-extra re-exports fs with promise support, so fds are accepted too.',
    rows: [
      { name: 'copySync', instead: promise('fs-extra', 'copy'), note: 'Async form returns a promise when no callback is given.' },
      { name: 'createFileSync', instead: promise('fs-extra', 'createFile'), cost: 'light', note: 'Async form returns a promise when no callback is given.' },
      { name: 'createLinkSync', instead: promise('fs-extra', 'createLink'), cost: 'light', note: 'Async form returns a promise when no callback is given.' },
      { name: 'createSymlinkSync', instead: promise('fs-extra', 'createSymlink'), cost: 'light', note: 'Async form returns a promise when no callback is given.' },
      { name: 'emptyDirSync', instead: promise('fs-extra', 'emptyDir'), note: 'Async form returns a promise when no callback is given.' },
      { name: 'emptydirSync', instead: promise('fs-extra', 'emptydir'), note: 'Async form returns a promise when no callback is given.' },
      { name: 'ensureDirSync', instead: promise('fs-extra', 'ensureDir'), cost: 'light', note: 'Async form returns a promise when no callback is given.' },
      { name: 'ensureFileSync', instead: promise('fs-extra', 'ensureFile'), cost: 'light', note: 'Async form returns a promise when no callback is given.' },
      { name: 'ensureLinkSync', instead: promise('fs-extra', 'ensureLink'), cost: 'light', note: 'Async form returns a promise when no callback is given.' },
      { name: 'ensureSymlinkSync', instead: promise('fs-extra', 'ensureSymlink'), cost: 'light', note: 'Async form returns a promise when no callback is given.' },
      { name: 'mkdirpSync', instead: promise('fs-extra', 'mkdirp'), cost: 'light', note: 'Async form returns a promise when no callback is given.' },
      { name: 'mkdirsSync', instead: promise('fs-extra', 'mkdirs'), cost: 'light', note: 'Async form returns a promise when no callback is given.' },
      { name: 'moveSync', instead: promise('fs-extra', 'move'), note: 'Async form returns a promise when no callback is given.' },
      { name: 'outputFileSync', instead: promise('fs-extra', 'outputFile'), note: 'Async form returns a promise when no callback is given.' },
      { name: 'outputJsonSync', instead: promise('fs-extra', 'outputJson'), note: 'Async form returns a promise when no callback is given.' },
      { name: 'outputJSONSync', instead: promise('fs-extra', 'outputJSON'), note: 'Async form returns a promise when no callback is given.' },
      { name: 'pathExistsSync', instead: promise('fs-extra', 'pathExists'), cost: 'cheap', note: 'Async form returns a promise when no callback is given.' },
      { name: 'readJsonSync', instead: promise('fs-extra', 'readJson'), note: 'Async form returns a promise when no callback is given.' },
      { name: 'readJSONSync', instead: promise('fs-extra', 'readJSON'), note: 'Async form returns a promise when no callback is given.' },
      { name: 'removeSync', instead: promise('fs-extra', 'remove'), note: 'Async form returns a promise when no callback is given.' },
      { name: 'writeJsonSync', instead: promise('fs-extra', 'writeJson'), note: 'Async form returns a promise when no callback is given.' },
      { name: 'writeJSONSync', instead: promise('fs-extra', 'writeJSON'), note: 'Async form returns a promise when no callback is given.' },
      { name: 'appendFileSync', instead: promise('fs-extra', 'appendFile') },
      { name: 'accessSync', instead: promise('fs-extra', 'access'), cost: 'cheap' },
      { name: 'chownSync', instead: promise('fs-extra', 'chown'), cost: 'light' },
      { name: 'chmodSync', instead: promise('fs-extra', 'chmod'), cost: 'light' },
      { name: 'copyFileSync', instead: promise('fs-extra', 'copyFile') },
      { name: 'cpSync', instead: promise('fs-extra', 'cp') },
      { name: 'lchownSync', instead: promise('fs-extra', 'lchown'), cost: 'light' },
      { name: 'linkSync', instead: promise('fs-extra', 'link'), cost: 'light' },
      { name: 'lstatSync', instead: promise('fs-extra', 'lstat'), cost: 'cheap' },
      { name: 'lutimesSync', instead: promise('fs-extra', 'lutimes'), cost: 'light' },
      { name: 'mkdirSync', instead: promise('fs-extra', 'mkdir'), cost: 'light' },
      { name: 'mkdtempSync', instead: promise('fs-extra', 'mkdtemp'), cost: 'light' },
      { name: 'opendirSync', instead: promise('fs-extra', 'opendir'), cost: 'light' },
      { name: 'readdirSync', instead: promise('fs-extra', 'readdir') },
      { name: 'readFileSync', instead: promise('fs-extra', 'readFile') },
      { name: 'readlinkSync', instead: promise('fs-extra', 'readlink'), cost: 'cheap' },
      { name: 'realpathSync', instead: promise('fs-extra', 'realpath') },
      { name: 'renameSync', instead: promise('fs-extra', 'rename'), cost: 'light' },
      { name: 'rmSync', instead: promise('fs-extra', 'rm') },
      { name: 'rmdirSync', instead: promise('fs-extra', 'rmdir'), cost: 'light' },
      { name: 'statSync', instead: promise('fs-extra', 'stat'), cost: 'cheap' },
      { name: 'statfsSync', instead: promise('fs-extra', 'statfs'), cost: 'light' },
      { name: 'symlinkSync', instead: promise('fs-extra', 'symlink'), cost: 'light' },
      { name: 'truncateSync', instead: promise('fs-extra', 'truncate'), cost: 'light' },
      { name: 'unlinkSync', instead: promise('fs-extra', 'unlink'), cost: 'light' },
      { name: 'utimesSync', instead: promise('fs-extra', 'utimes'), cost: 'light' },
      { name: 'writeFileSync', instead: promise('fs-extra', 'writeFile') },
      { name: 'openSync', instead: promise('fs-extra', 'open'), cost: 'light', note: 'fs-extra.open resolves to a numeric fd (like fs), so the fd keeps working.' },
      { name: 'closeSync', instead: promise('fs-extra', 'close'), cost: 'cheap' },
      { name: 'fchmodSync', instead: promise('fs-extra', 'fchmod'), cost: 'light' },
      { name: 'fchownSync', instead: promise('fs-extra', 'fchown'), cost: 'light' },
      { name: 'fdatasyncSync', instead: promise('fs-extra', 'fdatasync'), cost: 'light' },
      { name: 'fstatSync', instead: promise('fs-extra', 'fstat'), cost: 'cheap' },
      { name: 'fsyncSync', instead: promise('fs-extra', 'fsync'), cost: 'light' },
      { name: 'ftruncateSync', instead: promise('fs-extra', 'ftruncate'), cost: 'light' },
      { name: 'futimesSync', instead: promise('fs-extra', 'futimes'), cost: 'light' },
      { name: 'readSync', instead: promise('fs-extra', 'read'), returns: 'different', fix: 'adapt', advice: '\'fs-extra\' gives { bytesRead, buffer } instead of a number', note: 'Resolves {bytesRead|bytesWritten, buffer}.' },
      { name: 'readvSync', instead: promise('fs-extra', 'readv'), returns: 'different', fix: 'adapt', advice: '\'fs-extra\' gives { bytesRead, buffer } instead of a number', note: 'Resolves {bytesRead|bytesWritten, buffer}.' },
      { name: 'writeSync', instead: promise('fs-extra', 'write'), returns: 'different', fix: 'adapt', advice: '\'fs-extra\' gives { bytesWritten, buffer } instead of a number', note: 'Resolves {bytesRead|bytesWritten, buffer}.' },
      { name: 'writevSync', instead: promise('fs-extra', 'writev'), returns: 'different', fix: 'adapt', advice: '\'fs-extra\' gives { bytesWritten, buffer } instead of a number', note: 'Resolves {bytesRead|bytesWritten, buffer}.' },
      { name: 'existsSync', instead: promise('fs-extra', 'pathExists'), cost: 'cheap', note: 'Exact boolean counterpart, unlike node:fs.' },
    ],
  },
  {
    module: 'glob', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/glob', checked: 'installed glob 14.0.6',
    rows: [
      { name: 'globSync', instead: promise('glob', 'glob'), note: 'glob >= 9. In glob <= 8 the async form takes a callback: use callback-promisify.' },
      { name: 'glob.sync', instead: promise('glob', 'glob'), kind: 'member', note: 'glob >= 9. In glob <= 8 the async form takes a callback: use callback-promisify.' },
      { name: 'globIterateSync', instead: promise('glob', 'globIterate'), returns: 'async-iterable', fix: 'adapt', advice: '\'globIterate\' is an async iterable: read it with \'for await\'', note: 'Async generator.' },
    ],
  },
  {
    module: 'fast-glob', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/fast-glob', checked: 'installed fast-glob 3.3.3',
    rows: [
      { name: 'globSync', instead: promise('fast-glob', 'glob'), note: 'fg.sync(p) -> await fg(p).' },
      { name: 'sync', instead: promise('fast-glob', 'default'), note: 'fg.sync(p) -> await fg(p).' },
      { name: 'glob.sync', instead: promise('fast-glob', 'glob'), kind: 'member', note: 'fg.sync(p) -> await fg(p).' },
    ],
  },
  {
    module: 'globby', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/globby', checked: 'installed globby 16.2.4', note: 'globby <= 11: globby.sync(p) -> await globby(p).',
    rows: [
      { name: 'globbySync', instead: promise('globby', 'globby') },
      { name: 'generateGlobTasksSync', instead: promise('globby', 'generateGlobTasks') },
      { name: 'isGitIgnoredSync', instead: promise('globby', 'isGitIgnored') },
      { name: 'isIgnoredByIgnoreFilesSync', instead: promise('globby', 'isIgnoredByIgnoreFiles') },
    ],
  },
  {
    module: 'tinyglobby', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/tinyglobby', checked: 'installed tinyglobby 0.2.17',
    rows: [
      { name: 'globSync', instead: promise('tinyglobby', 'glob') },
    ],
  },
  {
    module: 'execa', kind: 'function', blocks: 'process', source: 'https://www.npmjs.com/package/execa', checked: 'installed execa 9.6.1',
    rows: [
      { name: 'execaSync', instead: promise('execa', 'execa'), cost: 'heavy', note: 'Same result object; stdin/ipc options differ slightly. $.sync`...` / $.s`...` -> await $`...`.' },
      { name: 'execaCommandSync', instead: promise('execa', 'execaCommand'), cost: 'heavy', note: 'Same result object; stdin/ipc options differ slightly. $.sync`...` / $.s`...` -> await $`...`.' },
    ],
  },
  {
    module: 'cross-spawn', kind: 'function', blocks: 'process', source: 'https://www.npmjs.com/package/cross-spawn', checked: 'installed cross-spawn 7.0.6',
    rows: [
      { name: 'sync', instead: other('cross-spawn', 'default'), cost: 'heavy', returns: 'different', fix: 'adapt', advice: 'There is no drop-in promise form: call \'spawn\', wait for its \'close\' event, and check the exit code', note: 'Default export returns a ChildProcess (events).' },
      { name: 'spawn.sync', instead: other('cross-spawn', 'spawn'), kind: 'member', cost: 'heavy', returns: 'different', fix: 'adapt', advice: 'There is no drop-in promise form: call \'spawn\', wait for its \'close\' event, and check the exit code', note: 'As above.' },
    ],
  },
  {
    module: 'shelljs', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/shelljs', checked: 'installed shelljs 0.10.0', note: 'All ShellJS commands are synchronous; move to node:fs/promises or execa.',
    rows: [
      { name: 'exec', instead: callback('node:child_process', 'exec'), blocks: 'process', cost: 'heavy', sameArgs: false, returns: 'different', fix: 'adapt', when: 'no-callback', advice: 'Pass a callback or { async: true }, or use \'execFile\' of \'node:child_process\' with \'promisify\'', note: 'Sync unless {async:true} or a callback is given. Name has no "Sync".' },
      { name: 'cat', sameArgs: false, returns: 'none', fix: 'none', advice: 'Every command of ShellJS holds the thread: use \'node:fs/promises\', or \'execFile\' with \'promisify\'' },
      { name: 'cp', sameArgs: false, returns: 'none', fix: 'none', advice: 'Every command of ShellJS holds the thread: use \'node:fs/promises\', or \'execFile\' with \'promisify\'' },
      { name: 'find', sameArgs: false, returns: 'none', fix: 'none', advice: 'Every command of ShellJS holds the thread: use \'node:fs/promises\', or \'execFile\' with \'promisify\'' },
      { name: 'grep', sameArgs: false, returns: 'none', fix: 'none', advice: 'Every command of ShellJS holds the thread: use \'node:fs/promises\', or \'execFile\' with \'promisify\'' },
      { name: 'ls', sameArgs: false, returns: 'none', fix: 'none', advice: 'Every command of ShellJS holds the thread: use \'node:fs/promises\', or \'execFile\' with \'promisify\'' },
      { name: 'mkdir', sameArgs: false, returns: 'none', fix: 'none', advice: 'Every command of ShellJS holds the thread: use \'node:fs/promises\', or \'execFile\' with \'promisify\'' },
      { name: 'mv', sameArgs: false, returns: 'none', fix: 'none', advice: 'Every command of ShellJS holds the thread: use \'node:fs/promises\', or \'execFile\' with \'promisify\'' },
      { name: 'rm', sameArgs: false, returns: 'none', fix: 'none', advice: 'Every command of ShellJS holds the thread: use \'node:fs/promises\', or \'execFile\' with \'promisify\'' },
      { name: 'sed', sameArgs: false, returns: 'none', fix: 'none', advice: 'Every command of ShellJS holds the thread: use \'node:fs/promises\', or \'execFile\' with \'promisify\'' },
      { name: 'test', sameArgs: false, returns: 'none', fix: 'none', advice: 'Every command of ShellJS holds the thread: use \'node:fs/promises\', or \'execFile\' with \'promisify\'' },
      { name: 'touch', sameArgs: false, returns: 'none', fix: 'none', advice: 'Every command of ShellJS holds the thread: use \'node:fs/promises\', or \'execFile\' with \'promisify\'' },
      { name: 'which', sameArgs: false, returns: 'none', fix: 'none', advice: 'Every command of ShellJS holds the thread: use \'node:fs/promises\', or \'execFile\' with \'promisify\'' },
      { name: 'ln', sameArgs: false, returns: 'none', fix: 'none', advice: 'Every command of ShellJS holds the thread: use \'node:fs/promises\', or \'execFile\' with \'promisify\'' },
      { name: 'cmd', blocks: 'process', sameArgs: false, returns: 'none', fix: 'none', advice: 'Every command of ShellJS holds the thread: use \'node:fs/promises\', or \'execFile\' with \'promisify\'' },
    ],
  },
  {
    module: 'rimraf', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/rimraf', checked: 'installed rimraf 6.1.4', note: 'rimraf >= 4. rimraf <= 3 async form is callback-based.',
    rows: [
      { name: 'rimrafSync', instead: promise('rimraf', 'rimraf') },
      { name: 'rimraf.sync', instead: promise('rimraf', 'rimraf'), kind: 'member' },
      { name: 'sync', instead: promise('rimraf', 'rimraf') },
      { name: 'nativeSync', instead: promise('rimraf', 'native') },
      { name: 'manualSync', instead: promise('rimraf', 'manual') },
      { name: 'moveRemoveSync', instead: promise('rimraf', 'moveRemove') },
      { name: 'posixSync', instead: promise('rimraf', 'posix') },
      { name: 'windowsSync', instead: promise('rimraf', 'windows') },
    ],
  },
  {
    module: 'bcryptjs', kind: 'function', blocks: 'cpu', source: 'https://www.npmjs.com/package/bcryptjs', checked: 'installed bcryptjs 3.0.3',
    rows: [
      { name: 'hashSync', instead: promise('bcryptjs', 'hash'), cost: 'heavy', note: 'Pure JS: the async form still burns the main thread, only in ~100 ms slices. Real fix: native bcrypt/argon2 or a worker.' },
      { name: 'compareSync', instead: promise('bcryptjs', 'compare'), cost: 'heavy', note: 'Pure JS: the async form still burns the main thread, only in ~100 ms slices. Real fix: native bcrypt/argon2 or a worker.' },
      { name: 'genSaltSync', instead: promise('bcryptjs', 'genSalt'), cost: 'heavy', note: 'Pure JS: the async form still burns the main thread, only in ~100 ms slices. Real fix: native bcrypt/argon2 or a worker.' },
    ],
  },
  {
    module: 'bcrypt', kind: 'function', blocks: 'cpu', source: 'https://www.npmjs.com/package/bcrypt', checked: 'installed bcrypt 6.0.0 (source read)',
    rows: [
      { name: 'hashSync', instead: promise('bcrypt', 'hash'), cost: 'heavy', note: 'Async form runs in the threadpool.' },
      { name: 'compareSync', instead: promise('bcrypt', 'compare'), cost: 'heavy', note: 'Async form runs in the threadpool.' },
      { name: 'genSaltSync', instead: promise('bcrypt', 'genSalt'), cost: 'heavy', note: 'Async form runs in the threadpool.' },
    ],
  },
  {
    module: 'jsonwebtoken', kind: 'function', blocks: 'cpu', source: 'https://www.npmjs.com/package/jsonwebtoken', checked: 'installed jsonwebtoken 9.0.3 (source read)',
    rows: [
      { name: 'sign', instead: callback('jsonwebtoken', 'sign'), when: 'asymmetric-key', note: 'Without a callback. The callback form signs via a stream and is still mostly main-thread; matters for RS, ES and PS keys.' },
      { name: 'verify', instead: callback('jsonwebtoken', 'verify'), on: false, when: 'no-callback', note: 'As sign. Error flow changes from throw to rejection: keep inside the same try.' },
    ],
  },
  {
    module: 'better-sqlite3', kind: 'constructor', blocks: 'io', source: 'https://www.npmjs.com/package/better-sqlite3', checked: 'installed better-sqlite3 12.11.1 (source read)',
    rows: [
      { name: 'default', sameArgs: false, returns: 'none', fix: 'none', on: false, note: 'Synchronous by design; authors argue it is faster. Worker thread is the only remedy.' },
    ],
  },
  {
    module: 'esbuild', kind: 'function', blocks: 'cpu', source: 'https://www.npmjs.com/package/esbuild', checked: 'installed esbuild 0.28.2', note: 'Plugins only work in the async API.',
    rows: [
      { name: 'buildSync', instead: promise('esbuild', 'build'), cost: 'heavy' },
      { name: 'transformSync', instead: promise('esbuild', 'transform'), cost: 'heavy' },
      { name: 'formatMessagesSync', instead: promise('esbuild', 'formatMessages'), cost: 'heavy' },
      { name: 'analyzeMetafileSync', instead: promise('esbuild', 'analyzeMetafile'), cost: 'heavy' },
    ],
  },
  {
    module: '@swc/core', kind: 'function', blocks: 'cpu', source: 'https://www.npmjs.com/package/@swc/core', checked: 'installed @swc/core 1.16.22',
    rows: [
      { name: 'transformSync', instead: promise('@swc/core', 'transform'), cost: 'heavy' },
      { name: 'transformFileSync', instead: promise('@swc/core', 'transformFile'), cost: 'heavy' },
      { name: 'parseSync', instead: promise('@swc/core', 'parse'), cost: 'heavy' },
      { name: 'parseFileSync', instead: promise('@swc/core', 'parseFile'), cost: 'heavy' },
      { name: 'minifySync', instead: promise('@swc/core', 'minify'), cost: 'heavy' },
      { name: 'printSync', instead: promise('@swc/core', 'print'), cost: 'heavy' },
    ],
  },
  {
    module: '@babel/core', kind: 'function', blocks: 'cpu', source: 'https://www.npmjs.com/package/@babel/core', checked: 'installed @babel/core 7.29.13', note: 'CPU work stays on the main thread; async only frees config/plugin loading. Needed for ESM configs/plugins.',
    rows: [
      { name: 'transformSync', instead: promise('@babel/core', 'transformAsync'), cost: 'heavy' },
      { name: 'transformFileSync', instead: promise('@babel/core', 'transformFileAsync'), cost: 'heavy' },
      { name: 'transformFromAstSync', instead: promise('@babel/core', 'transformFromAstAsync'), cost: 'heavy' },
      { name: 'parseSync', instead: promise('@babel/core', 'parseAsync'), cost: 'heavy' },
      { name: 'loadOptionsSync', instead: promise('@babel/core', 'loadOptionsAsync'), cost: 'heavy' },
      { name: 'loadPartialConfigSync', instead: promise('@babel/core', 'loadPartialConfigAsync'), cost: 'heavy' },
      { name: 'createConfigItemSync', instead: promise('@babel/core', 'createConfigItemAsync'), cost: 'heavy' },
    ],
  },
  {
    module: 'sass', kind: 'function', blocks: 'cpu', source: 'https://www.npmjs.com/package/sass', checked: 'installed sass 1.108.2',
    rows: [
      { name: 'compile', instead: promise('sass', 'compileAsync'), cost: 'heavy', on: false, note: 'Name has no "Sync". compileAsync is slower per file in pure-JS dart-sass; only needed for async importers/functions or sass-embedded.' },
      { name: 'compileString', instead: promise('sass', 'compileStringAsync'), cost: 'heavy', on: false, note: 'Name has no "Sync". compileAsync is slower per file in pure-JS dart-sass; only needed for async importers/functions or sass-embedded.' },
      { name: 'initCompiler', instead: promise('sass', 'initAsyncCompiler'), cost: 'heavy', on: false, note: 'Name has no "Sync". compileAsync is slower per file in pure-JS dart-sass; only needed for async importers/functions or sass-embedded.' },
      { name: 'renderSync', instead: promise('sass', 'compileAsync'), cost: 'heavy', sameArgs: false, returns: 'different', fix: 'adapt', advice: 'It belongs to the old interface: \'compileAsync\' takes the file name first and other options', note: 'Legacy API.' },
    ],
  },
  {
    module: 'which', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/which', checked: 'installed which 6.0.1',
    rows: [
      { name: 'sync', instead: promise('which', 'default') },
      { name: 'which.sync', instead: promise('which', 'which'), kind: 'member' },
    ],
  },
  {
    module: 'resolve', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/resolve', checked: 'installed resolve 1.22.14',
    rows: [
      { name: 'sync', instead: callback('resolve', 'default'), note: 'Callback gets (err, path, pkg): promisify keeps the path only.' },
    ],
  },
  {
    module: 'find-up', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/find-up', checked: 'installed find-up 8.0.0',
    rows: [
      { name: 'findUpSync', instead: promise('find-up', 'findUp'), cost: 'cheap', note: 'find-up <= 5: findUp.sync. A matcher callback must not be left sync-only: async form accepts async matchers.' },
      { name: 'findUpMultipleSync', instead: promise('find-up', 'findUpMultiple'), cost: 'cheap', note: 'find-up <= 5: findUp.sync. A matcher callback must not be left sync-only: async form accepts async matchers.' },
      { name: 'findDownSync', instead: promise('find-up', 'findDown'), cost: 'cheap', note: 'find-up <= 5: findUp.sync. A matcher callback must not be left sync-only: async form accepts async matchers.' },
    ],
  },
  {
    module: 'write-file-atomic', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/write-file-atomic', checked: 'installed write-file-atomic 7.0.1',
    rows: [
      { name: 'sync', instead: promise('write-file-atomic', 'default') },
      { name: 'writeFileAtomic.sync', instead: promise('write-file-atomic', 'writeFileAtomic'), kind: 'member' },
    ],
  },
  {
    module: 'proper-lockfile', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/proper-lockfile', checked: 'installed proper-lockfile 4.1.2',
    rows: [
      { name: 'lockSync', instead: promise('proper-lockfile', 'lock'), cost: 'light', returns: 'different', fix: 'adapt', advice: '\'lock\' gives an asynchronous release function, so the release has to be awaited as well', note: 'lockSync returns a sync release function; lock resolves to an async one: the release call needs await too. lockSync refuses retries.' },
      { name: 'unlockSync', instead: promise('proper-lockfile', 'unlock'), cost: 'light', returns: 'different', fix: 'adapt', advice: '\'unlock\' gives an asynchronous release function, so the release has to be awaited as well', note: 'lockSync returns a sync release function; lock resolves to an async one: the release call needs await too. lockSync refuses retries.' },
      { name: 'checkSync', instead: promise('proper-lockfile', 'check'), cost: 'light', returns: 'different', fix: 'adapt', advice: '\'check\' gives an asynchronous release function, so the release has to be awaited as well', note: 'lockSync returns a sync release function; lock resolves to an async one: the release call needs await too. lockSync refuses retries.' },
    ],
  },
  {
    module: 'tmp', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/tmp', checked: 'installed tmp 0.2.7',
    rows: [
      { name: 'fileSync', instead: callback('tmp', 'file'), cost: 'light', returns: 'different', fix: 'adapt', advice: 'The callback of \'file\' has several values, which \'promisify\' loses: use the package \'tmp-promise\'', note: 'Callback has several values (err,path,fd,cleanup): plain promisify loses them; use tmp-promise.' },
      { name: 'dirSync', instead: callback('tmp', 'dir'), cost: 'light', returns: 'different', fix: 'adapt', advice: 'The callback of \'dir\' has several values, which \'promisify\' loses: use the package \'tmp-promise\'', note: 'Callback has several values (err,path,fd,cleanup): plain promisify loses them; use tmp-promise.' },
      { name: 'tmpNameSync', instead: callback('tmp', 'tmpName'), cost: 'light', returns: 'different', fix: 'adapt', advice: 'The callback of \'tmpName\' has several values, which \'promisify\' loses: use the package \'tmp-promise\'', note: 'Callback has several values (err,path,fd,cleanup): plain promisify loses them; use tmp-promise.' },
    ],
  },
  {
    module: 'cosmiconfig', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/cosmiconfig', checked: 'installed cosmiconfig 9.0.2',
    rows: [
      { name: 'cosmiconfigSync', instead: other('cosmiconfig', 'cosmiconfig'), returns: 'different', fix: 'adapt', gives: 'object', advice: 'Make the explorer with \'cosmiconfig\' and await its \'search()\' and \'load()\'', note: 'Factory: not itself async; its .search()/.load() become promises, so those calls need the await.' },
    ],
  },
  {
    module: 'lilconfig', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/lilconfig', checked: 'installed lilconfig 3.1.5',
    rows: [
      { name: 'lilconfigSync', instead: other('lilconfig', 'lilconfig'), returns: 'different', fix: 'adapt', gives: 'object', advice: 'Make the explorer with \'lilconfig\' and await its \'search()\' and \'load()\'', note: 'As cosmiconfig.' },
    ],
  },
  {
    module: 'mkdirp', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/mkdirp', checked: 'from its documentation',
    rows: [
      { name: 'mkdirpSync', instead: promise('mkdirp', 'mkdirp'), cost: 'light', note: 'mkdirp.sync in <= 2' },
      { name: 'sync', instead: promise('mkdirp', 'mkdirp'), cost: 'light' },
    ],
  },
  {
    module: 'make-dir', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/make-dir', checked: 'from its documentation',
    rows: [
      { name: 'makeDirectorySync', instead: promise('make-dir', 'makeDirectory'), cost: 'light', note: 'makeDir.sync in <= 3' },
    ],
  },
  {
    module: 'path-exists', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/path-exists', checked: 'from its documentation',
    rows: [
      { name: 'pathExistsSync', instead: promise('path-exists', 'pathExists'), cost: 'cheap' },
    ],
  },
  {
    module: 'locate-path', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/locate-path', checked: 'from its documentation',
    rows: [
      { name: 'locatePathSync', instead: promise('locate-path', 'locatePath'), cost: 'cheap' },
    ],
  },
  {
    module: 'pkg-dir', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/pkg-dir', checked: 'from its documentation',
    rows: [
      { name: 'packageDirectorySync', instead: promise('pkg-dir', 'packageDirectory'), cost: 'cheap', note: 'package renamed package-directory' },
    ],
  },
  {
    module: 'package-directory', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/package-directory', checked: 'from its documentation',
    rows: [
      { name: 'packageDirectorySync', instead: promise('package-directory', 'packageDirectory'), cost: 'cheap' },
    ],
  },
  {
    module: 'read-pkg', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/read-pkg', checked: 'from its documentation',
    rows: [
      { name: 'readPackageSync', instead: promise('read-pkg', 'readPackage') },
    ],
  },
  {
    module: 'read-package-up', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/read-package-up', checked: 'from its documentation',
    rows: [
      { name: 'readPackageUpSync', instead: promise('read-package-up', 'readPackageUp') },
    ],
  },
  {
    module: 'load-json-file', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/load-json-file', checked: 'from its documentation',
    rows: [
      { name: 'loadJsonFileSync', instead: promise('load-json-file', 'loadJsonFile') },
    ],
  },
  {
    module: 'write-json-file', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/write-json-file', checked: 'from its documentation',
    rows: [
      { name: 'writeJsonFileSync', instead: promise('write-json-file', 'writeJsonFile') },
    ],
  },
  {
    module: 'write-package', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/write-package', checked: 'from its documentation',
    rows: [
      { name: 'writePackageSync', instead: promise('write-package', 'writePackage') },
    ],
  },
  {
    module: 'del', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/del', checked: 'from its documentation',
    rows: [
      { name: 'deleteSync', instead: promise('del', 'deleteAsync'), note: 'del.sync / del in <= 6' },
    ],
  },
  {
    module: 'move-file', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/move-file', checked: 'from its documentation',
    rows: [
      { name: 'moveFileSync', instead: promise('move-file', 'moveFile'), cost: 'light' },
    ],
  },
  {
    module: 'copy-file', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/copy-file', checked: 'from its documentation',
    rows: [
      { name: 'copyFileSync', instead: promise('copy-file', 'copyFile'), note: 'sindresorhus cp-file' },
    ],
  },
  {
    module: 'jsonfile', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/jsonfile', checked: 'from its documentation',
    rows: [
      { name: 'readFileSync', instead: promise('jsonfile', 'readFile') },
      { name: 'writeFileSync', instead: promise('jsonfile', 'writeFile') },
    ],
  },
  {
    module: 'lightningcss', kind: 'function', blocks: 'cpu', source: 'https://www.npmjs.com/package/lightningcss', checked: 'from its documentation',
    rows: [
      { name: 'bundle', instead: promise('lightningcss', 'bundleAsync'), on: false, when: 'no-callback', note: 'transform() has no async form.' },
    ],
  },
  {
    module: 'sync-fetch', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/sync-fetch', checked: 'from its documentation',
    rows: [
      { name: 'default', instead: promise('global', 'fetch'), cost: 'heavy', returns: 'different', fix: 'adapt', advice: 'Use \'fetch\', which is built in', note: 'Spawns a process and blocks.' },
    ],
  },
  {
    module: 'sync-request', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/sync-request', checked: 'from its documentation',
    rows: [
      { name: 'default', instead: promise('global', 'fetch'), cost: 'heavy', sameArgs: false, returns: 'different', fix: 'adapt', advice: 'Use \'fetch\', which is built in', note: 'Spawns a process and blocks.' },
    ],
  },
  {
    module: 'sync-rpc', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/sync-rpc', checked: 'from its documentation',
    rows: [
      { name: 'default', cost: 'heavy', sameArgs: false, returns: 'none', fix: 'none', advice: 'Talk to the other process over a socket or a pipe, and await its answer', note: 'Spawns a process and blocks.' },
    ],
  },
  {
    module: 'deasync', kind: 'function', blocks: 'wait', source: 'https://www.npmjs.com/package/deasync', checked: 'from its documentation',
    rows: [
      { name: 'default', cost: 'heavy', sameArgs: false, returns: 'none', fix: 'none', gives: 'function', advice: 'Await the promise or wrap the callback function with \'promisify\' instead', note: 'Re-enters the event loop; in an async function simply await.' },
      { name: 'sleep', instead: promise('node:timers/promises', 'setTimeout'), cost: 'heavy' },
      { name: 'loopWhile', cost: 'heavy', sameArgs: false, returns: 'none', fix: 'none', advice: 'Await a promise that settles when the condition does' },
    ],
  },
  {
    module: 'synckit', kind: 'function', blocks: 'wait', source: 'https://www.npmjs.com/package/synckit', checked: 'from its documentation',
    rows: [
      { name: 'createSyncFn', cost: 'heavy', sameArgs: false, returns: 'none', fix: 'none', gives: 'function', advice: 'Call what the worker module exports, and await it', note: 'Blocks on a worker with Atomics.wait; in an async function call the worker module directly. The function it returns is the blocking one (track the binding).' },
    ],
  },
  {
    module: 'make-synchronized', kind: 'function', blocks: 'wait', source: 'https://www.npmjs.com/package/make-synchronized', checked: 'from its documentation',
    rows: [
      { name: 'default', cost: 'heavy', sameArgs: false, returns: 'none', fix: 'none', gives: 'function', advice: 'Import the asynchronous module itself, and await its functions', note: 'As synckit.' },
    ],
  },
  {
    module: '@prettier/sync', kind: 'function', blocks: 'cpu', source: 'https://www.npmjs.com/package/@prettier/sync', checked: 'from its documentation',
    rows: [
      { name: 'format', instead: promise('prettier', 'format') },
    ],
  },
  {
    module: 'prompt-sync', kind: 'function', blocks: 'wait', source: 'https://www.npmjs.com/package/prompt-sync', checked: 'from its documentation',
    rows: [
      { name: 'default', instead: other('node:readline/promises', 'createInterface'), cost: 'heavy', sameArgs: false, returns: 'different', fix: 'adapt', gives: 'function', advice: 'Ask with \'node:readline/promises\'', note: 'Returns the blocking prompt function (track the binding).' },
    ],
  },
  {
    module: 'readline-sync', kind: 'function', blocks: 'wait', source: 'https://www.npmjs.com/package/readline-sync', checked: 'from its documentation',
    rows: [
      { name: 'question', instead: other('node:readline/promises', 'createInterface'), cost: 'heavy', sameArgs: false, returns: 'different', fix: 'adapt', advice: 'Ask with \'node:readline/promises\'' },
      { name: 'keyIn', cost: 'heavy', sameArgs: false, returns: 'none', fix: 'none', advice: 'Ask with \'node:readline/promises\'' },
    ],
  },
  {
    module: 'sleep', kind: 'function', blocks: 'wait', source: 'https://www.npmjs.com/package/sleep', checked: 'from its documentation',
    rows: [
      { name: 'sleep', instead: promise('node:timers/promises', 'setTimeout'), cost: 'heavy', sameArgs: false, fix: 'adapt', advice: 'Await \'setTimeout\' of \'node:timers/promises\', which takes milliseconds', note: 'seconds -> milliseconds.' },
    ],
  },
  {
    module: 'sleep-sync', kind: 'function', blocks: 'wait', source: 'https://www.npmjs.com/package/sleep-sync', checked: 'from its documentation',
    rows: [
      { name: 'default', instead: promise('node:timers/promises', 'setTimeout'), cost: 'heavy' },
    ],
  },
  {
    module: 'graphql-config', kind: 'function', blocks: 'io', source: 'https://www.npmjs.com/package/graphql-config', checked: 'from its documentation',
    rows: [
      { name: 'loadConfigSync', instead: promise('graphql-config', 'loadConfig') },
    ],
  },
  {
    module: 'conf', kind: 'constructor', blocks: 'io', source: 'https://www.npmjs.com/package/conf', checked: 'from its documentation',
    rows: [
      { name: 'default', sameArgs: false, returns: 'none', fix: 'none', on: false, note: 'Every get/set is a sync file read/write by design; also electron-store.' },
    ],
  },
  {
    module: 'electron-store', kind: 'constructor', blocks: 'io', source: 'https://www.npmjs.com/package/electron-store', checked: 'from its documentation',
    rows: [
      { name: 'default', sameArgs: false, returns: 'none', fix: 'none', on: false, note: 'See conf.' },
    ],
  },
];
