/** What a callback gives back, as far as its type says. */
export type Returns = 'boolean' | 'number' | 'string' | 'anything';

/**
 * Small pure functions without free variables for a callback that takes `arity` arguments: source
 * texts that run for any arguments.
 */
export function functionPool(arity: number, returns: Returns): readonly string[] {
  return returns === 'number' && arity >= 2 ? comparators : pools[returns];
}

const comparators: readonly string[] = [
  '(a, b) => (a < b ? -1 : a > b ? 1 : 0)',
  '(a, b) => (a < b ? 1 : a > b ? -1 : 0)',
  '(a, b) => a - b',
  '(a, b) => String(a).length - String(b).length',
  '() => 0',
];

const pools: Record<Returns, readonly string[]> = {
  boolean: [
    '(x) => !!x',
    '() => true',
    '() => false',
    '(x) => x > 2',
    '(x) => typeof x === "string"',
    '(x, y) => x === y',
  ],
  number: [
    '(x) => (typeof x === "number" ? x : 0)',
    '(x) => String(x).length',
    '() => 0',
    '() => NaN',
  ],
  string: ['(x) => String(x)', '(x) => typeof x', '() => ""', '() => "constructor"'],
  anything: [
    '(x) => x',
    '() => undefined',
    '(x) => [x]',
    '(a, b) => (b === undefined ? a : b)',
    '(...all) => all.length',
    '(x) => String(x)',
    '(x) => x > 2',
    '() => { throw new RangeError("from the callback"); }',
  ],
};
