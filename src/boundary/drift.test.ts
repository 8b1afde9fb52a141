import { describe, expect, it } from 'vitest';
import { admit, driftOf, type DriftEvent, type DriftRecord } from './drift.ts';

const budget = { behaviour: 0.2, interface: 5, text: 1 };

/** Change `n` of a chain that walks straight away, a hundredth of the way at each step. */
function step(n: number): DriftRecord {
  return {
    id: `c${n}`,
    parent: `c${n - 1}`,
    behaviour: n / 100,
    interface: 0,
    text: n / 200,
    step: { behaviour: 0.01, interface: 0, text: 0.005 },
  };
}

describe('a chain of 100 small changes, each harmless next to its parent', () => {
  it('is stopped at the budget, where comparing with the parent alone never stops it', () => {
    const events: DriftEvent[] = [];
    let stoppedAt: number | undefined;
    for (let n = 1; n <= 100 && stoppedAt === undefined; n++) {
      const alone = driftOf(`c${n - 1}`, [{ type: 'change-accepted', ...step(1) }], budget);
      expect(alone.over).toEqual([]);
      const verdict = admit('c0', events, step(n), budget);
      if (verdict.ok) events.push({ type: 'change-accepted', ...step(n) });
      else stoppedAt = n;
    }
    expect(stoppedAt).toBe(21);
    expect(driftOf('c0', events, budget).curve).toHaveLength(20);
  });

  it('goes on after a person signed for the newest version, for one budget more', () => {
    const events: DriftEvent[] = [];
    for (let n = 1; n <= 20; n++) events.push({ type: 'change-accepted', ...step(n) });
    events.push({ type: 'sign-off-given', signed: 'c20', by: 'Ada' });
    expect(driftOf('c0', events, budget)).toMatchObject({
      anchor: 'c20',
      distance: { behaviour: 0 },
    });
    let stoppedAt = 0;
    for (let n = 21; n <= 100 && !stoppedAt; n++) {
      if (admit('c0', events, step(n), budget).ok)
        events.push({ type: 'change-accepted', ...step(n) });
      else stoppedAt = n;
    }
    expect(stoppedAt).toBe(41);
  });

  it('is not anchored anew by a sign-off of an older version', () => {
    const events: DriftEvent[] = [];
    for (let n = 1; n <= 20; n++) events.push({ type: 'change-accepted', ...step(n) });
    events.push({ type: 'sign-off-given', signed: 'c3', by: 'Ada' });
    expect(admit('c0', events, step(21), budget).ok).toBe(false);
  });
});

it('counts a chain that goes back and forth, though its end looks near', () => {
  const events = Array.from({ length: 8 }, (_, i): DriftEvent => ({
    type: 'change-accepted',
    id: `c${i + 1}`,
    parent: `c${i}`,
    behaviour: i % 2 === 0 ? 0.05 : 0,
    interface: 0,
    text: 0.01,
    step: { behaviour: 0.05, interface: 0, text: 0.01 },
  }));
  expect(driftOf('c0', events, budget).over).toEqual(['behaviour']);
});

it.each([NaN, Infinity, -1])('takes %d for no distance', (behaviour) => {
  expect(() => admit('c0', [], { ...step(1), behaviour }, budget)).toThrow(RangeError);
});
