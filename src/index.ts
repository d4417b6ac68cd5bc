import { createRequire } from 'node:module';

import type { ESLint } from 'eslint';

import { rules } from '../rules/index.ts';
import { createConfigs, NAMESPACE, type Configs } from './configs.ts';

const { name, version } = createRequire(import.meta.url)('eslint-plugin-async-smells/package.json') as {
  name: string;
  version: string;
};

interface Plugin extends Omit<ESLint.Plugin, 'configs'> {
  readonly configs: Configs;
}

const plugin: Plugin = {
  meta: { name, version, namespace: NAMESPACE },
  // typescript-eslint's rule type and ESLint's describe the same object and are not assignable.
  rules: rules as unknown as NonNullable<ESLint.Plugin['rules']>,
  configs: createConfigs(() => plugin as unknown as ESLint.Plugin),
};

export default plugin;
