import { describe, expect, it } from 'vitest';
import { Fuel } from './hooks.ts';
import { ProbeLog } from './probe.ts';

/** A function of the target, as it is instrumented: it counts a step, then fails. */
function entering(fuel: Fuel, calls: { count: number }) {
  return (): never => {
    if (--fuel.counter.left < 0) fuel.counter.spent();
    calls.count++;
    throw new TypeError('nothing is there');
  };
}

describe('ProbeLog', () => {
  it('lets no more than a hundred expressions fail inside of the target, each of them dearly', () => {
    const fuel = new Fuel(1_000_000);
    const calls = { count: 0 };
    const fail = entering(fuel, calls);
    const log = new ProbeLog([false], 1, fuel);
    log.visit(0, 1, () => [...Array.from({ length: 300 }, () => fail), () => 2, () => 1]);
    expect(calls.count).toBe(100);
    const [{ digests, current, changes } = never()] = log.report();
    expect(digests.slice(0, 300).every((digest) => digest === null)).toBe(true);
    // What enters nothing is told as before.
    expect(digests[301]).toBe(current);
    expect(changes[digests[300]!]).toBe('1');
  });

  it('does not count what fails without entering the target, and gives the fuel back', () => {
    const fuel = new Fuel(1_000_000);
    const calls = { count: 0 };
    const fail = entering(fuel, calls);
    const outside = (): never => {
      throw new TypeError('nothing is there');
    };
    const log = new ProbeLog([false], 1, fuel);
    log.visit(0, 1, () => [...Array.from({ length: 300 }, () => outside), fail]);
    expect(calls.count).toBe(1);
    expect(fuel.counter.left).toBe(1_000_000);
    expect(fuel.exhausted).toBe(false);
  });
});

function never(): never {
  throw new Error('no hole is reported');
}
