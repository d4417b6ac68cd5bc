import { createRule } from '../src/create-rule.ts';

export default createRule({
  name: 'no-await-in-loop',
  meta: {
    type: 'suggestion',
    docs: { description: 'Disallow awaiting one iteration after another where the iterations are independent', recommended: true, strict: null, ordering: true },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    defaultOptions: [],
    messages: { placeholder: 'Placeholder.' },
    languages: ['js/js'],
  },
  create: () => ({}),
});
