import { describe, expect, test } from 'vitest';

import { byNpmStart, callerFolder, targetsOf } from '../../../src/cli/targets.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

describe('a path', () => {
  test('of a folder stands for all that is below it', () => {
    const folder = temporaryFolder({ 'src/a.js': '' });
    expect(targetsOf(['src'], folder)).toEqual([{ shown: 'src', kind: 'folder', base: `${folder}/src`, pattern: '.' }]);
  });

  test('of a file stands for that file, whatever its folder is called', () => {
    const folder = temporaryFolder({ 'node_modules/[a]/test/b.mts': '' });
    const path = `${folder}/node_modules/[a]/test/b.mts`;
    expect(targetsOf([path], '/')).toEqual([{ shown: path, kind: 'file', base: `${folder}/node_modules/[a]/test`, pattern: 'b.mts' }]);
  });

  test.each([
    ['that does not exist is named as written and as understood', 'gone/away', /^gone\/away does not exist \(looked for \/.*\/gone\/away\)\.$/],
    ['below a file does not exist', 'a.js/b', /^a\.js\/b does not exist/],
    ['of another kind of file is refused, with the kinds that there are', 'data.json', /^data\.json holds nothing to lint: \.json is none of \.js .*\.tsx\.$/],
    ['without an extension is refused', 'LICENCE', /a file without an extension is none of/],
  ])('%s', (_, path, message) => {
    const folder = temporaryFolder({ 'a.js': '', 'data.json': '{}', LICENCE: '' });
    expect(() => targetsOf(['a.js', path], folder)).toThrow(message);
  });

  test('of what is neither file nor folder is refused', () => {
    expect(() => targetsOf(['/dev/null'], '/')).toThrow('/dev/null is neither a file nor a folder.');
  });
});

describe('relative paths start', () => {
  test.each([
    ['in the shell of whoever runs npm start', { npm_lifecycle_event: 'start', npm_package_name: 'eslint-plugin-async-smells', INIT_CWD: '/shell' }, '/shell'],
    ['in the folder of the process, in a script of another package', { npm_lifecycle_event: 'start', npm_package_name: 'theirs', INIT_CWD: '/shell' }, '/process'],
    ['in the folder of the process, without npm', {}, '/process'],
  ])('%s', (_, env, expected) => {
    expect(callerFolder(env, '/process')).toBe(expected);
    expect(byNpmStart(env)).toBe(expected === '/shell');
  });
});
