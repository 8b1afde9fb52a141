import { describe, expect, it } from 'vitest';
import { inFunction, survivors } from '../survivors.ts';
import { dropCopy as rule } from './drop-copy.ts';

const inputs = '[[[3, 10, 2, 1, 3]], [[]], [[0]]]';
const results = (expression: string) => inFunction(rule, 'xs', expression, inputs);

describe('drop-copy', () => {
  it.each([
    ['[...xs].map((x) => x + 1)', 'xs.map('],
    ['xs.slice().filter((x) => x > 1)', 'xs.filter('],
    ['Array.from(xs).join()', 'xs.join()'],
    ['[...xs.map((x) => x + 1)]', 'return xs.map('],
    ['new Set([...xs])', 'new Set(xs)'],
    ['[...xs].reduce((a, b) => a + b, 0)', 'xs.reduce('],
    ['[...xs, ...xs].includes(3)', '||'],
    ['[...xs].sort((a, b) => a - b)', 'xs.toSorted('],
  ])('reads %s as %s', (expression, wanted) => {
    expect(results(expression).join()).toContain(wanted);
  });

  it('takes the copy out of a loop head', () => {
    const code =
      'function f(xs) { const out = []; for (const x of [...xs]) { out.push(x); } return out; }';
    expect(survivors(rule, code, 'f', inputs)[0]).toContain('of xs)');
  });

  it.each(['[...xs]', 'xs.slice(1).map((x) => x)', '[...xs, 1].map((x) => x)', 'xs.map((x) => x)'])(
    'leaves %s',
    (expression) => {
      expect(results(expression)).toEqual([]);
    },
  );
});
