import type { EntryOf } from '../ledger/index.ts';
import type { Facts } from './decision.ts';
import { isPlainName, type Signer } from './people.ts';
import type { Signatures, Trust } from './signatures.ts';
import { breakerText, signOffText } from './signed-text.ts';

/** A sign-off as it was found when it was looked at again. */
export type SignOff = Signer & {
  readonly entry: EntryOf<'sign-off-given'>;
  /** What the signature is over. */
  readonly text: string;
} & ({ readonly ok: true } | { readonly ok: false; readonly reason: string });

/** A clock may be so far ahead of the one that wrote the ledger. */
const aheadMs = 5 * 60_000;

/** Checks a signature anew: whose it is, and that it holds over this text. */
export function checkSigned(
  recorded: Signer & { readonly signature: string },
  text: string,
  at: string,
  signatures: Signatures,
  trust: Trust,
): { readonly ok: true } | { readonly ok: false; readonly reason: string } {
  const found = signatures.check(text, recorded.signature, trust, at);
  if (!found.ok) return found;
  const { principal, key } = recorded;
  if (principal !== found.principal || key !== found.key)
    return {
      ok: false,
      reason: `it is by ${found.principal}, and was recorded as by ${principal}`,
    };
  if (!isPlainName(principal))
    return { ok: false, reason: `the name ${principal} may be mistaken for another` };
  return { ok: true };
}

/**
 * Looks at a sign-off again, over the facts as they are now. The key must have been valid when the
 * ledger recorded it: its own clock counts, not the time that the signer wrote.
 */
export function checkSignOff(
  entry: EntryOf<'sign-off-given'>,
  gate: EntryOf<'gate-decided'>,
  facts: Facts,
  signatures: Signatures,
  trust: Trust,
): SignOff {
  const { by, reason, time } = entry.body;
  const text = signOffText(gate.hash, facts, { decision: 'approved', reason, time });
  const { principal, key } = by;
  const written = Date.parse(time);
  const isOfThatTime =
    written <= Date.parse(entry.at) + aheadMs && written >= Date.parse(gate.at) - aheadMs;
  const checked = isOfThatTime
    ? checkSigned(by, text, entry.at, signatures, trust)
    : ({ ok: false, reason: 'it was not signed between the decision and its entry' } as const);
  return { entry, text, principal, key, ...checked };
}

/**
 * True when an entry that eases the breaker holds: by a person's signature, or without one where
 * nobody could sign when the breaker opened.
 *
 * @param opened - the opening that it answers
 */
export function isEased(
  entry: EntryOf<'breaker-closed'> | EntryOf<'breaker-half-opened'>,
  opened: EntryOf<'breaker-opened'>,
  signatures: Signatures,
  trust: Trust,
): boolean {
  const { by } = entry.body;
  if (by === null) return opened.body.unsigned === true;
  const text = breakerText(entry.kind, entry.body);
  return checkSigned(by, text, entry.at, signatures, trust).ok;
}
