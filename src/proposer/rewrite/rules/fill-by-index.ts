import { peephole } from '../peephole.ts';

const made = {
  name: 'arrayOf',
  code: `function arrayOf«<T>»(length«: number», make«: (index: number) => T»)«: T[]» {
  const items«: T[]» = [];
  for (let index = 0; index < length; index++) items.push(make(index));
  return items;
}`,
};

const lengths = [
  'Array.from({ length: $n })',
  '[...Array($n)]',
  '[...new Array($n)]',
  'Array($n).fill()',
  'new Array($n).fill()',
  'Array($n).fill($z)',
  'new Array($n).fill($z)',
  'Array.from(Array($n))',
  'Array.from(new Array($n))',
];
const indices = [
  '[...Array($n).keys()]',
  'Array.from(Array($n).keys())',
  '[...new Array($n).keys()]',
  'Array.from({ length: $n }).keys()',
];

/** An array made by its length. */
export const fillByIndex = peephole({
  name: 'fill-by-index',
  wins: 'Fills an array of known length in a plain loop instead of by an array-like object, holes or an iterator; wins on long arrays and in hot code.',
  gain: 'allocation',
  reason: 'Fill the array in a plain loop',
  cases: [
    ...['($_, $i) => $e', '() => $e', '($_, $i) => { $$body; }', '() => { $$body; }'].flatMap(
      (callback) => {
        const make = callback.replace('($_, $i)', '($i)');
        return [
          {
            find: `Array.from({ length: $n }, ${callback})`,
            put: `arrayOf($n, ${make})`,
            helper: made,
          },
          { find: `Array.from(Array($n), ${callback})`, put: `arrayOf($n, ${make})`, helper: made },
          {
            find: `Array.from(new Array($n), ${callback})`,
            put: `arrayOf($n, ${make})`,
            helper: made,
          },
          ...lengths.map((list) => ({
            find: `${list}.map(${callback})`,
            put: `arrayOf($n, ${make})`,
            helper: made,
          })),
        ];
      },
    ),
    ...indices.map((list) => ({ find: list, put: 'arrayOf($n, (index) => index)', helper: made })),
    ...indices.map((list) => ({
      find: `${list}.map(($i) => $e)`,
      put: 'arrayOf($n, ($i) => $e)',
      helper: made,
    })),
    ...['0', 'false', "''", 'null', 'Infinity', '1', 'true', '-1'].map((value) => ({
      find: `Array.from({ length: $n }, () => ${value})`,
      put: `new Array($n).fill(${value})`,
    })),
    { find: 'Array.from($xs).map($f)', put: 'Array.from($xs, $f)' },
    { find: '[...$xs].map($f)', put: 'Array.from($xs, $f)' },
    { find: 'Array.from($xs)', put: '[...$xs]' },
  ],
});
