import { existsSync } from 'node:fs';
import { visible } from '../../explain/index.ts';
import { UsageError } from '../../fault.ts';
import type { Ledger } from '../../ledger/index.ts';
import { approve, giveSignOff, refuse, type PendingDecision } from '../../review/index.ts';
import type { Context } from '../context.ts';
import { nobodyMaySign, usualKey, type FoundLaw } from './law.ts';
import { presentOf, type Offer } from './office.ts';

/** What a person has decided with, and about what. */
export interface Desk {
  readonly root: string;
  readonly law: FoundLaw;
  readonly ledger: Ledger;
  readonly offers: readonly Offer[];
  readonly context: Context;
}

/** What came of it: one or more lines for a person. */
export interface Outcome {
  readonly ok: boolean;
  readonly text: string;
}

/**
 * Signs, records it, and accepts the change if that was the last word needed.
 *
 * @throws UsageError `nobody-may-sign` when no allowed signers are known.
 */
export function signFor(
  desk: Desk,
  pending: PendingDecision,
  reason: string,
  key: string,
): Outcome {
  const { root, law, ledger, offers, context } = desk;
  assertSigners(law);
  const given = giveSignOff(pending, { reason, now: context.now() }, key, law, ledger);
  if (!given.ok) return { ok: false, text: `Not recorded: ${visible(given.reason)}` };
  const { gate, by, candidate } = given.entry.body;
  const signed = `Signed by ${by.principal} (${by.key}), entry ${given.entry.index}.`;
  const present = presentOf(root, pending, offers);
  if (!present)
    return {
      ok: true,
      text: `${signed}\nWhether that is enough, pawl gate says of the same change.`,
    };
  const approval = approve(gate, present, law, ledger);
  if (!approval.ok) return { ok: true, text: `${signed}\nIt waits: ${visible(approval.reason)}.` };
  return {
    ok: true,
    text: `${signed}\nAccepted, entry ${approval.decision.accepted.index}. To write it: pawl apply ${candidate.slice(0, 8)}, or to a branch: pawl release ${candidate.slice(0, 8)}`,
  };
}

export function refuseIt(
  { law, ledger, context }: Desk,
  pending: PendingDecision,
  reason: string,
  another: boolean,
  key: string | undefined,
): Outcome {
  const said = { reason, now: context.now() };
  const refused = refuse(pending, said, another, key, law, ledger);
  if (!refused.ok) return { ok: false, text: `Not recorded: ${visible(refused.reason)}` };
  const { by } = refused.entry.body;
  const who = by ? `by ${by.principal}` : 'without a signature';
  const next = another ? ' That another is wanted is recorded for the search.' : '';
  return { ok: true, text: `Refused ${who}, entry ${refused.entry.index}.${next}` };
}

/** @throws UsageError `nobody-may-sign`: asked before for a key, which would be of no use. */
export function assertSigners(law: FoundLaw): void {
  if (law.signersFrom !== undefined) return;
  throw new UsageError('nobody-may-sign', 'no allowed signers are known for this project', {
    hint: `${nobodyMaySign(law)} Or set gpg.ssh.allowedSignersFile in your own git configuration.`,
  });
}

/** @throws UsageError `no-key` when none is given and git knows none; `no-such-key`. */
export function keyFor(
  { root, context }: Pick<Desk, 'root' | 'context'>,
  given: string | undefined,
): string {
  const key = given ?? usualKey(root, context);
  // An agent may hold the private half.
  if (key !== undefined && (existsSync(key) || existsSync(`${key}.pub`))) return key;
  if (key !== undefined)
    throw new UsageError('no-such-key', `there is no key ${key}`, {
      hint: 'Name the file of your SSH key with --key. To make one: ssh-keygen -t ed25519',
    });
  throw new UsageError('no-key', 'no SSH key to sign with is known', {
    hint: "Name one with --key, or set git's gpg.format to ssh and user.signingkey to a file.",
  });
}
