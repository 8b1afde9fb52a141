import { describe, expect, it } from 'vitest';
import { inFunction } from '../survivors.ts';
import { reduceToSet as rule } from './reduce-to-set.ts';

const inputs = '[[["b", "a", "b", "c", "a"]], [[]], [[1, 1]]]';

describe('reduce-to-set', () => {
  it.each([
    'xs.reduce((out, x) => (out.includes(x) ? out : [...out, x]), [])',
    'xs.reduce((out, x) => out.indexOf(x) === -1 ? out.concat(x) : out, [])',
    'xs.reduce((out, x) => { if (!out.includes(x)) { out.push(x); } return out; }, [])',
    'xs.reduce((out, x) => { if (0 > out.indexOf(x)) out.push(x); return out; }, [])',
    '[...new Set(xs)].length',
  ])('makes a Set of %s', (expression) => {
    expect(inFunction(rule, 'xs', expression, inputs).join()).toContain('new Set(');
  });

  it.each([
    'xs.reduce((out, x) => (out.includes(x) ? out : [...out, x]), [1])',
    'xs.reduce((out, x) => (xs.includes(x) ? out : [...out, x]), [])',
  ])('leaves %s', (expression) => {
    expect(inFunction(rule, 'xs', expression, inputs)).toEqual([]);
  });
});
