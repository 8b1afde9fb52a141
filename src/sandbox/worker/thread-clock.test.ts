import { describe, expect, it } from 'vitest';
import { cpuMicros, movesFinely, threadClock } from './thread-clock.ts';

describe('the clock of a thread', () => {
  it('moves finely only when it moves by a little, and often', () => {
    let time = 0;
    expect(movesFinely(() => (time += 1))).toBe(true);
    // A tick of 4 ms, read once a microsecond.
    expect(movesFinely(() => Math.floor((time += 1) / 4_000) * 4_000)).toBe(false);
    expect(movesFinely(() => 7)).toBe(false);
    expect(movesFinely(() => NaN)).toBe(false);
  });

  it('does not go on while the thread waits', () => {
    if (threadClock().kind === 'wall') return;
    const cell = new Int32Array(new SharedArrayBuffer(4));
    const before = cpuMicros();
    Atomics.wait(cell, 0, 0, 50);
    expect(cpuMicros() - before).toBeLessThan(25_000);
  });

  it('tells the time that is spent computing', () => {
    const { micros } = threadClock();
    const before = micros();
    let sum = 0;
    for (let i = 0; i < 5_000_000; i++) sum = (sum * 31 + i) | 0;
    expect(sum).toBeTypeOf('number');
    expect(micros() - before).toBeGreaterThan(500);
  });
});
