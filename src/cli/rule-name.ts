import { NAMESPACE } from '../configs.ts';

/** What is a rule called without the plugin's prefix? The empty string where it is none of the plugin's. */
export function ruleName(ruleId: string | null): string {
  return ruleId?.startsWith(`${NAMESPACE}/`) === true ? ruleId.slice(NAMESPACE.length + 1) : '';
}
