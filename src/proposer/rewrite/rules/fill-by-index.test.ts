import { describe, expect, it } from 'vitest';
import { inFunction } from '../survivors.ts';
import { fillByIndex as rule } from './fill-by-index.ts';

const inputs = '[[0], [1], [5]]';

describe('fill-by-index', () => {
  it.each([
    'Array.from({ length: n }, (_, i) => i * i)',
    'Array.from({ length: n }, () => [])',
    'Array(n).fill(0).map((_, i) => i + 1)',
    'new Array(n).fill().map(() => ({ a: 1 }))',
    '[...Array(n).keys()]',
    '[...Array(n)].map((_, i) => { const j = i; return j; })',
    'Array.from({ length: n }, () => Array.from({ length: n }, () => 0))',
  ])('fills %s', (expression) => {
    expect(inFunction(rule, 'n', expression, inputs)).not.toEqual([]);
  });

  it.each(['new Array(n).fill(0)', 'Array.of(n)', 'Array.from({ size: n }, () => 1)'])(
    'leaves %s',
    (expression) => {
      expect(inFunction(rule, 'n', expression, inputs)).toEqual([]);
    },
  );
});
