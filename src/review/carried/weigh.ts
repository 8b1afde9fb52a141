import { unmetDemand, whyNobodyElse, type Signer } from '../people.ts';
import { signerOf, voidBecause, type ApprovalCheck, type CarriedLaw } from './checks.ts';
import { readDocument, type Carriable, type Carried } from './document.ts';

/** A document as it was found. */
export interface FoundDocument {
  /** The ref that leads to it. */
  readonly name: string;
  /** Undefined where it is no file, or too large to be read. */
  readonly bytes: Uint8Array | undefined;
}

/** An approval or refusal that holds. */
export interface HeldWord extends Signer {
  readonly name: string;
  readonly reason: string;
  readonly time: string;
  readonly expires: string | null;
}

/** One that does not count, and why. */
export interface VoidWord {
  readonly name: string;
  readonly reason: string;
}

/** What the words that came with a change amount to. */
export type Weighed = {
  readonly void: readonly VoidWord[];
} & (
  | { readonly kind: 'enough'; readonly approvals: readonly HeldWord[] }
  | { readonly kind: 'missing'; readonly reason: string; readonly approvals: readonly HeldWord[] }
  /** Refused, or there is what can't be told from a refusal. */
  | { readonly kind: 'stopped'; readonly reason: string }
);

/**
 * Weighs the sign-offs that came with a change. What can't be read stops it: it may be a refusal.
 *
 * @param checks - absent: all that there are
 */
export function weigh(
  documents: readonly FoundDocument[],
  subject: Carriable,
  law: CarriedLaw,
  checks?: readonly ApprovalCheck[],
): Weighed {
  const approvals: HeldWord[] = [];
  const refusals: HeldWord[] = [];
  const voids: VoidWord[] = [];
  for (const { name, bytes } of documents) {
    const carried = bytes && readDocument(bytes);
    if (!carried)
      return { kind: 'stopped', reason: `${name} is no sign-off that can be read`, void: voids };
    const { decision, reason, time, expires } = carried.word;
    const isApproval = decision === 'approved';
    const because = isApproval
      ? voidBecause(carried, subject, law.now, checks)
      : strayRefusal(carried, subject);
    if (because !== undefined) {
      voids.push({ name, reason: because });
      continue;
    }
    const signer = signerOf(carried, law);
    if (!signer.ok) {
      voids.push({ name, reason: signer.reason });
      continue;
    }
    const { principal, key } = signer;
    (isApproval ? approvals : refusals).push({ name, principal, key, reason, time, expires });
  }
  const standing = refusals.find((refusal) => !approvals.some((each) => lifts(each, refusal)));
  if (standing) {
    const reason = `${standing.principal} has refused it: ${standing.reason}`;
    return { kind: 'stopped', reason, void: voids };
  }
  const unmet = unmetDemand(subject.demands, approvals);
  const alone = subject.writers && whyNobodyElse(approvals, subject.writers);
  if (!unmet && alone !== undefined)
    return { kind: 'missing', reason: alone, approvals, void: voids };
  if (!unmet) return { kind: 'enough', approvals, void: voids };
  const { demand, missing } = unmet;
  const who = demand.who ? ` of ${demand.who.join(', ')}` : '';
  const reason = `${missing} more ${missing === 1 ? 'person' : 'people'}${who} must sign: ${demand.reason}`;
  return { kind: 'missing', reason, approvals, void: voids };
}

/** Stopping is safe: a refusal of the same content counts on any base, by any law, at any time. */
function strayRefusal({ word }: Carried, { facts }: Carriable): string | undefined {
  return word.facts.candidate === facts.candidate ? undefined : 'it refuses another change';
}

/** Who has refused may approve later. */
function lifts(approval: HeldWord, refusal: HeldWord): boolean {
  const isSame = approval.principal === refusal.principal && approval.key === refusal.key;
  return isSame && Date.parse(approval.time) > Date.parse(refusal.time);
}
