import type { Change, Edit } from '../../../candidate/index.ts';
import { canonicalKey } from './canonical.ts';

/** One change with its prior, before proposals are made of it. */
export interface Single {
  readonly change: Change;
  readonly prior: number;
  readonly merit: number;
  /** Equal for changes with the same result. */
  readonly key: string;
  /** The range that is edited, for telling sites apart. */
  readonly start: number;
  readonly end: number;
}

/** A change as an operator or the synthesis gave it. */
export interface Raw {
  readonly change: Change;
  /** Suspicion times weight, already less for what came late at its place. */
  readonly prior: number;
  /** How likely it is once it passes all tests; absent: as the prior. */
  readonly merit?: number;
}

/** How slowly an operator's later proposals fall behind: at this rank they count about 0.7. */
const patience = 60;

/**
 * Orders changes by prior, the likeliest first, each result once. The k-th change of an operator is
 * discounted, so that one with thousands does not starve those with few.
 */
export function rankSingles(text: string, raws: readonly Raw[]): Single[] {
  const seen = new Set<string>();
  const ranks = new Map<string, number>();
  const singles: Single[] = [];
  for (const { change, prior, merit = prior } of [...raws].sort((a, b) => b.prior - a.prior)) {
    const key = canonicalKey(text, change.edits);
    if (key === undefined || seen.has(key)) continue;
    seen.add(key);
    const rank = ranks.get(change.operator) ?? 0;
    ranks.set(change.operator, rank + 1);
    const discount = 1 / Math.sqrt(1 + rank / patience);
    singles.push({ change, prior: prior * discount, merit, key, ...range(change.edits) });
  }
  return singles.sort((a, b) => b.prior - a.prior);
}

function range(edits: readonly Edit[]): { start: number; end: number } {
  return {
    start: Math.min(...edits.map((edit) => edit.start)),
    end: Math.max(...edits.map((edit) => edit.end)),
  };
}
