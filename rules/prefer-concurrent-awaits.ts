import { createRule } from '../src/create-rule.ts';

export default createRule({
  name: 'prefer-concurrent-awaits',
  meta: {
    type: 'suggestion',
    docs: { description: 'Enforce waiting together for operations that do not need each other', recommended: true, strict: null, ordering: true },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    defaultOptions: [],
    messages: { placeholder: 'Placeholder.' },
    languages: ['js/js'],
  },
  create: () => ({}),
});
