import { describe, expect, it } from 'vitest';
import { merge } from './merge.ts';
import { pairs } from './pairs.ts';
import { rankSingles } from './singles.ts';

const text = 'abcdefghij';
const raw = (operator: string, start: number, put: string, prior: number) => ({
  change: { operator, edits: [{ start, end: start + 1, text: put }], reason: 'Try it' },
  prior,
});

describe('rankSingles', () => {
  it('keeps each result once, with its best prior, and drops what changes nothing', () => {
    const singles = rankSingles(text, [
      raw('one', 0, 'x', 0.2),
      raw('two', 0, 'x', 0.5),
      raw('two', 3, 'd', 0.9),
    ]);
    expect(singles).toHaveLength(1);
    expect(singles[0]).toMatchObject({ prior: 0.5, change: { operator: 'two' } });
  });

  it('does not let an operator with thousands starve one with few', () => {
    const many = Array.from({ length: 2000 }, (_, at) => raw('many', 0, `x${at}`, 0.5));
    const singles = rankSingles(text, [...many, raw('few', 5, 'y', 0.2)]);
    expect(singles.findIndex(({ change }) => change.operator === 'few')).toBeLessThan(500);
  });
});

describe('pairs', () => {
  it('gives every pair at different places, the highest product first', () => {
    const singles = rankSingles(text, [
      raw('a', 0, 'x', 0.9),
      raw('b', 0, 'y', 0.8),
      raw('c', 4, 'z', 0.5),
      raw('d', 8, 'w', 0.3),
    ]);
    const found = [...pairs(singles)];
    expect(found.map(({ changes }) => changes.map((one) => one.operator).join(''))).toEqual([
      'ac',
      'bc',
      'ad',
      'bd',
      'cd',
    ]);
  });
});

describe('merge', () => {
  it('falls in prior from first to last', () => {
    const singles = rankSingles(
      text,
      Array.from({ length: 9 }, (_, at) => raw(`o${at}`, at, 'X', 1 / (1 + at * at))),
    );
    const priors = [...merge(singles)].map(({ prior }) => prior);
    expect(priors.length).toBeGreaterThan(9);
    expect(priors).toEqual([...priors].sort((a, b) => b - a));
  });
});
