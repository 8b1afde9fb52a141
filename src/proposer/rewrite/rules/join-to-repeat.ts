import type { Source } from '../../../candidate/index.ts';
import { is } from '../../../candidate/index.ts';
import { bare } from '../analysis/bare.ts';
import { stringOf } from '../analysis/simple.ts';
import type { Match } from '../analysis/template.ts';
import { peephole } from '../peephole.ts';

/** `repeat` on what is certainly, or most likely, a string. */
const repeat =
  (times: string) =>
  (match: Match): readonly string[] => {
    const isText =
      stringOf(match.one['$x']) !== undefined || is(bare(match.one['$x']), 'TemplateLiteral');
    return isText
      ? [`$x.repeat(${times})`]
      : [`String($x).repeat(${times})`, `$x.repeat(${times})`];
  };
const text = (_: Match, __: unknown, ___: Source): boolean => stringOf(_.one['$x']) !== undefined;

/** A repeated string by `repeat`. */
export const joinToRepeat = peephole({
  name: 'join-to-repeat',
  wins: 'Repeats a string with repeat instead of joining an array made for it.',
  gain: 'allocation',
  reason: 'repeat the string instead of joining an array of copies',
  cases: [
    { find: 'Array($n + 1).join($x)', put: repeat('$n') },
    { find: 'new Array($n + 1).join($x)', put: repeat('$n') },
    { find: 'Array(1 + $n).join($x)', put: repeat('$n') },
    { find: 'new Array(1 + $n).join($x)', put: repeat('$n') },
    { find: 'Array($n).join($x)', put: repeat('Math.max(0, $n - 1)') },
    { find: 'new Array($n).join($x)', put: repeat('Math.max(0, $n - 1)') },
    { find: "Array($n).fill($x).join('')", put: repeat('$n') },
    { find: "new Array($n).fill($x).join('')", put: repeat('$n') },
    { find: "Array.from({ length: $n }, () => $x).join('')", put: repeat('$n'), when: text },
    { find: "[...Array($n)].map(() => $x).join('')", put: repeat('$n'), when: text },
  ],
});
