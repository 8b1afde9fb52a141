import { defineRules } from '../finding.ts';

const apart = 'Leave it as it is; what judges a change is changed apart from it, by a person';

export const checkRules = defineRules('checks', {
  'test-changed': { finds: 'A test that was there is changed', mend: apart, severity: 'stop' },
  'test-removed': {
    finds: 'A test, or a file of tests, is gone',
    mend: 'Put it back',
    severity: 'stop',
  },
  'test-weakened': {
    finds:
      'A test asserts less: assertions gone or weaker, skipped or focused tests, mocks of what is tested, errors caught',
    mend: 'Put back what it asserted',
    severity: 'stop',
  },
  'hollow-test': {
    finds: 'A new test that can not fail: no assertion, or one of a constant with itself',
    mend: 'Assert what the code gives',
    severity: 'sign-off',
  },
  fixture: {
    finds: 'A fixture or snapshot that was there is changed or gone',
    mend: apart,
    severity: 'stop',
  },
  configuration: {
    finds:
      'What says how changes are checked is changed: CI, linters, compiler, coverage, test runner, hooks',
    mend: apart,
    severity: 'stop',
  },
  script: {
    finds: 'A script or test setting in a package manifest is changed',
    mend: apart,
    severity: 'stop',
  },
  own: {
    finds: 'Pawl’s own config, ledger or state, the owners file or the list of signers is changed',
    mend: 'Have those sign for it whom the base revision names; it counts from the base revision on',
    severity: 'sign-off',
    fixed: true,
  },
});
