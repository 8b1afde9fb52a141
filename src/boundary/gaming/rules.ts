import { defineRules } from '../finding.ts';

export const gamingRules = defineRules('gaming', {
  constant: {
    finds: 'A function that depended on its input gives the same whatever it gets',
    mend: 'Compute the result from the input',
    severity: 'stop',
  },
  'special-case': {
    finds: 'One exact input is answered with one exact output',
    mend: 'Mend the rule that is wrong for this input, not the input',
    severity: 'stop',
  },
  'answer-table': {
    finds: 'Results that tests expect are written down as a table',
    mend: 'Compute them',
    severity: 'stop',
  },
  'test-detection': {
    finds: 'The code behaves otherwise when it is tested, measured or watched',
    mend: 'Take it out',
    severity: 'stop',
  },
  'reads-tests': {
    finds: 'Code of the product imports or reads tests, fixtures or snapshots',
    mend: 'Take it out',
    severity: 'stop',
  },
  'time-bomb': {
    finds: 'The code behaves otherwise from a date on, or by chance',
    mend: 'Take it out, or have a person sign for it',
    severity: 'stop',
  },
  cached: {
    finds: 'Results are kept between calls: the same input measured again costs nothing',
    mend: 'Measure with inputs that vary; bound the memory that is kept',
    severity: 'note',
  },
});
