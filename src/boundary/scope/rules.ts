import { defineRules } from '../finding.ts';

export const scopeRules = defineRules('scope', {
  files: {
    finds: 'More files change than the budget allows',
    mend: 'Split the change',
    severity: 'sign-off',
  },
  lines: {
    finds: 'More lines of code change than the budget allows',
    mend: 'Split the change',
    severity: 'sign-off',
  },
  'outside-target': {
    finds: 'More functions outside the target change than the budget allows',
    mend: 'Leave alone what the objective does not need',
    severity: 'sign-off',
  },
  protected: {
    finds: 'Protected code is changed, moved or deleted: marked, named in the config, or owned',
    mend: 'Have one of its owners sign for it',
    severity: 'sign-off',
  },
  marker: {
    finds: 'The mark that protects code is taken away',
    mend: 'Put @pawl protect back; a person takes it away in a commit of its own',
    severity: 'stop',
    fixed: true,
  },
});
