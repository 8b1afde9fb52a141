import { is, type Node } from '../../../candidate/index.ts';
import { bare } from '../analysis/bare.ts';
import { stringOf } from '../analysis/simple.ts';
import type { Match } from '../analysis/template.ts';
import { peephole } from '../peephole.ts';

/** Text is repeated as it is; anything else is made a string first. */
const times =
  (count: string, build: (copies: string) => string) =>
  (match: Match): readonly string[] => {
    const isText = stringOf(match.one['$c']) !== undefined;
    return [build(`${isText ? '$c' : 'String($c)'}.repeat(Math.max(0, ${count}))`)];
  };
const front = (copies: string): string => `$s = ${copies} + $s;`;
const back = (copies: string): string => `$s += ${copies};`;
const isFixed = (match: Match): boolean => {
  const piece = bare(match.one['$c']);
  return stringOf(piece) !== undefined || is(piece, 'Identifier', 'MemberExpression');
};
const counted = [
  'for (let $i = 0; $i < $n; $i++)',
  'for (; $i < $n; $i++)',
  'for (let $i = 1; $i <= $n; $i++)',
];
const down = ['while ($n--)', 'while ($n-- > 0)', 'while (--$n >= 0)'];
const additions: readonly [string, (copies: string) => string][] = [
  ['$s = $c + $s;', front],
  ['$s = `${$c}${$s}`;', front],
  ['$s += $c;', back],
  ['$s = $s + $c;', back],
];

/** Padding and repeating by the methods made for it. */
export const padLoopToRepeat = peephole({
  name: 'pad-loop-to-repeat',
  wins: 'Pads or repeats with one call of repeat, padStart or padEnd instead of adding one character a round.',
  gain: 'algorithmic',
  reason: 'add all the copies at once instead of one a round',
  cases: [
    ...['$s = $c + $s;', '$s = `${$c}${$s}`;'].map((add) => ({
      find: `while ($s.length < $n) ${add}`,
      put: '$s = $s.padStart($n, $c);',
      when: isFixed,
    })),
    ...['$s += $c;', '$s = $s + $c;', '$s = `${$s}${$c}`;'].map((add) => ({
      find: `while ($s.length < $n) ${add}`,
      put: '$s = $s.padEnd($n, $c);',
      when: isFixed,
    })),
    ...additions.flatMap(([add, build]) => [
      ...counted.map((head) => ({
        find: `${head} ${add}`,
        put: times('$n', build),
        when: isPlain,
      })),
      { find: `while (++$i < $n) ${add}`, put: times('$n - $i - 1', build), when: isPlain },
      { find: `while ($i++ < $n) ${add}`, put: times('$n - $i', build), when: isPlain },
      ...down.map((head) => ({ find: `${head} ${add}`, put: times('$n', build), when: isPlain })),
    ]),
  ],
});

/** The piece does not depend on the counter, and is not a sum of numbers. */
function isPlain(match: Match): boolean {
  const counter = bare(match.one['$i']);
  const piece = bare(match.one['$c']) as Node;
  const isCounter =
    is(counter, 'Identifier') && is(piece, 'Identifier') && piece.name === counter.name;
  return isFixed(match) && !isCounter;
}
