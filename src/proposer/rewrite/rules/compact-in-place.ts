import { peephole } from '../peephole.ts';

const compact = `{
  let kept = 0;
  for (let $i = 0; $i < $xs.length; $i++) {
    if (!($c)) $xs[kept++] = $xs[$i];
  }
  $xs.length = kept;
}`;

const dedupe = `{
  const seen = new Set();
  let kept = 0;
  for (const item of $xs) {
    if (seen.has(item)) continue;
    seen.add(item);
    $xs[kept++] = item;
  }
  $xs.length = kept;
}`;

const removals = [
  'if ($xs[$i] === $xs[$j]) { $xs.splice($j--, 1); }',
  'if ($xs[$i] === $xs[$j]) { $xs.splice($j, 1); $j--; }',
];
const inner = removals.flatMap((remove) => [
  `for (let $j = $i + 1; $j < $xs.length; $j++) { ${remove} }`,
  `let $j = $i + 1; for (; $j < $xs.length; $j++) { ${remove} }`,
]);
const duplicates = inner.flatMap((loop) => [
  `for (let $i = 0; $i < $xs.length; $i++) { ${loop} }`,
  `while ($i++ < $n) { ${loop} }`,
  `while (++$i < $n) { ${loop} }`,
]);

/** Items taken out of an array one by one while walking over it, or all of them from its front. */
export const compactInPlace = peephole({
  name: 'compact-in-place',
  wins: 'Moves the items that stay to the front in one pass instead of closing a gap for each that goes; turns a quadratic loop into a linear one.',
  gain: 'algorithmic',
  reason: 'Move what stays to the front in one pass instead of splicing each item out',
  cases: [
    ...[
      'for (let $i = $xs.length - 1; $i >= 0; $i--) { if ($c) { $xs.splice($i, 1); } }',
      'for (let $i = $xs.length - 1; $i > -1; $i--) { if ($c) { $xs.splice($i, 1); } }',
      'for (let $i = $xs.length; $i--; ) { if ($c) { $xs.splice($i, 1); } }',
      'for (let $i = 0; $i < $xs.length; $i++) { if ($c) { $xs.splice($i, 1); $i--; } }',
      'for (let $i = 0; $i < $xs.length; $i++) { if ($c) { $xs.splice($i--, 1); } }',
    ].map((find) => ({ find, put: compact })),
    ...duplicates.map((find) => ({ find, put: dedupe })),
    { find: 'while ($xs.length) { $xs.shift(); }', put: '$xs.length = 0;' },
    { find: 'while ($xs.length) { $xs.pop(); }', put: '$xs.length = 0;' },
    { find: 'while ($xs.length > 0) { $xs.shift(); }', put: '$xs.length = 0;' },
    { find: 'while ($xs.length > 0) { $xs.pop(); }', put: '$xs.length = 0;' },
    {
      find: 'while ($xs.length) { $out.push($xs.shift()); }',
      put: '{ for (const item of $xs) $out.push(item); $xs.length = 0; }',
    },
    {
      find: 'while ($xs.length > 0) { $out.push($xs.shift()); }',
      put: '{ for (const item of $xs) $out.push(item); $xs.length = 0; }',
    },
    {
      find: 'while ($xs.length > $n) { $xs.shift(); }',
      put: 'if ($xs.length > $n) $xs.splice(0, $xs.length - $n);',
    },
    {
      find: 'for (const $x of $xs.slice()) { if ($c) { $xs.splice($xs.indexOf($x), 1); } }',
      put: '{ let kept = 0; for (const $x of $xs) if (!($c)) $xs[kept++] = $x; $xs.length = kept; }',
    },
  ],
});
