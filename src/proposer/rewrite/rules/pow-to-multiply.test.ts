import { describe, expect, it } from 'vitest';
import { inFunction } from '../survivors.ts';
import { changes } from '../testing.ts';
import { powToMultiply } from './pow-to-multiply.ts';

const inputs = '[[3, 2], [-2, 3], [0, 0], [5, 4]]';

describe('pow-to-multiply', () => {
  it.each([
    ['Math.pow(x, 2)', 'x * x'],
    ['2 / Math.pow(x, 2)', '2 / (x * x)'],
    ['x ** 3 + 1', '(x * x * x) + 1'],
    ['Math.pow(2, n)', '1 << n'],
    ['Math.pow(n, x * 2)', 'n ** (x * 2)'],
    ['Math.sqrt(Math.pow(x, 2) + Math.pow(n, 2))', 'Math.sqrt(x * x + n * n)'],
  ])('%s becomes %s', (before, after) => {
    expect(inFunction(powToMultiply, 'x: number, n: number', before, inputs)).toContainEqual(
      expect.stringContaining(`return ${after};`),
    );
  });

  it.each(['Math.round(x)', 'x * 2'])('leaves %s', (code) => {
    expect(changes(powToMultiply, `function f(x: number, n: number) { return ${code}; }`)).toEqual(
      [],
    );
  });
});
