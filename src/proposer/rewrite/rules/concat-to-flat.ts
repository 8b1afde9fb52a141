import { peephole } from '../peephole.ts';

const flattened = {
  name: 'flatten',
  code: `function flatten«<T>»(lists«: readonly (T | readonly T[])[]»)«: T[]» {
  const items«: any[]» = [];
  for (const list of lists) {
    if (Array.isArray(list)) for (const item of list) items.push(item);
    else items.push(list);
  }
  return items;
}`,
};

const joins = [
  '$xs.reduce(($a, $b) => $a.concat($b), [])',
  '$xs.reduce(($a, $b) => [...$a, ...$b], [])',
  '$xs.reduce(($a, $b) => { $a.push(...$b); return $a; }, [])',
  '$xs.reduce(function ($a, $b) { return $a.concat($b); }, [])',
  '$xs.reduce(($a, $b) => $a.concat($b))',
  '[].concat(...$xs)',
  'Array.prototype.concat(...$xs)',
  'Array.prototype.concat.apply([], $xs)',
  '[].concat.apply([], $xs)',
  '$xs.flat()',
];

/** Lists joined into one. */
export const concatToFlat = peephole({
  name: 'concat-to-flat',
  wins: 'Joins many lists in one loop instead of copying what there is for each next one, or spreading all of them into arguments.',
  gain: 'algorithmic',
  reason: 'Join the lists in one loop',
  cases: [
    ...joins.map((find) => ({ find, put: 'flatten($xs)', helper: flattened })),
    ...joins.slice(0, -1).map((find) => ({ find, put: '$xs.flat()' })),
    { find: '$xs.map($f).flat()', put: '$xs.flatMap($f)' },
    { find: '[].concat(...$xs.map($f))', put: '$xs.flatMap($f)' },
    { find: '$xs.reduce(($a, $b) => $a.concat($e), [])', put: '$xs.flatMap(($b) => $e)' },
    { find: '$xs.reduce(($a, $b) => [...$a, ...$e], [])', put: '$xs.flatMap(($b) => $e)' },
    { find: '$xs.push(...$ys);', put: 'for (const item of $ys) $xs.push(item);' },
    {
      find: 'Array.prototype.push.apply($xs, $ys);',
      put: 'for (const item of $ys) $xs.push(item);',
    },
    {
      find: '$xs.flatMap(($x) => ($c ? [$e] : []))',
      put: '$xs.filter(($x) => $c).map(($x) => $e)',
    },
    { find: '$xs.splice(0, 1)[0]', put: '$xs.shift()' },
    { find: '$xs.splice(-1, 1)[0]', put: '$xs.pop()' },
    { find: '$xs.splice($xs.length - 1, 1)[0]', put: '$xs.pop()' },
    { find: '$xs.splice($xs.length - 1, 1);', put: '$xs.pop();' },
    { find: '$xs.splice(0, 1);', put: '$xs.shift();' },
    { find: '$xs.splice($xs.length, 0, $x);', put: '$xs.push($x);' },
  ],
});
