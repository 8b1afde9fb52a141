import { peephole } from '../peephole.ts';

/** Walks over an object's properties. */
export const entriesToKeys = peephole({
  name: 'entries-to-keys',
  wins: 'Walks over the properties of an object without an array of pairs (or of keys, or of values) for it; wins on objects with many properties.',
  gain: 'allocation',
  reason: 'Walk over the properties without an array of pairs',
  cases: [
    {
      find: 'for (const [$k, $v] of Object.entries($o)) { $$body; }',
      put: [
        'for (const $k of Object.keys($o)) { const $v = $o[$k]; $$body; }',
        'for (const $k in $o) { if (!Object.hasOwn($o, $k)) continue; const $v = $o[$k]; $$body; }',
        'for (const $k in $o) { const $v = $o[$k]; $$body; }',
      ],
    },
    {
      find: 'for (const $v of Object.values($o)) { $$body; }',
      put: [
        'for (const key of Object.keys($o)) { const $v = $o[key]; $$body; }',
        'for (const key in $o) { if (!Object.hasOwn($o, key)) continue; const $v = $o[key]; $$body; }',
        'for (const key in $o) { const $v = $o[key]; $$body; }',
      ],
    },
    {
      find: 'for (const $k of Object.keys($o)) { $$body; }',
      put: [
        'for (const $k in $o) { if (!Object.hasOwn($o, $k)) continue; $$body; }',
        'for (const $k in $o) { $$body; }',
      ],
    },
    {
      find: 'Object.keys($o).forEach(($k) => { $$body; });',
      put: [
        'for (const $k of Object.keys($o)) { $$body; }',
        'for (const $k in $o) { if (!Object.hasOwn($o, $k)) continue; $$body; }',
        'for (const $k in $o) { $$body; }',
      ],
    },
    {
      find: 'Object.entries($o).forEach(([$k, $v]) => { $$body; });',
      put: [
        'for (const $k of Object.keys($o)) { const $v = $o[$k]; $$body; }',
        'for (const $k in $o) { if (!Object.hasOwn($o, $k)) continue; const $v = $o[$k]; $$body; }',
        'for (const $k in $o) { const $v = $o[$k]; $$body; }',
      ],
    },
    {
      find: 'Object.entries($o).map(([$k, $v]) => $e)',
      put: 'Object.keys($o).map(($k) => { const $v = $o[$k]; return $e; })',
    },
    { find: 'Object.entries($o).map(([$k]) => $e)', put: 'Object.keys($o).map(($k) => $e)' },
    { find: 'Object.entries($o).map(([, $v]) => $e)', put: 'Object.values($o).map(($v) => $e)' },
    {
      find: 'Object.entries($o).some(([$k, $v]) => $e)',
      put: 'Object.keys($o).some(($k) => { const $v = $o[$k]; return $e; })',
    },
    {
      find: 'Object.entries($o).every(([$k, $v]) => $e)',
      put: 'Object.keys($o).every(($k) => { const $v = $o[$k]; return $e; })',
    },
    { find: 'Object.keys($o).map(($k) => $o[$k])', put: 'Object.values($o)' },
    {
      find: 'Object.fromEntries($xs.map(($x) => [$k, $v]))',
      put: '$xs.reduce((made, $x) => { made[$k] = $v; return made; }, {})',
    },
    {
      find: 'Object.fromEntries(Object.entries($o).map(([$k, $v]) => [$a, $b]))',
      put: 'Object.keys($o).reduce((made, $k) => { const $v = $o[$k]; made[$a] = $b; return made; }, {})',
    },
    {
      find: 'Object.fromEntries(Object.entries($o).filter(([$k, $v]) => $c))',
      put: 'Object.keys($o).reduce((made, $k) => { const $v = $o[$k]; if ($c) made[$k] = $v; return made; }, {})',
    },
  ],
});
