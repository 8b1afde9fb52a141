import { describe, expect, it } from 'vitest';
import { digestOf, sha256, type Entry, type LedgerEvent } from '../ledger/index.ts';
import { autonomyOf } from './autonomy.ts';
import { policySchema } from './policy.ts';
import { makeDecision } from './testing.ts';

const policy = policySchema.parse({ autonomy: { ceiling: 3, thresholds: [1, 2, 4] } });
const target = 'src/most.js#most';

/** Entries as the ledger would have them, without their chain. */
function entriesOf(events: readonly LedgerEvent[]): Entry[] {
  return events.map((event, index) => ({ ...event, index, hash: hashOf(index) }) as Entry);
}

const hashOf = (index: number): string => sha256(String(index));

/** A decision and its acceptance, `at` that place. */
function accepted(at: number, change = {}, people: 0 | 1 = 1): LedgerEvent[] {
  const gate = hashOf(at);
  const person = { principal: 'a@example.com', key: 'SHA256:a', signOff: digestOf('s') };
  const envelope = { payloadType: 't', payload: '', signatures: [] };
  const common = { gate, candidate: `c${at}` };
  return [
    { kind: 'gate-decided', body: makeDecision(change) },
    {
      kind: 'candidate-accepted',
      body: { ...common, people: people === 0 ? [] : [person], level: 0, envelope },
    },
  ];
}

function rolledBack(at: number): LedgerEvent {
  const body = { gate: hashOf(at), candidate: 'c', release: null, reason: 'it was wrong' };
  return { kind: 'release-rolled-back', body };
}

const of = (events: readonly LedgerEvent[]) => autonomyOf(entriesOf(events), target, 'fix', policy);

describe('a level', () => {
  it('rises by accepted changes', () => {
    const events = [0, 2, 4, 6].flatMap((at) => accepted(at));
    const levels = [0, 2, 4, 6, 8].map((count) => of(events.slice(0, count)).level);
    expect(levels).toEqual([0, 1, 2, 2, 3]);
  });

  it('falls to nothing at once on a rollback, and is earned anew', () => {
    const events = [0, 2, 4, 6].flatMap((at) => accepted(at));
    expect(of([...events, rolledBack(2)])).toEqual({
      level: 0,
      record: 0,
      fellFor: 'it was wrong',
    });
    expect(of([...events, rolledBack(2), ...accepted(9)])).toMatchObject({ level: 1 });
  });

  it('is kept for each target and each kind of change', () => {
    const elsewhere = [
      ...accepted(0, { target: 'src/other.js' }),
      ...accepted(2, { change: 'tests' }),
      ...accepted(4),
    ];
    expect(of(elsewhere)).toMatchObject({ record: 1 });
    expect(of([...elsewhere, rolledBack(0), rolledBack(2)])).toMatchObject({ record: 1 });
  });

  it('does not rise by what passed alone, nor twice by one change', () => {
    const [gate, acceptance] = accepted(0);
    const alone = accepted(2, {}, 0);
    expect(of([gate!, acceptance!, ...alone, acceptance!])).toMatchObject({ record: 1 });
    // Nor by another decision on the same one.
    const [, again] = accepted(2);
    const same = { ...again!.body, candidate: 'c0' };
    expect(
      of([gate!, acceptance!, alone[0]!, { ...again!, body: same } as LedgerEvent]),
    ).toMatchObject({ record: 1 });
  });

  it('falls when a person lowers it', () => {
    const lowered = { target, change: 'fix', from: 1, to: 0, reason: 'I do not trust it' } as const;
    expect(of([...accepted(0), { kind: 'level-changed', body: lowered }])).toMatchObject({
      level: 0,
      fellFor: 'I do not trust it',
    });
  });
});
