import { peephole } from '../peephole.ts';

const swaps = [
  'let $t = $a[$j]; $a[$j] = $a[$j + 1]; $a[$j + 1] = $t;',
  '[$a[$j], $a[$j + 1]] = [$a[$j + 1], $a[$j]];',
  'let $t = $a[$j + 1]; $a[$j + 1] = $a[$j]; $a[$j] = $t;',
];
const selections = [
  'let $t = $a[$i]; $a[$i] = $a[$j]; $a[$j] = $t;',
  '[$a[$i], $a[$j]] = [$a[$j], $a[$i]];',
];
const outer = ['for (let $i = 0; $i < $n; $i++)', 'for (let $i = 0; $i < $n - 1; $i++)'];
const inner = ['for (let $j = 0; $j < $m; $j++)'];

/** A bubble or exchange sort written out. */
export const bubbleToSort = peephole({
  name: 'bubble-to-sort',
  wins: 'Sorts with the built-in sort instead of a written-out bubble or exchange sort; wins on more than a few items.',
  gain: 'algorithmic',
  reason: 'Sort with the built-in sort',
  cases: outer.flatMap((head) => [
    ...inner.flatMap((loop) =>
      swaps.flatMap((swap) => [
        {
          find: `${head} { ${loop} { if ($a[$j] > $a[$j + 1]) { ${swap} } } }`,
          put: '$a.sort((x, y) => (x < y ? -1 : x > y ? 1 : 0));',
        },
        {
          find: `${head} { ${loop} { if ($a[$j] < $a[$j + 1]) { ${swap} } } }`,
          put: '$a.sort((x, y) => (x > y ? -1 : x < y ? 1 : 0));',
        },
        {
          find: `${head} { ${loop} { if ($a[$j].$k > $a[$j + 1].$k) { ${swap} } } }`,
          put: '$a.sort((x, y) => (x.$k < y.$k ? -1 : x.$k > y.$k ? 1 : 0));',
        },
      ]),
    ),
    ...selections.flatMap((swap) => [
      {
        find: `${head} { for (let $j = $i + 1; $j < $m; $j++) { if ($a[$i] > $a[$j]) { ${swap} } } }`,
        put: '$a.sort((x, y) => (x < y ? -1 : x > y ? 1 : 0));',
      },
      {
        find: `${head} { for (let $j = $i + 1; $j < $m; $j++) { if ($a[$j] < $a[$i]) { ${swap} } } }`,
        put: '$a.sort((x, y) => (x < y ? -1 : x > y ? 1 : 0));',
      },
    ]),
  ]),
});
