import { describe, expect, it } from 'vitest';
import { confidenceSequence, schedule, sequentialTest } from './index.ts';

/** Mulberry32: a seeded stream of numbers from 0 up to 1. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A machine: the time that a call takes beyond its own cost, as a factor, from call to call. */
type Machine = (random: () => number) => () => number;

const machines: Record<string, Machine> = {
  quiet: (random) => () => Math.exp(0.03 * normal(random)),
  'with heavy tails': (random) => () => 1 + 0.01 * Math.tan((Math.PI / 2) * random()),
  'with drift that remembers': (random) => {
    let state = 0;
    return () => Math.exp((state = 0.98 * state + 0.2 * normal(random)) + 0.002);
  },
  'that slows down all the time': (random) => {
    let slow = 1;
    return () => (slow *= 1.004) * Math.exp(0.001 * normal(random));
  },
};

/** One round: the sums of the two turns of each side, in the schedule's order. */
function round(random: () => number, machine: () => number, speedup: number) {
  const times = { baseline: 0, candidate: 0 };
  for (const turn of schedule(random, 1)[0]!)
    times[turn] += machine() * (turn === 'candidate' ? 1 / speedup : 1);
  return times;
}

function measure(seed: number, machine: Machine, speedup: number, margin: number, alpha = 0.1) {
  const random = seeded(seed);
  const next = machine(random);
  const test = sequentialTest({ alpha, margin, maxRounds: 80 });
  while (test.decision() === 'undecided') {
    const { baseline, candidate } = round(random, next, speedup);
    test.add(baseline, candidate);
  }
  return { decision: test.decision(), rounds: test.rounds };
}

const runs = 1500;

describe('sequentialTest, simulated', () => {
  for (const [name, machine] of Object.entries(machines))
    it(`calls a function faster than itself less often than alpha, on a machine ${name}`, () => {
      let wrong = 0;
      for (let seed = 0; seed < runs; seed++)
        if (measure(seed, machine, 1, 0).decision === 'faster') wrong++;
      expect(wrong / runs).toBeLessThanOrEqual(0.1);
    });

  it('has a boundary that is not vacuous: without a margin, A/A is sometimes called faster', () => {
    let wrong = 0;
    for (let seed = 0; seed < runs; seed++)
      if (measure(seed, machines.quiet!, 1, 0, 0.5).decision === 'faster') wrong++;
    expect(wrong).toBeGreaterThan(0);
  });

  it('does not accept a gain of less than the margin', () => {
    let wrong = 0;
    for (let seed = 0; seed < runs; seed++)
      if (measure(seed, machines.quiet!, 1.009, 0.01).decision === 'faster') wrong++;
    expect(wrong / runs).toBeLessThanOrEqual(0.1);
  });

  it('finds a gain of 5 % under noise of 3 % within 40 rounds nearly always', () => {
    let found = 0;
    for (let seed = 0; seed < 300; seed++) {
      const { decision, rounds } = measure(seed, machines.quiet!, 1.05, 0.01, 0.05);
      if (decision === 'faster' && rounds <= 40) found++;
    }
    expect(found / 300).toBeGreaterThan(0.95);
  });

  it('gives up on a slower candidate soon', () => {
    const rounds = Array.from({ length: 300 }, (_, seed) => {
      const result = measure(seed, machines.quiet!, 0.9, 0.01, 0.05);
      expect(result.decision).toBe('not-faster');
      return result.rounds;
    });
    expect(Math.max(...rounds)).toBeLessThan(20);
  });
});

describe('confidenceSequence, simulated', () => {
  it('contains the true median at every round at once, at least as often as it says', () => {
    let missed = 0;
    for (let seed = 0; seed < 600; seed++) {
      const random = seeded(seed);
      const ratios: number[] = [];
      for (let i = 0; i < 60; i++) {
        // Cauchy around log 1.2: no mean, but a median.
        ratios.push(1.2 * Math.exp(0.05 * Math.tan(Math.PI * (random() - 0.5))));
        const { low, high } = confidenceSequence(ratios, 0.1);
        if (low > 1.2 || high < 1.2) {
          missed++;
          break;
        }
      }
    }
    expect(missed / 600).toBeLessThanOrEqual(0.1);
  });

  it('becomes narrow', () => {
    const random = seeded(7);
    const ratios = Array.from({ length: 60 }, () => 1.2 * Math.exp(0.03 * normal(random)));
    const { low, high } = confidenceSequence(ratios, 0.05);
    expect(low).toBeGreaterThan(1.16);
    expect(high).toBeLessThan(1.24);
  });
});
