type Random = () => number;

const below = (n: number, random: Random) => Math.floor(random() * n);
const numbers = (n: number, range: number, random: Random) =>
  Array.from({ length: n }, () => below(range, random));
const letters = (n: number, alphabet: string, random: Random) =>
  Array.from({ length: n }, () => alphabet[below(alphabet.length, random)]).join('');

function tree(n: number, random: Random): unknown {
  if (n <= 1) return below(1000, random);
  const parts = Math.min(n, 4);
  return Object.fromEntries(
    Array.from({ length: parts }, (_, i) => [`key${i}`, tree(Math.floor(n / parts), random)]),
  );
}

/** Arguments of size n for measuring; another random source gives others of the same shape. */
export const grown: Readonly<Record<string, (n: number, random: Random) => unknown[]>> = {
  leven: (n, random) => [letters(n, 'abcdefgh', random), letters(n, 'abcdefgh', random)],
  'array-differ': (n, random) => [numbers(n, 2 * n, random), numbers(n, 2 * n, random)],
  'left-pad': (n, random) => [letters(3, '123456789', random), n + 3, '0'],
  'array-unique': (n, random) => [numbers(n, n, random)],
  'arr-union': (n, random) => [
    Array.from({ length: n }, (_, i) => 2 * i),
    [...new Set(numbers(n, 2 * n, random))],
  ],
  'escape-html': (n, random) => [letters(n, 'abcdefghij klmnopqrst uvwxyz <>&"', random)],
  'trim-newlines': (n, random) => [`\n${letters(3, 'ab', random)}${'\n'.repeat(n)}end\n`],
  trim: (n, random) => [` ${letters(3, 'ab', random)}${' '.repeat(n)}end `],
  toposort: (n, random) => {
    const edges = Array.from({ length: n }, (_, i) => [
      `n${i}`,
      `n${i + 1 + below(Math.min(20, n), random)}`,
    ]);
    return [[...new Set(edges.flat())], edges];
  },
  intersect: (n, random) => {
    const shift = below(n, random);
    return [
      Array.from({ length: n }, (_, i) => 2 * i + shift),
      Array.from({ length: n }, (_, i) => 3 * i),
    ];
  },
  'deep-equal': (n, random) => {
    const value = tree(n, random);
    return [value, structuredClone(value)];
  },

  'quadratic/unique': (n, random) => [numbers(n, n, random)],
  'quadratic/common': (n, random) => [numbers(n, 2 * n, random), numbers(n, 2 * n, random)],
  'quadratic/join': (n, random) => [
    Array.from({ length: n }, (_, id) => ({ id, customer: below(2 * n, random) })),
    Array.from({ length: n }, (_, i) => ({ id: 2 * i, name: `customer ${i}` })),
  ],
  'quadratic/count': (n, random) => [
    Array.from({ length: n }, () => `w${below(Math.ceil(n / 2), random)}`),
  ],
  // A wide queue: the start reaches most nodes at once.
  'quadratic/levels': (n, random) => [
    [
      Array.from({ length: 8 * n }, (_, k) => k + 1),
      ...Array.from({ length: 10 * n - 1 }, () => [below(10 * n, random)]),
    ],
    0,
  ],
  'quadratic/flatten': (n, random) => [
    Array.from({ length: n }, () => numbers(below(4, random), 100, random)),
  ],
};
