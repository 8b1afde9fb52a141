import { is } from '../../../candidate/index.ts';
import { bare } from '../analysis/bare.ts';
import { isSimple } from '../analysis/simple.ts';
import { peephole } from '../peephole.ts';

/** Conversions between numbers and strings by operator. */
export const convertPlainly = peephole({
  name: 'convert-plainly',
  wins: 'Converts by operator instead of a parser call: fast where the text is a plain number, or the value already has the type.',
  gain: 'micro',
  reason: 'convert with an operator instead of a call',
  cases: [
    { find: 'parseInt($s, 10)', put: ['+$s', '$s | 0'] },
    { find: 'Number.parseInt($s, 10)', put: ['+$s', '$s | 0'] },
    {
      find: 'parseInt($s)',
      put: ['+$s', '$s | 0'],
      when: (match) => !is(bare(match.one['$s']), 'BinaryExpression'),
    },
    { find: 'parseFloat($s)', put: '+$s' },
    { find: 'Number.parseFloat($s)', put: '+$s' },
    { find: 'Number($s)', put: '+$s' },
    { find: 'String($s)', put: "'' + $s" },
    { find: '$s.toString()', put: "'' + $s", when: (match) => isSimple(match.one['$s']) },
    { find: 'isNaN(parseInt($s, 10))', put: 'isNaN(+$s)' },
    { find: 'isNaN(parseFloat($s))', put: 'isNaN(+$s)' },
    { find: 'isNaN($x)', put: '$x !== $x', when: (match) => isSimple(match.one['$x']) },
    { find: 'Number.isNaN($x)', put: '$x !== $x', when: (match) => isSimple(match.one['$x']) },
    {
      find: 'Number.isInteger($x)',
      put: '($x | 0) === $x',
      when: (match) => isSimple(match.one['$x']),
    },
    {
      find: "parseInt($n.toString().split('').reverse().join(''), 10)",
      put: "+$n.toString().split('').reverse().join('')",
    },
  ],
});
