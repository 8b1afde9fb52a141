import { peephole } from '../peephole.ts';

const absent = [
  '!$a.includes($x)',
  '$a.indexOf($x) === -1',
  '$a.indexOf($x) < 0',
  '!$a.some(($y) => $y === $x)',
];
const present = [
  '$a.includes($x)',
  '$a.indexOf($x) !== -1',
  '$a.indexOf($x) >= 0',
  '$a.indexOf($x) > -1',
  '$a.some(($y) => $y === $x)',
];
const longer = ['[...$a, $x]', '$a.concat($x)', '$a.concat([$x])'];

const loops = [
  ...absent.flatMap((test) => [
    ...longer.map((more) => `$xs.reduce(($a, $x) => ${test} ? ${more} : $a, [])`),
    `$xs.reduce(($a, $x) => { if (${test}) { $a.push($x); } return $a; }, [])`,
    ...longer.map(
      (more) => `$xs.reduce(($a, $x) => { if (${test}) { return ${more}; } return $a; }, [])`,
    ),
  ]),
  ...present.flatMap((test) => [
    ...longer.map((more) => `$xs.reduce(($a, $x) => ${test} ? $a : ${more}, [])`),
    ...longer.map(
      (more) => `$xs.reduce(($a, $x) => { if (${test}) { return $a; } return ${more}; }, [])`,
    ),
    `$xs.reduce(($a, $x) => { if (${test}) { return $a; } $a.push($x); return $a; }, [])`,
  ]),
];

/** Duplicates dropped by a reduce that searches what it has. */
export const reduceToSet = peephole({
  name: 'reduce-to-set',
  wins: 'Drops duplicates with a Set instead of a reduce that searches (and copies) its result for every item; turns a quadratic reduce into a linear one.',
  gain: 'algorithmic',
  reason: 'Drop duplicates with a Set instead of searching the result for every item',
  cases: [
    ...loops.map((find) => ({ find, put: '[...new Set($xs)]' })),
    {
      find: '[...$xs, ...$ys.filter(($y) => !$xs.includes($y))]',
      put: '[...new Set([...$xs, ...$ys])]',
    },
    {
      find: '$xs.concat($ys.filter(($y) => !$xs.includes($y)))',
      put: '[...new Set([...$xs, ...$ys])]',
    },
    { find: '[...new Set($xs.map($f))].length', put: 'new Set($xs.map($f)).size' },
    { find: '[...new Set($xs)].length', put: 'new Set($xs).size' },
    { find: 'Array.from(new Set($xs)).length', put: 'new Set($xs).size' },
    { find: '[...new Set($xs)].includes($x)', put: '$xs.includes($x)' },
  ],
});
