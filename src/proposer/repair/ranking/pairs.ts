import type { Proposal } from '../../../candidate/index.ts';
import type { Single } from './singles.ts';

/** A pair is this much less likely than its members' priors alone would say. */
const penalty = 0.08;

/**
 * Two singles at different sites at once, the highest product of priors first, found best-first
 * from the sorted singles: row i of the triangle is opened when row i - 1 gives its first pair.
 *
 * @param singles the likeliest first
 */
export function* pairs(singles: readonly Single[]): Generator<Proposal> {
  const rows: Row[] = [];
  const open = (first: number) => {
    if (first + 1 < singles.length) push(rows, row(singles, first, first + 1));
  };
  open(0);
  for (;;) {
    const best = pop(rows);
    if (!best) return;
    const a = singles[best.first]!;
    const b = singles[best.second]!;
    if (apart(a, b))
      yield {
        changes: [a.change, b.change],
        prior: best.prior,
        merit: a.merit * b.merit * penalty,
      };
    if (best.second === best.first + 1) open(best.first + 1);
    if (best.second + 1 < singles.length) push(rows, row(singles, best.first, best.second + 1));
  }
}

interface Row {
  readonly first: number;
  readonly second: number;
  readonly prior: number;
}

function row(singles: readonly Single[], first: number, second: number): Row {
  return { first, second, prior: singles[first]!.prior * singles[second]!.prior * penalty };
}

function apart(a: Single, b: Single): boolean {
  return a.end < b.start || b.end < a.start;
}

/** A binary heap, the highest prior on top. */
function push(heap: Row[], item: Row): void {
  heap.push(item);
  for (let at = heap.length - 1; at > 0;) {
    const up = (at - 1) >> 1;
    if (heap[up]!.prior >= heap[at]!.prior) return;
    [heap[up], heap[at]] = [heap[at]!, heap[up]!];
    at = up;
  }
}

function pop(heap: Row[]): Row | undefined {
  const top = heap[0];
  const last = heap.pop();
  if (!last || heap.length === 0) return top;
  heap[0] = last;
  for (let at = 0; ;) {
    let best = at;
    for (const below of [2 * at + 1, 2 * at + 2])
      if (below < heap.length && heap[below]!.prior > heap[best]!.prior) best = below;
    if (best === at) return top;
    [heap[at], heap[best]] = [heap[best]!, heap[at]!];
    at = best;
  }
}
