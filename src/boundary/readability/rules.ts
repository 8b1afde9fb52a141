import { defineRules } from '../finding.ts';

export const readabilityRules = defineRules('readability', {
  complexity: {
    finds: 'A function gets more complex than the budget allows',
    mend: 'Split it into functions with names, or have a person sign for the price',
    severity: 'sign-off',
  },
  nesting: {
    finds: 'Control structures are nested deeper than the budget allows',
    mend: 'Return early, or take the inner part out into a function',
    severity: 'sign-off',
  },
  length: {
    finds: 'A function or file gets longer than the budget allows',
    mend: 'Split it',
    severity: 'sign-off',
  },
  price: {
    finds: 'A function gets more complex within the budget: the price of the change',
    mend: 'Weigh it against what the change brings',
    severity: 'note',
  },
  names: {
    finds: 'Names that said something became letters',
    mend: 'Keep the names',
    severity: 'sign-off',
  },
  comments: {
    finds: 'Documentation or a licence is gone while the code it speaks of stays',
    mend: 'Put it back, or write it anew',
    severity: 'sign-off',
  },
  types: {
    finds: 'Types that said something became any, a cast, or nothing',
    mend: 'Keep the type',
    severity: 'sign-off',
  },
  suppression: {
    finds: 'A comment that silences the compiler, a linter or a coverage tool is added',
    mend: 'Mend what it complains of',
    severity: 'sign-off',
  },
});
