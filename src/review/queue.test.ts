import { describe, expect, it } from 'vitest';
import { digestOf, sha256, type Entry, type LedgerEvent } from '../ledger/index.ts';
import { openOf, queueOf } from './queue.ts';
import { makeDecision, pendingOf } from './testing.ts';

const hashOf = (index: number): string => sha256(String(index));

function entriesOf(...events: LedgerEvent[]): Entry[] {
  return events.map((event, index) => {
    const at = new Date(Date.UTC(2026, 0, 2, index)).toISOString();
    return { ...event, index, at, hash: hashOf(index) } as Entry;
  });
}

const gate = (change = {}): LedgerEvent => ({ kind: 'gate-decided', body: makeDecision(change) });
const about = { gate: hashOf(0), candidate: makeDecision().candidate };
const refused: LedgerEvent = {
  kind: 'sign-off-refused',
  body: { ...about, reason: 'no', time: '2026-01-01T00:00:00Z', another: false, by: null },
};
const applied: LedgerEvent = {
  kind: 'candidate-applied',
  body: { ...about, accepted: hashOf(1), where: 'here' },
};
const ids = (pending: readonly { decision: { candidate: string } }[]) =>
  pending.map(({ decision }) => decision.candidate);
const [a, b] = ['4be1c09f12345678', 'b'];

describe('the queue', () => {
  it('has what the gate left pending and what was offered, the oldest first', () => {
    const offered = pendingOf(makeDecision({ candidate: b }));
    expect(ids(queueOf(entriesOf(gate()), [offered]))).toEqual([b, a]);
  });

  it('has no candidate twice, and the texts of what was offered', () => {
    const texts = [{ file: 'src/most.js', before: 'a', after: 'b' }];
    const offered = { ...pendingOf(makeDecision()), texts };
    const queue = queueOf(entriesOf(gate()), [offered]);
    expect(queue).toMatchObject([{ entry: { hash: hashOf(0) }, texts }]);
  });

  it('has what is offered now where it is not what was recorded any more', () => {
    const offered = pendingOf(makeDecision({ evidence: digestOf('new') }));
    const [only, ...others] = queueOf(entriesOf(gate()), [offered]);
    expect(only).toBe(offered);
    expect(others).toEqual([]);
  });

  it('has nothing that the gate has decided, or that was decided later', () => {
    expect(queueOf(entriesOf(gate({ decision: 'rejected' })), [])).toEqual([]);
    expect(queueOf(entriesOf(gate(), gate({ decision: 'rejected' })), [])).toEqual([]);
    expect(queueOf(entriesOf(gate(), refused), [pendingOf(makeDecision())])).toEqual([]);
    expect(queueOf(entriesOf(gate(), applied), [])).toEqual([]);
  });
});

describe('what is open', () => {
  it('has also what was refused, and nothing that was used', () => {
    expect(ids(openOf(entriesOf(gate(), refused), []))).toEqual([a]);
    expect(openOf(entriesOf(gate(), applied), [])).toEqual([]);
  });
});
