import { peephole } from '../peephole.ts';

const checks = [
  'Object.prototype.hasOwnProperty.call($o, $k)',
  '({}).hasOwnProperty.call($o, $k)',
  'hasOwnProperty.call($o, $k)',
  'hasOwn.call($o, $k)',
  '_hasOwnProperty.call($o, $k)',
  'has.call($o, $k)',
  '$o.hasOwnProperty($k)',
  'Object.hasOwn($o, $k)',
];

/** The presence of a property, asked in the cheapest way. */
export const hasOwn = peephole({
  name: 'has-own',
  wins: 'Looks the property up instead of calling hasOwnProperty; right where the object inherits nothing of that name and holds no undefined.',
  gain: 'micro',
  reason: 'look the property up instead of calling hasOwnProperty',
  cases: [
    ...checks.flatMap((find) => [
      { find, put: '$o[$k] !== undefined' },
      ...(find.startsWith('Object.hasOwn(') ? [] : [{ find, put: 'Object.hasOwn($o, $k)' }]),
    ]),
    {
      find: '$k in $o',
      put: '$o[$k] !== undefined',
      when: (_, parent) => parent?.type !== 'ForInStatement',
    },
    { find: 'Object.keys($o).includes($k)', put: 'Object.hasOwn($o, $k)' },
    { find: 'Object.keys($o).indexOf($k) !== -1', put: 'Object.hasOwn($o, $k)' },
    { find: 'Object.keys($o).indexOf($k) === -1', put: '!Object.hasOwn($o, $k)' },
    { find: 'Object.keys($o).indexOf($k) >= 0', put: 'Object.hasOwn($o, $k)' },
    { find: 'Object.keys($o).indexOf($k) > -1', put: 'Object.hasOwn($o, $k)' },
    { find: 'Object.keys($o).indexOf($k) < 0', put: '!Object.hasOwn($o, $k)' },
  ],
});
