import type { DocumentedName } from '../names/documented-name.ts';
import type { ApiGroup, ApiKind, ApiRow, Awaited, Condition, Cost, Replacement } from './api-group.ts';
import { BUN_APIS } from './bun-apis.ts';
import { DENO_APIS } from './deno-apis.ts';
import { NODE_APIS } from './node-apis.ts';
import { NPM_APIS } from './npm-apis.ts';
import { WEB_APIS } from './web-apis.ts';

/** An API that holds the thread, with every field filled in. */
export interface BlockingApi {
  readonly module: string;
  readonly name: string;
  readonly kind: ApiKind;
  readonly blocks: Awaited;
  readonly cost: Cost;
  readonly instead: Replacement | null;
  readonly sameArgs: boolean;
  readonly returns: NonNullable<ApiRow['returns']>;
  readonly fix: NonNullable<ApiRow['fix']>;
  readonly since: number | null;
  readonly on: boolean;
  readonly when: Condition | null;
  readonly gives: 'function' | 'object' | null;
  readonly advice: string | null;
  readonly note: string;
  readonly source: string;
  readonly checked: string;
}

/** Every API that is known to hold the thread. */
export const BLOCKING_APIS: readonly BlockingApi[] = [NODE_APIS, WEB_APIS, BUN_APIS, DENO_APIS, NPM_APIS].flatMap(groups => groups.flatMap(rowsOf));

function rowsOf(group: ApiGroup): BlockingApi[] {
  return group.rows.map(row => ({
    module: group.module,
    name: row.name,
    kind: row.kind ?? group.kind,
    blocks: row.blocks ?? group.blocks,
    cost: row.cost ?? 'normal',
    instead: row.instead ?? null,
    sameArgs: row.sameArgs ?? true,
    returns: row.returns ?? 'same',
    fix: row.fix ?? 'direct',
    since: row.since ?? null,
    on: row.on ?? true,
    when: row.when ?? null,
    gives: row.gives ?? null,
    advice: row.advice ?? null,
    note: row.note ?? group.note ?? '',
    source: group.source,
    checked: group.checked,
  }));
}

/** Runtimes whose APIs are members of one global object. */
const GLOBAL_OBJECT: Readonly<Record<string, string>> = { bun: 'Bun', deno: 'Deno' };

const BY_NAME: ReadonlyMap<string, BlockingApi> = new Map([
  ...BLOCKING_APIS.flatMap(api => otherKeysOf(api).map(key => [key, api] as const)),
  ...BLOCKING_APIS.map(api => [`${plainModule(api)} ${api.name}`, api] as const),
]);

function plainModule({ module }: BlockingApi): string {
  return module.replace(/^node:/, '');
}

/** The other names by which a program can come to the API. */
function otherKeysOf(api: BlockingApi): string[] {
  const module = plainModule(api);
  const keys: string[] = [];
  const object = GLOBAL_OBJECT[module];
  if (object !== undefined) keys.push(`global ${api.name}`, `${module} ${api.name.slice(object.length + 1)}`);
  // A package whose module is the function itself: `require('glob').sync`, `import glob from 'glob'`.
  if (api.name.endsWith('.sync')) keys.push(`${module} sync`);
  if (module === 'process') keys.push(`global process.${api.name}`);
  return keys;
}

/**
 * Which row of the data does a documented name (or a class's member, as `Dir.prototype.readSync`)
 * stand for?
 */
export function blockingApi({ module, name }: Pick<DocumentedName, 'module' | 'name'>): BlockingApi | null {
  return BY_NAME.get(`${module} ${name}`) ?? null;
}
