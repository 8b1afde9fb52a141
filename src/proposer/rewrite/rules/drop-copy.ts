import { peephole, type Case } from '../peephole.ts';

const copies = [
  '[...$xs]',
  '$xs.slice()',
  '$xs.slice(0)',
  '$xs.concat()',
  'Array.from($xs)',
  '[].concat($xs)',
];
const reading = [
  'forEach',
  'map',
  'filter',
  'some',
  'every',
  'find',
  'findIndex',
  'findLast',
  'flatMap',
  'includes',
  'indexOf',
  'join',
  'slice',
  'at',
];

const cases: Case[] = [
  ...copies.flatMap((copy) => [
    ...reading.map((method) => ({
      find: `${copy}.${method}($$rest)`,
      put: `$xs.${method}($$rest)`,
    })),
    { find: `${copy}.reduce($$rest)`, put: '$xs.reduce($$rest)' },
    { find: `${copy}.length`, put: ['$xs.length', '$xs.size'] },
    { find: `for (const $x of ${copy}) $body;`, put: 'for (const $x of $xs) $body;' },
    { find: `new Set(${copy})`, put: 'new Set($xs)' },
    { find: `new Map(${copy})`, put: 'new Map($xs)' },
    { find: `[...${copy}]`, put: '[...$xs]' },
  ]),
  ...['map', 'filter', 'flatMap', 'slice', 'concat'].flatMap((method) => [
    { find: `[...$xs.${method}($$rest)]`, put: `$xs.${method}($$rest)` },
    { find: `$xs.${method}($$rest).slice()`, put: `$xs.${method}($$rest)` },
    { find: `Array.from($xs.${method}($$rest))`, put: `$xs.${method}($$rest)` },
  ]),
  { find: '[...Object.keys($o)]', put: 'Object.keys($o)' },
  { find: '[...Object.values($o)]', put: 'Object.values($o)' },
  { find: '[...Object.entries($o)]', put: 'Object.entries($o)' },
  { find: '[...$s.split($x)]', put: '$s.split($x)' },
  { find: '[...$xs, ...$ys].forEach($f)', put: '($xs.forEach($f), $ys.forEach($f))' },
  { find: '[...$xs, ...$ys].some($f)', put: '$xs.some($f) || $ys.some($f)' },
  { find: '[...$xs, ...$ys].every($f)', put: '$xs.every($f) && $ys.every($f)' },
  { find: '[...$xs, ...$ys].includes($x)', put: '$xs.includes($x) || $ys.includes($x)' },
  { find: '$xs.concat($ys).some($f)', put: '$xs.some($f) || $ys.some($f)' },
  { find: '$xs.concat($ys).includes($x)', put: '$xs.includes($x) || $ys.includes($x)' },
  { find: '[...$xs].sort($$c)', put: ['$xs.toSorted($$c)', '$xs.sort($$c)'] },
  { find: '$xs.slice().sort($$c)', put: ['$xs.toSorted($$c)', '$xs.sort($$c)'] },
  { find: '[...$xs].reverse()', put: ['$xs.toReversed()', '$xs.reverse()'] },
  { find: '$xs.slice().reverse()', put: ['$xs.toReversed()', '$xs.reverse()'] },
];

/** A copy that is only read, and then thrown away. */
export const dropCopy = peephole({
  name: 'drop-copy',
  wins: 'Reads an array as it is instead of copying it first; wins by the allocation and the copying.',
  gain: 'allocation',
  reason: 'Read the array itself instead of a copy',
  cases,
});
