import { peephole } from '../peephole.ts';

/** Rounding down and halving in 32-bit integers. */
export const floorToInteger = peephole({
  name: 'floor-to-integer',
  wins: 'Keeps indices and counters in 32-bit integers: Math.floor and % 2 become bit operations; right for numbers from 0 to 2147483647.',
  gain: 'micro',
  reason: 'stay in 32-bit integers instead of rounding doubles',
  cases: [
    ...['Math.floor($x / 2)', 'Math.trunc($x / 2)', 'parseInt($x / 2)', 'parseInt($x / 2, 10)'].map(
      (find) => ({ find, put: ['$x >> 1', '$x >>> 1'] }),
    ),
    ...['Math.floor($x)', 'Math.trunc($x)', '~~$x'].map((find) => ({ find, put: '$x | 0' })),
    { find: 'parseInt($x / $y)', put: '$x / $y | 0' },
    { find: 'parseInt($x / $y, 10)', put: '$x / $y | 0' },
    { find: 'Math.round($x)', put: '$x + 0.5 | 0' },
    { find: '$x % 2 === 0', put: '($x & 1) === 0' },
    { find: '$x % 2 !== 0', put: '($x & 1) !== 0' },
    { find: '$x % 2 === 1', put: '($x & 1) === 1' },
  ],
});
