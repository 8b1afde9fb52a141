import type { Entry, EntryOf } from '../ledger/index.ts';
import type { PendingDecision } from './decision.ts';

/** What takes a decision out of the queue. */
const settling = new Set([
  'candidate-accepted',
  'candidate-applied',
  'release-made',
  'release-rolled-back',
  'sign-off-refused',
]);

/** The newest decision of the gate on each candidate. */
export function latestDecisions(entries: readonly Entry[]): EntryOf<'gate-decided'>[] {
  const latest = new Map<string, EntryOf<'gate-decided'>>();
  for (const entry of entries)
    if (entry.kind === 'gate-decided') latest.set(entry.body.candidate, entry);
  return [...latest.values()];
}

/**
 * What waits for people, the oldest first: what the ledger has as pending, and what was offered and
 * is not in the ledger yet.
 */
export function queueOf(
  entries: readonly Entry[],
  offered: readonly PendingDecision[],
): PendingDecision[] {
  const decided = latestDecisions(entries);
  const recorded = decided
    .filter((gate) => gate.body.decision === 'pending' && !isSettled(entries, gate))
    .map((entry) => ({
      entry,
      decision: entry.body,
      since: entry.at,
      texts: offered.find((each) => isSame(each, entry))?.texts ?? [],
    }));
  const fresh = offered.filter((each) => !decided.some((entry) => isSame(each, entry)));
  return [...recorded, ...fresh].sort((a, b) => (a.since < b.since ? -1 : 1));
}

function isSettled(entries: readonly Entry[], gate: EntryOf<'gate-decided'>): boolean {
  return entries
    .slice(gate.index)
    .some(
      (entry) => settling.has(entry.kind) && 'gate' in entry.body && entry.body.gate === gate.hash,
    );
}

function isSame({ decision }: PendingDecision, { body }: EntryOf<'gate-decided'>): boolean {
  return decision.candidate === body.candidate;
}
