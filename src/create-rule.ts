import { ESLintUtils } from '@typescript-eslint/utils';

/** What every rule declares besides ESLint's own `meta.docs` fields. */
export interface RuleDocs {
  /** Whether `configs.recommended` turns the rule on; `configs.strict` turns on every rule. */
  readonly recommended: boolean;
  /** The options that `configs.strict` sets; `null` for none. */
  readonly strict: Readonly<Record<string, unknown>> | null;
  /** Whether the rule is about order, which tests, fixtures, migrations and seeds mean as it stands. */
  readonly ordering: boolean;
}

/** Makes a rule whose documentation is the page of its name. */
export const createRule = ESLintUtils.RuleCreator<RuleDocs>(
  name => `https://github.com/async-smells/eslint-plugin-async-smells/blob/main/docs/rules/${name}.md`,
);
