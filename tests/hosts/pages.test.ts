import { expect, test } from 'vitest';

import { ORDERED_FILES } from '../../src/configs.ts';
import plugin from '../../src/index.ts';
import { between } from '../support/markdown.ts';
import { read } from '../support/project.ts';

test("the page of oxlint lists the rules and files of recommended, since oxlint cannot read a plugin's configs", async () => {
  const [rules, ordered] = plugin.configs.recommended;
  const config = {
    jsPlugins: ['eslint-plugin-async-smells'],
    rules: rules?.rules,
    overrides: [{ files: ORDERED_FILES, rules: ordered?.rules }],
  };
  const block = ['```json file=.oxlintrc.json', JSON.stringify(config, null, 2), '```'].join('\n');
  await expect(between(read('docs/oxlint.md'), 'oxlint', block)).toMatchFileSnapshot('../../docs/oxlint.md');
});
