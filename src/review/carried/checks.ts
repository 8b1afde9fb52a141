import { digestOf } from '../../ledger/index.ts';
import { changedFact } from '../decision.ts';
import { isPlainName, type Signer } from '../people.ts';
import type { Signatures, Trust } from '../signatures.ts';
import type { Carriable, Carried } from './document.ts';

/** By what carried words are judged: the base revision's signers, and this moment. */
export interface CarriedLaw {
  readonly signatures: Signatures;
  readonly trust: Trust;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const day = 24 * 3_600_000;
/** Nobody signs for longer than that: a word that is for ever is soon about something else. */
export const longestDays = 90;
/** The signer's clock may be ahead by that much. */
const aheadMs = 5 * 60_000;

const factWords = {
  candidate: 'another change',
  files: 'other files',
  evidence: 'another objective or target, or other file modes',
  boundaries: 'other boundaries or another policy',
  findings: 'other findings',
} as const;

type Check = (word: Carried['word'], subject: Carriable, now: number) => string | undefined;

/** What has to hold for an approval to count; each answers with what does not, or nothing. */
export const approvalChecks = {
  /** It is about this very change, judged by the same law with the same findings. */
  'same-change': ({ facts }, subject) => {
    const changed = changedFact(facts, subject.facts);
    return changed && `it is for ${factWords[changed]}`;
  },
  /** The rest of the code is what the signer saw it beside; no other repository has that commit. */
  'same-base': ({ base }, subject) =>
    base === subject.base ? undefined : `it is for the base ${base.slice(0, 12)}`,
  /** Who signed knew whether they were the only one. */
  'same-demands': ({ demands }, subject) =>
    digestOf(demands) === digestOf(subject.demands)
      ? undefined
      : 'something else was asked for when it was given',
  'not-expired': ({ time, expires }, _, now) => {
    if (expires === null) return 'it has no end';
    if (Date.parse(expires) <= now) return `it ended at ${expires}`;
    const lasts = Date.parse(expires) - Date.parse(time);
    return lasts <= longestDays * day ? undefined : `it is for more than ${longestDays} days`;
  },
  'not-of-the-future': ({ time }, _, now) =>
    Date.parse(time) <= now + aheadMs ? undefined : `it is of ${time}, which is yet to come`,
} as const satisfies Record<string, Check>;

export type ApprovalCheck = keyof typeof approvalChecks;

export const allApprovalChecks = Object.keys(approvalChecks) as ApprovalCheck[];

/** Why an approval does not count, whoever gave it; undefined when it does. */
export function voidBecause(
  { word }: Carried,
  subject: Carriable,
  now: number,
  checks: readonly ApprovalCheck[] = allApprovalChecks,
): string | undefined {
  for (const name of checks) {
    const reason = approvalChecks[name](word, subject, now);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/**
 * Whose word it is, by the signers of the base as it is now. The key must be good now: no clock but
 * the signer's own tells when it was used.
 */
export function signerOf(
  { text, signature }: Pick<Carried, 'text' | 'signature'>,
  { signatures, trust, now }: CarriedLaw,
): ({ readonly ok: true } & Signer) | { readonly ok: false; readonly reason: string } {
  const found = signatures.check(text, signature, trust, new Date(now).toISOString());
  if (!found.ok || isPlainName(found.principal)) return found;
  return { ok: false, reason: `the name ${found.principal} may be mistaken for another` };
}
