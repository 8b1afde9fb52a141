import type { BreakerState } from '../boundary/index.ts';
import type { EntryOf, Ledger, Signed } from '../ledger/index.ts';
import type { Law } from './case.ts';
import { isPlainName } from './people.ts';
import { breakerText } from './signed-text.ts';
import type { Recorded, Said } from './word.ts';

/** An opening that was recorded. */
type OpenedBy = Exclude<BreakerState, { kind: 'closed' }> & { readonly opened: string };

/**
 * Records a person's word that the breaker is closed, or lets one run through. What the allowed
 * signers do not vouch for is not recorded.
 *
 * @param keyFile - absent: without a signature, which counts where nobody could sign when it opened
 */
export function easeBreaker<K extends 'breaker-closed' | 'breaker-half-opened'>(
  kind: K,
  { trigger: breaker, opened }: OpenedBy,
  { reason, now }: Said,
  keyFile: string | undefined,
  law: Law,
  ledger: Ledger,
): Recorded<K> {
  const said = { breaker, opened, reason, time: new Date(now).toISOString() };
  const signed =
    keyFile === undefined ? ({ ok: true, by: null } as const) : signEase(kind, said, keyFile, law);
  if (!signed.ok) return signed;
  const entry = ledger.append({ kind, body: { ...said, by: signed.by } });
  return { ok: true, entry: entry as EntryOf<K> };
}

function signEase(
  kind: 'breaker-closed' | 'breaker-half-opened',
  said: Parameters<typeof breakerText>[1],
  keyFile: string,
  { signatures, trust }: Law,
): { readonly ok: true; readonly by: Signed } | { readonly ok: false; readonly reason: string } {
  const text = breakerText(kind, said);
  const signed = signatures.sign(text, keyFile);
  if (!signed.ok) return signed;
  const { signature } = signed;
  const checked = signatures.check(text, signature, trust, said.time);
  if (!checked.ok) return checked;
  const { principal, key } = checked;
  return isPlainName(principal)
    ? { ok: true, by: { principal, key, signature } }
    : { ok: false, reason: `the name ${principal} may be mistaken for another` };
}
