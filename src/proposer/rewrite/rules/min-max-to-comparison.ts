import { is } from '../../../candidate/index.ts';
import { bare } from '../analysis/bare.ts';
import { isSimple } from '../analysis/simple.ts';
import type { Match } from '../analysis/template.ts';
import { peephole } from '../peephole.ts';

const least = (name: string, sign: string) => ({
  name,
  code: `function ${name}(a«: number», b«: number»)«: number» {
  return a ${sign} b ? a : b;
}`,
});
const ofMany = (name: string, sign: string, start: string) => ({
  name,
  code: `function ${name}(items«: ArrayLike<number>»)«: number» {
  let best = ${start};
  for (let i = 0; i < items.length; i++) {
    const item = items[i]«!»;
    if (item ${sign} best) best = item;
  }
  return best;
}`,
});
const kinds = [
  { method: 'min', sign: '<', two: 'smaller', many: 'smallest', start: 'Infinity' },
  { method: 'max', sign: '>', two: 'larger', many: 'largest', start: '-Infinity' },
] as const;
const simpleBoth = (match: Match): boolean =>
  isSimple(match.one['$a']) && isSimple(match.one['$b']);

/** Minimum, maximum and absolute value by comparison. */
export const minMaxToComparison = peephole({
  name: 'min-max-to-comparison',
  wins: 'Compares instead of calling Math.min or Math.max; wins in inner loops, and for whole arrays, where spreading copies every item.',
  gain: 'micro',
  reason: 'compare directly instead of calling Math.min or Math.max',
  cases: [
    ...kinds.flatMap(({ method, sign, two, many, start }) => [
      { find: `Math.${method}($a, $b)`, put: `$a ${sign} $b ? $a : $b`, when: simpleBoth },
      { find: `Math.${method}($a, $b)`, put: `${two}($a, $b)`, helper: least(two, sign) },
      {
        find: `Math.${method}($a, $b, $c)`,
        put: `${two}(${two}($a, $b), $c)`,
        helper: least(two, sign),
      },
      {
        find: `Math.${method}($a, Math.${method}($b, $c))`,
        put: `${two}($a, ${two}($b, $c))`,
        helper: least(two, sign),
      },
      ...[
        `Math.${method}.apply(null, $xs)`,
        `Math.${method}.apply(Math, $xs)`,
        `Math.${method}.apply(undefined, $xs)`,
        `Math.${method}.apply(this, $xs)`,
        `Math.${method}(...$xs)`,
      ].map((find) => ({ find, put: `${many}($xs)`, helper: ofMany(many, sign, start) })),
    ]),
    {
      find: 'Math.abs($a)',
      put: '$a < 0 ? -$a : $a',
      when: (match) => isSimple(match.one['$a']) && !is(bare(match.one['$a']), 'Literal'),
    },
  ],
});
