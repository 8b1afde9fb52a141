import { is } from '../../../candidate/index.ts';
import { peephole } from '../peephole.ts';

const found = ['> 0', '>= 1', '!== 0'];
const missing = ['=== 0', '< 1', '<= 0'];

/** A yes-or-no question that is answered by collecting or locating everything. */
export const filterLengthToSome = peephole({
  name: 'filter-length-to-some',
  wins: 'Asks with some, which stops at the first match, instead of counting all matches or building an array to ask it.',
  gain: 'algorithmic',
  reason: 'Stop at the first match instead of going through all of the array',
  cases: [
    ...found.map((is) => ({ find: `$xs.filter($f).length ${is}`, put: '$xs.some($f)' })),
    ...missing.map((is) => ({ find: `$xs.filter($f).length ${is}`, put: '!$xs.some($f)' })),
    { find: '!!$xs.filter($f).length', put: '$xs.some($f)' },
    { find: 'Boolean($xs.filter($f).length)', put: '$xs.some($f)' },
    { find: '!$xs.filter($f).length', put: '!$xs.some($f)' },
    {
      find: '$xs.filter($f).length',
      put: '$xs.some($f)',
      when: (match, parent) =>
        is(parent, 'IfStatement', 'WhileStatement', 'ConditionalExpression') &&
        parent.test === match.node,
    },
    { find: '$xs.filter($f).length === $xs.length', put: '$xs.every($f)' },
    { find: '$xs.filter($f).length !== $xs.length', put: '!$xs.every($f)' },
    { find: '$xs.filter($f).length < $xs.length', put: '!$xs.every($f)' },
    { find: '$xs.map($f).includes($v)', put: '$xs.some((item) => ($f)(item) === $v)' },
    { find: '$xs.map($f).includes(true)', put: '$xs.some($f)' },
    { find: '!$xs.map($f).includes(false)', put: '$xs.every($f)' },
    { find: '$xs.map($f).some(Boolean)', put: '$xs.some($f)' },
    { find: '$xs.map($f).every(Boolean)', put: '$xs.every($f)' },
    { find: '$xs.map($f).indexOf($v) !== -1', put: '$xs.some((item) => ($f)(item) === $v)' },
    { find: '$xs.map($f).indexOf($v)', put: '$xs.findIndex((item) => ($f)(item) === $v)' },
    { find: '$xs.reduce(($a, $x) => $a || $p, false)', put: '$xs.some(($x) => $p)' },
    { find: '$xs.reduce(($a, $x) => $a && $p, true)', put: '$xs.every(($x) => $p)' },
  ],
});
