import { createRule } from '../src/create-rule.ts';

export default createRule({
  name: 'no-blocking-in-async',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow calls that hold the thread inside async functions, directly or through helpers', recommended: true, strict: null, ordering: false },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    defaultOptions: [],
    messages: { placeholder: 'Placeholder.' },
    languages: ['js/js'],
  },
  create: () => ({}),
});
