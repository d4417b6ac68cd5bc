import { createRule } from '../src/create-rule.ts';

export default createRule({
  name: 'no-unbounded-promise-all',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow starting as many operations at once as outside data has elements', recommended: true, strict: null, ordering: true },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    defaultOptions: [],
    messages: { placeholder: 'Placeholder.' },
    languages: ['js/js'],
  },
  create: () => ({}),
});
