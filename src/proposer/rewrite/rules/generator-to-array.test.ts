import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { generatorToArray } from './generator-to-array.ts';

describe('generator-to-array', () => {
  it('fills an array where all is taken, recursion included', () => {
    const code = `function* leaves(x: any): Generator<any> {
  if (!Array.isArray(x)) {
    yield x;
    return;
  }
  for (const y of x) yield* leaves(y);
}
function f(xs: any) { return [...leaves(xs)]; }`;
    const [after] = survivors(generatorToArray, code, 'f', '[[[1, [2, [3]]]], [[]], [4]]');
    expect(after).toContain('out.push(x);');
    expect(after).not.toContain('yield');
  });

  it('leaves generators that are taken step by step, or given away', () => {
    expect(
      changes(generatorToArray, 'function* g() { yield 1; } const it = g(); it.next();'),
    ).toEqual([]);
    expect(changes(generatorToArray, 'export function* g() { yield 1; } [...g()];')).toEqual([]);
    expect(changes(generatorToArray, 'function* g() { const x = yield 1; } [...g()];')).toEqual([]);
  });
});
