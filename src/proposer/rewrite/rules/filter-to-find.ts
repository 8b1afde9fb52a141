import { peephole } from '../peephole.ts';

/** One item of a filtered array. */
export const filterToFind = peephole({
  name: 'filter-to-find',
  wins: 'Stops at the first (or last) match instead of filtering the whole array to take one item of it.',
  gain: 'algorithmic',
  reason: 'Stop at the first match instead of filtering all of the array',
  cases: [
    ...[
      '$xs.filter($f)[0]',
      '$xs.filter($f).at(0)',
      '$xs.filter($f).shift()',
      '$xs.filter($f).slice(0, 1)[0]',
    ].map((find) => ({ find, put: '$xs.find($f)' })),
    ...[
      '$xs.filter($f).pop()',
      '$xs.filter($f).at(-1)',
      '$xs.filter($f).slice(-1)[0]',
      '$xs.filter($f).reverse()[0]',
    ].map((find) => ({ find, put: '$xs.findLast($f)' })),
    ...[
      '[...$xs].reverse().find($f)',
      '$xs.slice().reverse().find($f)',
      '$xs.toReversed().find($f)',
    ].map((find) => ({ find, put: '$xs.findLast($f)' })),
    { find: '$xs.map($g).filter(Boolean)[0]', put: '$xs.map($g).find(Boolean)' },
  ],
});
