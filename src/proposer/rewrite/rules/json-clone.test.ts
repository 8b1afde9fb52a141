import { describe, expect, it } from 'vitest';
import { inFunction } from '../survivors.ts';
import { apply } from '../testing.ts';
import { jsonClone as rule } from './json-clone.ts';

const inputs =
  '[[{ a: 1, b: [1, NaN, undefined, null], c: { d: undefined, e: new Date(0) } }], [[]], [1], ["x"], [null], [{ "__proto__x": -1 }]]';

describe('json-clone', () => {
  it('copies all that JSON can hold, as JSON does', () => {
    const right = inFunction(rule, 'x', 'JSON.parse(JSON.stringify(x))', inputs);
    expect(right.some((text) => text.includes('function cloneData'))).toBe(true);
  });

  it('copies one level where that is enough', () => {
    const right = inFunction(
      rule,
      'x',
      'JSON.parse(JSON.stringify(x))',
      '[[[{ a: 1 }, { a: 2 }]], [[]]]',
    );
    expect(right.some((text) => text.includes('x.map((item) => ({ ...item }))'))).toBe(true);
  });

  it('keeps an object literal apart from a block', () => {
    for (const code of [
      'const f = (k) => JSON.parse(JSON.stringify({ k }));',
      'JSON.parse(JSON.stringify({ a: { b: 1 } }));',
    ])
      expect(apply(rule, code).length).toBeGreaterThan(1);
  });

  it.each([
    'JSON.parse(x)',
    'JSON.stringify(JSON.parse(x))',
    'JSON.parse(JSON.stringify(x, null))',
  ])('leaves %s', (expression) => {
    expect(inFunction(rule, 'x', expression, '[["1"]]')).toEqual([]);
  });
});
