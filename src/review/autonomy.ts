import type { ChangeKind, Entry } from '../ledger/index.ts';
import type { Policy } from './policy.ts';

/** What was earned, and by what. */
export interface Autonomy {
  /** 0 suggest only; 1 tests and documentation; 2 proven-equal speed-ups; 3 fixes. */
  readonly level: number;
  /** Accepted changes since the level was last taken away. */
  readonly record: number;
  /** What took it away, where something did. */
  readonly fellFor?: string;
}

/**
 * The level that a target has earned for a kind of change, from the ledger alone. Changes that a
 * person accepted raise it; what passed alone does not, so that trust does not grow by itself. One
 * rollback takes it all away at once.
 *
 * @param candidate - the change that it is asked for: its own acceptance earns nothing for itself
 */
export function autonomyOf(
  entries: readonly Entry[],
  target: string,
  change: ChangeKind,
  { autonomy }: Policy,
  candidate?: string,
): Autonomy {
  const about = new Set<string>();
  const accepted = new Set<string>();
  let fellFor: string | undefined;
  for (const entry of entries) {
    if (entry.kind === 'gate-decided' && entry.body.target === target) {
      if (entry.body.change === change) about.add(entry.hash);
    } else if (entry.kind === 'candidate-accepted' && about.has(entry.body.gate)) {
      // The same change, used and signed for again, is no second one.
      const { people, candidate: id } = entry.body;
      if (people.length > 0 && id !== candidate) accepted.add(id);
    } else if (entry.kind === 'release-rolled-back' && about.has(entry.body.gate)) {
      accepted.clear();
      fellFor = entry.body.reason;
    } else if (isLowered(entry, target, change)) {
      accepted.clear();
      fellFor = entry.body.reason;
    }
  }
  const level = autonomy.thresholds.filter((threshold) => accepted.size >= threshold).length;
  return { level, record: accepted.size, ...(fellFor !== undefined && { fellFor }) };
}

function isLowered(
  entry: Entry,
  target: string,
  change: ChangeKind,
): entry is Extract<Entry, { kind: 'level-changed' }> {
  if (entry.kind !== 'level-changed' || entry.body.to >= entry.body.from) return false;
  return entry.body.target === target && entry.body.change === change;
}
