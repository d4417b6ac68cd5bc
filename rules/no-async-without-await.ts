import { createRule } from '../src/create-rule.ts';

export default createRule({
  name: 'no-async-without-await',
  meta: {
    type: 'suggestion',
    docs: { description: 'Disallow async functions that never wait and that nobody needs to be async', recommended: true, strict: null, ordering: false },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    defaultOptions: [],
    messages: { placeholder: 'Placeholder.' },
    languages: ['js/js'],
  },
  create: () => ({}),
});
