import { describe, expect, it } from 'vitest';
import {
  blockRatio,
  confidenceSequence,
  corrected,
  median,
  ratioOf,
  schedule,
  screen,
  sequentialTest,
  summarise,
} from './index.ts';

const options = { alpha: 0.05, margin: 0.01, maxRounds: 100 };

describe('sequentialTest', () => {
  it.each([
    ['equal constant times', 5, 5],
    ['a candidate without time', 5, 0],
    ['no times at all', 0, 0],
    ['NaN', NaN, NaN],
    ['NaN of the candidate', 5, NaN],
    ['an endless baseline', Infinity, 5],
    ['negative times', -5, -1],
    ['a ratio that overflows', Number.MAX_VALUE, Number.MIN_VALUE],
    ['exactly the margin', 1.01, 1],
  ])('never accepts %s', (_, baseline, candidate) => {
    const test = sequentialTest(options);
    for (let i = 0; i < 200; i++) test.add(baseline, candidate);
    expect(test.decision()).toBe('not-faster');
  });

  it('accepts what always wins after a handful of rounds, and not before', () => {
    const test = sequentialTest(options);
    const decisions = Array.from({ length: 12 }, () => {
      test.add(2, 1);
      return test.decision();
    });
    expect(decisions.slice(0, 5)).toEqual(Array(5).fill('undecided'));
    expect(decisions.at(-1)).toBe('faster');
  });

  it('does not change a decision', () => {
    const test = sequentialTest(options);
    while (test.decision() === 'undecided') test.add(2, 1);
    for (let i = 0; i < 100; i++) test.add(1, 2);
    expect(test.decision()).toBe('faster');
  });

  it('stops at once when the rounds left can not suffice', () => {
    const test = sequentialTest({ ...options, maxRounds: 3 });
    test.add(2, 1);
    expect(test.decision()).toBe('not-faster');
    expect(test.rounds).toBe(1);
  });

  it.each([
    { alpha: 0 },
    { alpha: 1 },
    { alpha: NaN },
    { margin: -1 },
    { margin: NaN },
    { maxRounds: 0 },
  ])('refuses %o', (wrong) => {
    expect(() => sequentialTest({ ...options, ...wrong })).toThrow(RangeError);
  });

  it('agrees with the interval: faster exactly when it lies above 1 + margin', () => {
    for (const losses of [0, 1, 2, 3, 5, 8]) {
      const test = sequentialTest({ ...options, maxRounds: 1000 });
      const ratios: number[] = [];
      for (let i = 0; test.decision() === 'undecided'; i++) {
        ratios.push(i < losses ? 0.9 : 1.2);
        test.add(ratios.at(-1)!, 1);
        const { low } = confidenceSequence(ratios, options.alpha);
        expect(low > 1.01).toBe(test.decision() === 'faster');
      }
    }
  });
});

describe('confidenceSequence', () => {
  it('knows nothing from few rounds', () => {
    expect(confidenceSequence([], 0.05)).toEqual({ low: 0, high: Infinity });
    expect(confidenceSequence([2, 2], 0.05)).toEqual({ low: 0, high: Infinity });
  });

  it('is widened on both sides by what can not be used', () => {
    const good = Array.from({ length: 20 }, (_, i) => 1 + i / 100);
    const clean = confidenceSequence(good, 0.05);
    const broken = confidenceSequence([...good, NaN, Infinity], 0.05);
    expect(broken.low).toBeLessThanOrEqual(clean.low);
    expect(broken.high).toBeGreaterThanOrEqual(clean.high);
    expect(confidenceSequence(Array(50).fill(NaN), 0.05)).toEqual({ low: 0, high: Infinity });
  });
});

describe('corrected', () => {
  it('spends at most alpha however many are tried', () => {
    let spent = 0;
    for (let k = 1; k <= 10_000; k++) spent += corrected(0.05, k);
    expect(spent).toBeLessThan(0.05);
    expect(spent).toBeGreaterThan(0.0499);
  });
  it.each([0, -1, 1.5, NaN])('refuses the %s-th', (k) => {
    expect(() => corrected(0.05, k)).toThrow(RangeError);
  });
});

describe('schedule', () => {
  it('is a palindrome with two turns each, begun by either side, from the randomness given', () => {
    const numbers = [0.1, 0.9, 0.49, 0.5];
    const rounds = schedule(() => numbers.shift()!, 4);
    expect(rounds.map((turns) => turns[0])).toEqual([
      'baseline',
      'candidate',
      'baseline',
      'candidate',
    ]);
    for (const turns of rounds) {
      expect(turns.toReversed()).toEqual(turns);
      expect(turns.filter((turn) => turn === 'candidate')).toHaveLength(2);
    }
  });
});

describe('screen', () => {
  it('keeps the better half, best first, and never the broken', () => {
    const ratios = new Map([
      ['slow', [0.5, 0.6, 0.5]],
      ['best', [2, 3, 2.5]],
      ['broken', [Infinity, NaN, Infinity]],
      ['good', [1.5, 1.4, 9]],
      ['none', []],
    ]);
    expect(screen(ratios)).toEqual(['best', 'good', 'slow']);
    expect(screen(new Map())).toEqual([]);
    expect(screen(new Map([['only', [1]]]))).toEqual(['only']);
  });
});

describe('summarise', () => {
  const block = (small: number, large: number) => [
    { label: 'recorded', baselineMicros: 2 * small, candidateMicros: 2 },
    { label: 'n≈1000', baselineMicros: 300 * large, candidateMicros: 300 },
  ];

  it('weighs each size by the time that it takes', () => {
    expect(blockRatio(block(1, 16))).toBeCloseTo((2 + 4800) / (2 + 300));
    const effect = summarise(Array(12).fill(block(1, 16)), 0.05);
    expect(effect).toMatchObject({ confidence: 0.95, rounds: 12 });
    for (const figure of [effect.ratio, effect.low, effect.high])
      expect(figure).toBeCloseTo(15.9, 1);
    expect(effect.strata).toEqual([
      { label: 'recorded', ratio: 1, baselineMicros: 2, candidateMicros: 2 },
      { label: 'n≈1000', ratio: 16, baselineMicros: 4800, candidateMicros: 300 },
    ]);
  });

  it('lets broken times count against', () => {
    const broken = [{ label: 'recorded', baselineMicros: 5, candidateMicros: 0 }];
    expect(
      summarise(
        Array.from({ length: 30 }, () => broken),
        0.05,
      ),
    ).toMatchObject({ ratio: 0, low: 0 });
    expect(blockRatio([])).toBeNaN();
    expect(() => summarise([], 0.05)).toThrow(RangeError);
  });
});

describe('median', () => {
  it('of inverted ratios is the inverse', () => {
    const ratios = [0.5, 1.1, 1.3, 4];
    expect(median(ratios.map((x) => 1 / x))).toBeCloseTo(1 / median(ratios));
    expect(ratioOf(4, 2)).toBe(2);
  });
});
