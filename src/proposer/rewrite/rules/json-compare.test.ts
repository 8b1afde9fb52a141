import { describe, expect, it } from 'vitest';
import { inFunction } from '../survivors.ts';
import { changes } from '../testing.ts';
import { jsonCompare } from './json-compare.ts';

const inputs =
  "[[1, 1], [[1, 'a'], [1, 'a']], [[1], [2]], [{ a: 1 }, { a: 1 }], [{ a: 1 }, { a: [1] }], [null, undefined], [[undefined], [null]], ['a', 'b'], [[[1, 2], 3], [[1, 2], 3]]]";

describe('json-compare', () => {
  it.each([
    ['JSON.stringify(a) === JSON.stringify(b)', 'sameJson(a, b)'],
    ['JSON.stringify(a) != JSON.stringify(b)', '!sameJson(a, b)'],
  ])('%s becomes %s', (before, after) => {
    expect(inFunction(jsonCompare, 'a: any, b: any', before, inputs)).toContainEqual(
      expect.stringContaining(`return ${after};`),
    );
  });

  it.each(['JSON.stringify(a) === b', 'JSON.stringify(a)'])('leaves %s', (code) => {
    expect(changes(jsonCompare, `function f(a: any, b: any) { return ${code}; }`)).toEqual([]);
  });
});
