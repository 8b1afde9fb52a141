import type { Signer } from '../people.ts';
import { signerOf, type CarriedLaw } from './checks.ts';
import { textOf, writeDocument, type Carriable } from './document.ts';

/** What a person says about a change, for others to find. */
export interface CarriedSaid {
  readonly decision: 'approved' | 'rejected';
  readonly reason: string;
  /** For how many days an approval counts. */
  readonly days: number;
}

export type CarriedGiven =
  | ({ readonly ok: true; readonly document: string; readonly expires: string | null } & Signer)
  | { readonly ok: false; readonly reason: string };

/**
 * Signs a word that can travel with a change. What the base's signers do not vouch for is not made.
 *
 * @param keyFile - see `Signatures.sign`
 */
export function giveCarried(
  subject: Carriable,
  { decision, reason, days }: CarriedSaid,
  keyFile: string,
  law: CarriedLaw,
): CarriedGiven {
  const time = new Date(law.now).toISOString();
  const end = new Date(law.now + days * 24 * 3_600_000).toISOString();
  const expires = decision === 'approved' ? end : null;
  const text = textOf(subject, { decision, reason, time, expires });
  const signed = law.signatures.sign(text, keyFile);
  if (!signed.ok) return signed;
  const { signature } = signed;
  const signer = signerOf({ text, signature }, law);
  if (!signer.ok) return signer;
  const { principal, key } = signer;
  return { ok: true, document: writeDocument(text, signature), expires, principal, key };
}
