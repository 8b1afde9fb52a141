import { freshName } from '../analysis/names.ts';
import { isSimple } from '../analysis/simple.ts';
import type { Match } from '../analysis/template.ts';
import { peephole } from '../peephole.ts';

const heads = [
  'while ($xs.length)',
  'while ($xs.length > 0)',
  'while ($xs.length !== 0)',
  'while ($xs.length >= 1)',
];
const isNamed = (match: Match): boolean => isSimple(match.one['$xs']) && isSimple(match.one['$n']);

/** Pieces cut from the front of an array by position. */
export const spliceFrontToSlice = peephole({
  name: 'splice-front-to-slice',
  wins: 'Takes the pieces of an array by position instead of cutting each from its front, which moves all that is left.',
  gain: 'algorithmic',
  reason: 'take each piece by position instead of cutting it from the front',
  cases: heads.flatMap((head) => [
    {
      find: `${head} $out.push($xs.splice(0, $n));`,
      put: (_, source) => {
        const at = freshName(source, 'at');
        return [
          `{
  for (let ${at} = 0; ${at} < $xs.length; ${at} += $n) $out.push($xs.slice(${at}, ${at} + $n));
  $xs.length = 0;
}`,
          `for (let ${at} = 0; ${at} < $xs.length; ${at} += $n) $out.push($xs.slice(${at}, ${at} + $n));`,
        ];
      },
      when: isNamed,
    },
    {
      find: `${head} { $out.push($xs.slice(0, $n)); $xs = $xs.slice($n); }`,
      put: (_, source) => {
        const at = freshName(source, 'at');
        return [
          `{
  for (let ${at} = 0; ${at} < $xs.length; ${at} += $n) $out.push($xs.slice(${at}, ${at} + $n));
  $xs = [];
}`,
          `for (let ${at} = 0; ${at} < $xs.length; ${at} += $n) $out.push($xs.slice(${at}, ${at} + $n));`,
        ];
      },
      when: isNamed,
    },
  ]),
});
