import { peephole, type Case } from '../peephole.ts';

const cases: Case[] = [
  { find: '$m.has($k) ? $m.get($k) : $d', put: '$m.get($k) ?? $d' },
  { find: '!$m.has($k) ? $d : $m.get($k)', put: '$m.get($k) ?? $d' },
  {
    find: 'if ($m.has($k)) { return $m.get($k); }',
    put: '{ const known = $m.get($k); if (known !== undefined) return known; }',
  },
  {
    find: 'if ($m.has($k)) { $m.set($k, $m.get($k) + $n); } else { $m.set($k, $d); }',
    put: '{ const known = $m.get($k); $m.set($k, known === undefined ? $d : known + $n); }',
  },
  {
    find: 'if ($m.has($k)) { $m.get($k).push($x); } else { $m.set($k, [$x]); }',
    put: '{ const known = $m.get($k); if (known) known.push($x); else $m.set($k, [$x]); }',
  },
  {
    find: 'if (!$m.has($k)) { $m.set($k, [$x]); } else { $m.get($k).push($x); }',
    put: '{ const known = $m.get($k); if (known) known.push($x); else $m.set($k, [$x]); }',
  },
  {
    find: 'if ($o[$k]) { $o[$k].push($x); } else { $o[$k] = [$x]; }',
    put: '{ const known = $o[$k]; if (known) known.push($x); else $o[$k] = [$x]; }',
  },
  {
    find: 'if (!$o[$k]) { $o[$k] = [$x]; } else { $o[$k].push($x); }',
    put: '{ const known = $o[$k]; if (known) known.push($x); else $o[$k] = [$x]; }',
  },
  { find: '($o[$k] = $o[$k] || []).push($x)', put: '($o[$k] ||= []).push($x)' },
  { find: '$s.has($x) ? false : !!$s.add($x)', put: '$s.size !== $s.add($x).size' },
  { find: '$o.hasOwnProperty($k) ? $o[$k] : $d', put: '$o[$k] ?? $d' },
  { find: '$k in $o ? $o[$k] : $d', put: '$o[$k] ?? $d' },
];

/** The same key looked up several times in a row. */
export const getOnce = peephole({
  name: 'get-once',
  wins: 'Looks a key up once instead of asking whether it is there and then looking it up again; wins in loops over many keys.',
  gain: 'micro',
  reason: 'Look the key up once',
  cases,
});
