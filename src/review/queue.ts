import type { Entry, EntryOf } from '../ledger/index.ts';
import { changedFact, factsOf, type PendingDecision } from './decision.ts';

/** After these nothing is left to be decided. */
const used = new Set<string>([
  'candidate-applied',
  'candidate-written',
  'release-made',
  'release-rolled-back',
]);
/** After these it no longer waits; a person may still say otherwise. */
const settled = new Set<string>([...used, 'candidate-accepted', 'sign-off-refused']);

/** What waits for people, the oldest first. */
export function queueOf(
  entries: readonly Entry[],
  offered: readonly PendingDecision[],
): PendingDecision[] {
  return pendingOf(entries, offered, settled);
}

/**
 * What people can still say something about: also what was refused, or accepted and not used, and what
 * was used and is offered as it was before: an approval is good for one use, and another takes another.
 */
export function openOf(
  entries: readonly Entry[],
  offered: readonly PendingDecision[],
): PendingDecision[] {
  const left = pendingOf(entries, offered, used);
  const isLeft = new Set(left.map(({ decision }) => decision.candidate));
  const spent = new Set(
    latestDecisions(entries)
      .filter((gate) => isUsed(entries, gate))
      .map(({ body }) => body.candidate),
  );
  const anew = offered.filter(
    ({ decision: { candidate } }) => spent.has(candidate) && !isLeft.has(candidate),
  );
  return [...left, ...anew];
}

/** The approval of this decision was used, or what it was about was taken back. */
export function isUsed(entries: readonly Entry[], gate: EntryOf<'gate-decided'>): boolean {
  return isClosed(entries, gate, used);
}

/** The newest use of an earlier approval of the same change. */
export function earlierUse(
  entries: readonly Entry[],
  gate: EntryOf<'gate-decided'>,
): Entry | undefined {
  return entries
    .slice(0, gate.index)
    .findLast(
      ({ kind, body }) =>
        used.has(kind) && 'candidate' in body && body.candidate === gate.body.candidate,
    );
}

/**
 * What the ledger has as pending, and what was offered and is not in the ledger as it is offered now.
 *
 * @param closing - the kinds of entry after which a decision counts no more
 */
function pendingOf(
  entries: readonly Entry[],
  offered: readonly PendingDecision[],
  closing: ReadonlySet<string>,
): PendingDecision[] {
  const decided = latestDecisions(entries);
  const asOffered = (entry: EntryOf<'gate-decided'>) =>
    offered.find(({ decision }) => decision.candidate === entry.body.candidate);
  const isOutdated = (entry: EntryOf<'gate-decided'>): boolean => {
    const offer = asOffered(entry);
    return (
      offer !== undefined && changedFact(factsOf(entry.body), factsOf(offer.decision)) !== undefined
    );
  };
  const current = decided.filter((entry) => !isOutdated(entry));
  const recorded = current
    .filter((gate) => gate.body.decision === 'pending')
    .filter((gate) => !isClosed(entries, gate, closing))
    .map((entry) => ({
      entry,
      decision: entry.body,
      since: entry.at,
      texts: asOffered(entry)?.texts ?? [],
    }));
  const known = new Set(current.map(({ body }) => body.candidate));
  const fresh = offered.filter(({ decision }) => !known.has(decision.candidate));
  return [...recorded, ...fresh].sort((a, b) => (a.since < b.since ? -1 : 1));
}

/** The newest decision of the gate on each candidate. */
function latestDecisions(entries: readonly Entry[]): EntryOf<'gate-decided'>[] {
  const latest = new Map<string, EntryOf<'gate-decided'>>();
  for (const entry of entries)
    if (entry.kind === 'gate-decided') latest.set(entry.body.candidate, entry);
  return [...latest.values()];
}

function isClosed(
  entries: readonly Entry[],
  gate: EntryOf<'gate-decided'>,
  closing: ReadonlySet<string>,
): boolean {
  return entries
    .slice(gate.index)
    .some(
      (entry) => closing.has(entry.kind) && 'gate' in entry.body && entry.body.gate === gate.hash,
    );
}
