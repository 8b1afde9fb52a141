import { inLanguage } from '../analysis/helper.ts';
import { freshName } from '../analysis/names.ts';
import { isSimple } from '../analysis/simple.ts';
import { peephole } from '../peephole.ts';

/** A swap by destructuring as three assignments. */
export const swapToTemp = peephole({
  name: 'swap-to-temp',
  wins: 'Swaps through a variable instead of building and destructuring an array; wins in sorts and shuffles.',
  gain: 'micro',
  reason: 'swap through a variable instead of an array',
  cases: [
    {
      find: '[$a, $b] = [$b, $a];',
      put: (_, source) => {
        const held = freshName(source, 'held');
        return [
          inLanguage(
            `{
  const ${held} = $a;
  $a = $b;
  $b = ${held};
}`,
            source,
          ),
        ];
      },
    },
    {
      find: '[$a, $b] = [$x, $y];',
      put: (_, source) => {
        const next = freshName(source, 'next');
        return [
          `{
  const ${next} = $x;
  $b = $y;
  $a = ${next};
}`,
        ];
      },
      when: (match) => isSimple(match.one['$a']) && isSimple(match.one['$b']),
    },
  ],
});
