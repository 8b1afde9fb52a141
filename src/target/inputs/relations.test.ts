import { describe, expect, it } from 'vitest';
import type { Example, Value } from '../../candidate/values.ts';
import { generateExamples, targetShapes } from './index.ts';

function argumentsFrom(count: number, ...lists: Value[][]): (readonly Value[])[] {
  const recorded: Example[] = lists.map((args) => ({ calls: [{ args }], origin: 'recorded' }));
  return generateExamples({ recorded, shapes: targetShapes(recorded), seed: 3, count }).map(
    (example) => example.calls[0]!.args,
  );
}
const items = (value: Value | undefined) =>
  (Array.isArray(value) && value[0] === 'array' ? value[1] : []) as readonly Value[];
const list = (...values: Value[]): Value => ['array', values];

describe('relations between arguments', () => {
  it('has a needle in its haystack about every second time', () => {
    const made = argumentsFrom(600, [list('a', 'bc', 'd'), 'bc'], [list('x', 'yy'), 'z']).filter(
      ([haystack]) => items(haystack).length > 0,
    );
    const found = made.filter(([haystack, needle]) => items(haystack).includes(needle!)).length;
    expect(found / made.length).toBeGreaterThan(0.3);
    expect(found / made.length).toBeLessThan(0.85);
  });

  it('lets two lists overlap, in part', () => {
    const made = argumentsFrom(600, [list(1, 2, 3), list(3, 4)], [list(10, 20), list(20)]);
    const partly = made.filter(([a, b]) => {
      const common = items(a).filter((x) => items(b).includes(x)).length;
      return common > 0 && common < items(a).length;
    });
    expect(partly.length).toBeGreaterThan(100);
  });

  it('has indices within, at and beyond the end', () => {
    const made = argumentsFrom(600, [list('a', 'b', 'c', 'd'), 2], [list('x', 'y'), 0]);
    const at = (offset: number) =>
      made.filter(([array, index]) => index === items(array).length + offset).length;
    expect(at(0)).toBeGreaterThan(20);
    expect(at(-1)).toBeGreaterThan(20);
    expect(at(1)).toBeGreaterThan(5);
  });

  it('repeats elements, empties lists, and sorts them', () => {
    const arrays = argumentsFrom(400, [list(5, 1, 4)], [list(2, 9, 9, 3)]).map(([a]) => items(a));
    const repeated = arrays.filter((array) => new Set(array).size < array.length);
    const oneValue = arrays.filter((array) => array.length > 1 && new Set(array).size === 1);
    const sorted = arrays.filter(
      (array) => array.length > 3 && array.every((x, i) => i === 0 || array[i - 1]! <= x!),
    );
    expect(repeated.length).toBeGreaterThan(100);
    expect(oneValue.length).toBeGreaterThan(10);
    expect(sorted.length).toBeGreaterThan(20);
    expect(arrays.some((array) => array.length === 0)).toBe(true);
  });

  it('shares an object between arguments, and within one, now and then', () => {
    const person = (name: string): Value => ['object', [['name', name]]];
    const made = argumentsFrom(
      600,
      [list(person('ann'), person('bob')), person('ann')],
      [list(), person('eve')],
    );
    const refs = made.filter((args) => JSON.stringify(args).includes('["ref"'));
    expect(refs.length).toBeGreaterThan(20);
    expect(refs.length).toBeLessThan(500);
  });

  it('tries keys of every prototype on dictionaries', () => {
    const dictionary = (...keys: string[]): Value => ['object', keys.map((key) => [key, 1])];
    const made = argumentsFrom(
      600,
      [dictionary('a', 'b'), 'a'],
      [dictionary('c'), 'b'],
      [dictionary('x', 'y', 'z'), 'q'],
    );
    const text = JSON.stringify(made);
    expect(text).toContain('["__proto__",');
    expect(made.some(([, key]) => key === 'constructor')).toBe(true);
  });

  it('leaves NaN, -0 and the infinite out when they were neither seen nor declared', () => {
    expect(JSON.stringify(argumentsFrom(600, [list(1, -2), 3], [list(), 0]))).not.toContain(
      '"number"',
    );
    expect(JSON.stringify(argumentsFrom(600, [list(1, ['number', 'NaN']), 3]))).toContain(
      '["number","NaN"]',
    );
  });

  it('breaks strings in the middle of a letter', () => {
    const texts = argumentsFrom(800, ['hello world'], ['some text']).map(
      ([text]) => text as string,
    );
    expect(texts.some((text) => !text.isWellFormed())).toBe(true);
    expect(texts).toContain('');
  });

  it('repeats, drops and exchanges the calls of a method', () => {
    const push = (value: Value) => ({ method: 'push', args: [value] });
    const pop = { method: 'pop', args: [] };
    const recorded: Example[] = [
      { construct: [10], calls: [push(1), push(2), pop, push(3)], origin: 'recorded' },
    ];
    const examples = generateExamples({
      recorded,
      shapes: targetShapes(recorded),
      seed: 1,
      count: 200,
    });
    expect(new Set(examples.map((example) => example.calls.length)).size).toBeGreaterThan(4);
    for (const { construct, calls } of examples) {
      expect(construct).toHaveLength(1);
      for (const call of calls) expect(call.args).toHaveLength(call.method === 'pop' ? 0 : 1);
    }
  });
});
