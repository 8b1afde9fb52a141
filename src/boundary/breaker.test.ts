import { describe, expect, it } from 'vitest';
import { breakerState, mayRun, type BreakerBudget, type BreakerEvent } from './breaker.ts';

const budget: BreakerBudget = {
  timeMs: 1000,
  candidates: 100,
  money: 10,
  tokens: 500,
  acceptedPerDay: 2,
  auditRejections: 2,
  driftStops: 2,
  unexplainedJumps: 2,
  oscillations: 2,
  stagnation: 3,
  recursionDepth: 1,
  rollbacks: 1,
};
type Body = BreakerEvent extends infer E ? (E extends unknown ? Omit<E, 'at'> : never) : never;
const spent = (over: object = {}): Body => ({
  type: 'run-spent',
  timeMs: 1,
  candidates: 1,
  money: 0,
  tokens: 0,
  fruitful: true,
  depth: 0,
  ...over,
});
const person = { kind: 'person', name: 'Ada' } as const;
const closed = (over: object = {}): Body => ({
  type: 'breaker-closed',
  by: person,
  reason: 'looked into it',
  verified: true,
  ...over,
});
const accepted = (before: string, after: string): Body => ({
  type: 'change-accepted',
  target: 't',
  before,
  after,
});
const at = (bodies: readonly Body[], every = 1000): BreakerEvent[] =>
  bodies.map((body, i) => ({ ...body, at: i * every }));
const trigger = (bodies: readonly Body[]): string => {
  const state = breakerState(at(bodies), budget);
  return state.kind === 'open' ? state.trigger : state.kind;
};

describe('it opens', () => {
  it.each<[string, Body[], Body[]]>([
    ['time', [spent({ timeMs: 1000 })], [spent({ timeMs: 600 }), spent({ timeMs: 600 })]],
    ['candidates', [spent({ candidates: 100 })], [spent({ candidates: 101 })]],
    ['money', [spent({ money: 10 })], [spent({ money: 6 }), spent({ money: 6 })]],
    ['tokens', [spent({ tokens: 500 })], [spent({ tokens: 501 })]],
    [
      'accepted-per-day',
      [accepted('a', 'b'), accepted('b', 'c')],
      [accepted('a', 'b'), accepted('b', 'c'), accepted('c', 'd')],
    ],
    [
      'audit-rejections',
      [{ type: 'audit-rejected', candidate: 'c' }],
      [
        { type: 'audit-rejected', candidate: 'c' },
        { type: 'audit-rejected', candidate: 'd' },
      ],
    ],
    [
      'drift',
      [{ type: 'drift-exceeded', target: 't' }],
      [
        { type: 'drift-exceeded', target: 't' },
        { type: 'drift-exceeded', target: 'u' },
      ],
    ],
    [
      'unexplained-jumps',
      [
        { type: 'metric-jumped', target: 't', explained: true },
        { type: 'metric-jumped', target: 't', explained: false },
      ],
      [
        { type: 'metric-jumped', target: 't', explained: false },
        { type: 'metric-jumped', target: 't', explained: false },
      ],
    ],
    [
      'stagnation',
      [spent({ fruitful: false }), spent({ fruitful: false }), spent(), spent({ fruitful: false })],
      [spent({ fruitful: false }), spent({ fruitful: false }), spent({ fruitful: false })],
    ],
    ['recursion-depth', [spent({ depth: 1 })], [spent({ depth: 2 })]],
    [
      'sandbox-breach',
      [],
      [{ type: 'sandbox-breached', target: 'a.js', what: 'it wrote to the channel' }],
    ],
    ['rollbacks', [], [{ type: 'rollback-done', release: 'r' }]],
    ['unknown-event', [], [{ type: 'moon-rose' } as never]],
    ['money', [], [spent({ money: NaN })]],
  ])('by %s, at its limit and not before', (name, fine, tooMuch) => {
    expect(trigger(fine)).toBe('closed');
    expect(trigger(tooMuch)).toBe(name);
  });

  it('by undoing what was done, twice', () => {
    const back = at([accepted('a', 'b'), accepted('b', 'a')], 100_000_000);
    expect(breakerState(back, budget).kind).toBe('closed');
    const again = at([accepted('a', 'b'), accepted('b', 'a'), accepted('a', 'b')], 100_000_000);
    expect(breakerState(again, budget)).toMatchObject({ kind: 'open', trigger: 'oscillation' });
  });
});

describe('it stays open', () => {
  const breach: Body = {
    type: 'sandbox-breached',
    target: 'a.js',
    what: 'it wrote to the channel',
  };

  it('whatever comes after, until a person closes it with a reason', () => {
    expect(trigger([breach, spent(), accepted('a', 'b')])).toBe('sandbox-breach');
    expect(trigger([breach, closed()])).toBe('closed');
  });

  it.each([
    ['an agent', { by: { kind: 'agent', name: 'a' } }],
    ['a candidate', { by: { kind: 'candidate', name: 'c' } }],
    ['a config', { by: { kind: 'config', name: 'pawl.config.ts' } }],
    ['Pawl', { by: { kind: 'pawl', name: 'pawl' } }],
    ['nobody whose word was verified', { verified: false }],
    ['a person without a reason', { reason: ' ' }],
  ])('when it is %s that closes it', (_, over) => {
    expect(trigger([breach, closed(over)])).toBe('sandbox-breach');
    const half = { ...closed(over), type: 'breaker-half-opened' } as Body;
    expect(trigger([breach, half])).toBe('sandbox-breach');
  });

  it('until each opening that was recorded is closed by its own name', () => {
    const opened = (id: string, by = 'hand'): Body => ({
      type: 'breaker-opened',
      id,
      trigger: by,
      reason: 'seen',
    });
    expect(trigger([opened('1'), closed()])).toBe('hand');
    expect(trigger([opened('1'), closed({ opened: '2' })])).toBe('hand');
    expect(trigger([opened('1'), opened('2'), closed({ opened: '1' })])).toBe('hand');
    expect(
      trigger([opened('1'), opened('2'), closed({ opened: '1' }), closed({ opened: '2' })]),
    ).toBe('closed');
    // What was counted is closed by the name that it was recorded under.
    const recorded = [breach, opened('1', 'sandbox-breach')];
    expect(trigger([...recorded, closed()])).toBe('sandbox-breach');
    expect(trigger([...recorded, closed({ opened: '1' })])).toBe('closed');
  });

  it('counts from zero once it was closed', () => {
    expect(trigger([spent({ timeMs: 1001 }), closed(), spent({ timeMs: 1000 })])).toBe('closed');
  });
});

describe('half-open', () => {
  const half = { ...closed(), type: 'breaker-half-opened' } as Body;
  const breach: Body = {
    type: 'sandbox-breached',
    target: 'a.js',
    what: 'it wrote to the channel',
  };

  it('lets one run through and no second', () => {
    const first = breakerState(at([breach, half]), budget);
    expect([first.kind, mayRun(first)]).toEqual(['half-open', true]);
    const second = breakerState(
      at([breach, half, { type: 'run-admitted', run: 'r1' }, { type: 'run-passed', run: 'r1' }]),
      budget,
    );
    expect([second.kind, mayRun(second)]).toEqual(['half-open', false]);
  });

  it('opens again at the next trigger, and closes by a person', () => {
    expect(trigger([breach, half, breach])).toBe('sandbox-breach');
    expect(trigger([breach, half, closed()])).toBe('closed');
  });

  it('lets one change through and no second', () => {
    const used: Body = { type: 'change-used', candidate: 'c' };
    expect(trigger([breach, half, accepted('a', 'b')])).toBe('half-open');
    expect(trigger([breach, half, used])).toBe('sandbox-breach');
    expect(trigger([breach, half, used, half])).toBe('half-open');
  });

  it('does not half-open what is closed', () => {
    expect(trigger([half])).toBe('closed');
  });
});
