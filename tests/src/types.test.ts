import { join } from 'node:path';

import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import plugin from '../../src/index.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** The rules that report on the program, linted with or without the compiler's types. */
function reports(code: string, typed: boolean): readonly string[] {
  const folder = temporaryFolder({
    'tsconfig.json': JSON.stringify({
      compilerOptions: { strict: true, target: 'ES2022', module: 'ESNext', moduleResolution: 'bundler', lib: ['ES2022'], types: [] },
      include: ['*.ts'],
    }),
    'case.ts': code,
  });
  const parserOptions = typed ? { projectService: true, tsconfigRootDir: folder } : {};
  const messages = new Linter({ cwd: folder }).verify(
    code,
    [{ files: ['**/*.ts'], languageOptions: { parser: parser as unknown as Linter.Parser, parserOptions } }, ...plugin.configs.recommended] as Linter.Config[],
    join(folder, 'case.ts'),
  );
  return messages.map(({ ruleId, line, message }) => (ruleId === null ? message : `${ruleId.replace('async-smells/', '')} ${line}`));
}

describe('types settle what the code alone leaves open', () => {
  it('a call whose type is no promise waits for nothing, whatever its name says', () => {
    const code = `interface Store { getUser(id: string): { name: string }; getPlan(id: string): { price: number } }
export async function both(store: Store, id: string) {
  const user = await store.getUser(id);
  const plan = await store.getPlan(id);
  return [user, plan];
}
`;
    expect(reports(code, false)).toEqual(['prefer-concurrent-awaits 3']);
    expect(reports(code, true)).toEqual(['no-needless-await 3', 'no-needless-await 4']);
  });

  it('a function whose place asks for one that gives a promise keeps its async', () => {
    const code = `type Task = () => Promise<number>;
declare function keep<T extends Task>(task: T): T;
const one = (async () => 1) as unknown as Task;
export function make(): { run: Task } {
  const run: Task = async () => 2;
  return { run };
}
export const all = [one, keep(async () => 3)];
`;
    expect(reports(code, true)).toEqual([]);
  });

  it('a result whose type is no promise lets a function be judged that the code alone leaves in doubt', () => {
    const code = `interface Clock { now(): number }
async function later(clock: Clock) {
  return clock.now();
}
export async function show(clock: Clock, print: (n: number) => Promise<void>) {
  await print(await later(clock));
}
`;
    expect(reports(code, true)).toEqual(['no-async-without-await 2']);
  });

  it('a value that may be anything is left to the code', () => {
    const code = `export async function both(api: any, id: string) {
  const user = await api.getUser(id);
  const plan = await api.getPlan(id);
  return [user, plan];
}
`;
    expect(reports(code, true)).toEqual(reports(code, false));
    expect(reports(code, true)).toEqual(['prefer-concurrent-awaits 2']);
  });
});
