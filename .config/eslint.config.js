import js from '@eslint/js';
import parser from '@typescript-eslint/parser';
import { defineConfig, globalIgnores } from 'eslint/config';
import eslintPlugin from 'eslint-plugin-eslint-plugin';

// The project is linted with itself, as it was last built: `npm run lint` builds first.
import asyncSmells from '../dist/src/index.js';

export default defineConfig([
  globalIgnores(['dist/', '.cache/', 'docs/example/', '**/fixtures/', 'tests/gold/packages/']),
  {
    name: 'project',
    files: ['**/*.{js,ts}'],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    extends: [js.configs.recommended],
  },
  {
    name: 'project/async-smells',
    files: ['**/*.{js,ts}'],
    plugins: { 'async-smells': asyncSmells },
    extends: ['async-smells/recommended'],
  },
  {
    name: 'project/typescript',
    files: ['**/*.ts'],
    languageOptions: { parser },
    // TypeScript itself finds these, and knows overloads, types and globals.
    rules: { 'no-undef': 'off', 'no-unused-vars': 'off', 'no-redeclare': 'off', 'no-dupe-class-members': 'off' },
  },
  {
    name: 'project/rules',
    files: ['rules/*.ts'],
    ignores: ['rules/index.ts'],
    extends: [eslintPlugin.configs['rules-recommended']],
    rules: {
      'eslint-plugin/no-meta-schema-default': 'error',
      'eslint-plugin/prefer-message-ids': 'error',
      'eslint-plugin/prefer-placeholders': 'error',
      'eslint-plugin/require-meta-docs-description': ['error', { pattern: '^(Disallow|Enforce|Require) ' }],
      'eslint-plugin/require-meta-docs-recommended': 'error',
      // createRule adds the URL; tests/structure.test.ts compares the defaults with the schema.
      'eslint-plugin/require-meta-docs-url': 'off',
      'eslint-plugin/require-meta-default-options': 'off',
      // Reports go through reportFinding, so what a rule offers can't be seen here; the rule tester refuses
      // a fix or a suggestion that the meta does not announce.
      'eslint-plugin/require-meta-fixable': 'off',
      'eslint-plugin/require-meta-has-suggestions': 'off',
      'eslint-plugin/require-meta-schema-description': 'error',
      'eslint-plugin/require-meta-type': 'error',
    },
  },
  {
    name: 'project/rule-tests',
    files: ['tests/rules/*.test.ts'],
    extends: [eslintPlugin.configs['tests-recommended']],
    rules: {
      'eslint-plugin/consistent-output': 'off',
      'eslint-plugin/no-only-tests': 'error',
      'eslint-plugin/require-test-case-name': ['error', { require: 'always' }],
    },
  },
]);
