import type { Entry, EntryOf } from '../ledger/index.ts';

type Opened = EntryOf<'breaker-opened'>;
type Eased = EntryOf<'breaker-closed'> | EntryOf<'breaker-half-opened'>;

/** Whether changes may go on. */
export type BreakerState =
  { readonly state: 'closed' } | { readonly state: 'half-open' | 'open'; readonly opened: Opened };

/**
 * The breaker's state, from the ledger alone: open when any breaker has opened and no person has
 * closed that opening; half-open when each is closed or half-open, until one change went through.
 *
 * @param isSigned - tells whether a person's signature on the entry holds; without one it is nothing
 */
export function breakerOf(
  entries: readonly Entry[],
  isSigned: (entry: Eased) => boolean,
): BreakerState {
  const eased = entries.filter(
    (entry): entry is Eased =>
      entry.kind === 'breaker-closed' || entry.kind === 'breaker-half-opened',
  );
  let half: Opened | undefined;
  for (const opened of entries) {
    if (opened.kind !== 'breaker-opened') continue;
    const answers = eased.filter(
      (entry) => entry.body.opened === opened.hash && entry.index > opened.index,
    );
    const signed = answers.filter(isSigned);
    if (signed.some(({ kind }) => kind === 'breaker-closed')) continue;
    const halfOpened = signed.at(-1);
    if (!halfOpened || wentThrough(entries, halfOpened.index)) return { state: 'open', opened };
    half = opened;
  }
  return half ? { state: 'half-open', opened: half } : { state: 'closed' };
}

/** True when a change was applied or released since. */
function wentThrough(entries: readonly Entry[], since: number): boolean {
  return entries
    .slice(since)
    .some(({ kind }) => kind === 'candidate-applied' || kind === 'release-made');
}
