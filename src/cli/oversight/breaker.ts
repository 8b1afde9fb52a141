import type { BreakerState } from '../../boundary/index.ts';
import { visible } from '../../explain/index.ts';
import { inspectLedger, type Ledger } from '../../ledger/index.ts';
import { breakerOf } from '../../review/index.ts';
import type { Context } from '../context.ts';
import type { FoundLaw } from './law.ts';
import { openProjectLedger, verifiedEntries } from './office.ts';

type Open = Exclude<BreakerState, { kind: 'closed' }>;

export function whyOpen({ trigger, reason }: Open): string {
  return `the breaker is open: ${trigger}: ${reason}`;
}

/** True where a record is kept, or the project asks for sign-offs and so for one. */
export function isWatched(root: string, law: FoundLaw, { env }: Context): boolean {
  return law.isBinding || inspectLedger(root, env) !== undefined;
}

/**
 * The breaker's state. What has opened it by being counted gets its own entry, so that no other
 * budget in a later config closes it.
 *
 * @throws LedgerFault when the ledger is not as it was recorded.
 */
export function breakerNow(root: string, law: FoundLaw, context: Context): BreakerState {
  const state = breakerOf(verifiedEntries(root, context), law);
  if (state.kind !== 'open' || state.opened !== undefined) return state;
  const ledger = openProjectLedger(root, context);
  try {
    recordOpening(ledger, state.trigger, state.reason, law);
  } finally {
    ledger.close();
  }
  return breakerOf(verifiedEntries(root, context), law);
}

export function recordOpening(
  ledger: Ledger,
  breaker: string,
  reason: string,
  { isBinding, signersFrom }: FoundLaw,
): void {
  const unsigned = !isBinding && signersFrom === undefined;
  ledger.append({
    kind: 'breaker-opened',
    body: { breaker, reason, ...(unsigned && { unsigned: true }) },
  });
}

/** After something was recorded: says so when that has opened the breaker. */
export function watchBreaker(root: string, law: FoundLaw, context: Context): void {
  const state = breakerNow(root, law, context);
  if (state.kind === 'open')
    context.stderr.write(
      `pawl: ${visible(whyOpen(state))}\n  See it, and close it: pawl breaker\n`,
    );
}
