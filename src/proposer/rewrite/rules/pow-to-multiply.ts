import { isSimple } from '../analysis/simple.ts';
import type { Match } from '../analysis/template.ts';
import { peephole } from '../peephole.ts';

const isNamed = (match: Match): boolean => isSimple(match.one['$x']);

/** Small fixed powers as products. */
export const powToMultiply = peephole({
  name: 'pow-to-multiply',
  wins: 'Multiplies instead of calling Math.pow for squares, cubes, roots and powers of two.',
  gain: 'micro',
  reason: 'multiply instead of raising to a fixed power',
  cases: [
    ...['Math.pow($x, 2)', '$x ** 2'].map((find) => ({ find, put: '$x * $x', when: isNamed })),
    ...['Math.pow($x, 3)', '$x ** 3'].map((find) => ({ find, put: '$x * $x * $x', when: isNamed })),
    ...['Math.pow($x, 0.5)', '$x ** 0.5', 'Math.pow($x, 1 / 2)'].map((find) => ({
      find,
      put: 'Math.sqrt($x)',
    })),
    ...['Math.pow(2, $n)', '2 ** $n'].map((find) => ({ find, put: '1 << $n' })),
    { find: 'Math.pow($x, $n)', put: '$x ** $n' },
    {
      find: 'Math.sqrt(Math.pow($x, 2) + Math.pow($y, 2))',
      put: 'Math.sqrt($x * $x + $y * $y)',
      when: (match) => isNamed(match) && isSimple(match.one['$y']),
    },
  ],
});
