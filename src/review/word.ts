import type { EntryOf, Kind, Ledger } from '../ledger/index.ts';
import type { Law } from './case.ts';
import { factsOf, type PendingDecision } from './decision.ts';
import { isPlainName } from './people.ts';
import { signOffText, type Word } from './signed-text.ts';

/** What a person says about a change. */
export interface Said {
  readonly reason: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export type Recorded<K extends Kind> =
  | { readonly ok: true; readonly entry: EntryOf<K> }
  | { readonly ok: false; readonly reason: string };

/**
 * Signs for a change and records it. What the allowed signers do not vouch for is not recorded.
 *
 * @param keyFile - see `Signatures.sign`
 */
export function giveSignOff(
  pending: PendingDecision,
  { reason, now }: Said,
  keyFile: string,
  law: Law,
  ledger: Ledger,
): Recorded<'sign-off-given'> {
  if (reason.trim() === '') return noReason;
  const gate = recordDecision(pending, ledger);
  const word = { decision: 'approved', reason, time: new Date(now).toISOString() } as const;
  const signed = signWord(gate, word, keyFile, law);
  if (!signed.ok) return signed;
  const { candidate } = gate.body;
  const entry = ledger.append({
    kind: 'sign-off-given',
    body: { gate: gate.hash, candidate, reason, time: word.time, by: signed.by },
  });
  return { ok: true, entry: entry as EntryOf<'sign-off-given'> };
}

/**
 * Refuses a change and records why, as evidence for the search.
 *
 * @param another - the search is to look for another
 * @param keyFile - absent: refused without a signature, which counts too
 */
export function refuse(
  pending: PendingDecision,
  { reason, now }: Said,
  another: boolean,
  keyFile: string | undefined,
  law: Law,
  ledger: Ledger,
): Recorded<'sign-off-refused'> {
  if (reason.trim() === '') return noReason;
  const gate = recordDecision(pending, ledger);
  const word = { decision: 'rejected', reason, time: new Date(now).toISOString() } as const;
  const signed = keyFile === undefined ? undefined : signWord(gate, word, keyFile, law);
  if (signed?.ok === false) return signed;
  const { candidate } = gate.body;
  const by = signed?.by ?? null;
  const entry = ledger.append({
    kind: 'sign-off-refused',
    body: { gate: gate.hash, candidate, reason, time: word.time, another, by },
  });
  return { ok: true, entry: entry as EntryOf<'sign-off-refused'> };
}

const noReason = { ok: false, reason: 'it says no reason' } as const;

/** What was not decided by `pawl gate` gets its entry when a person first says something about it. */
function recordDecision({ entry, decision }: PendingDecision, ledger: Ledger) {
  const recorded = entry ?? ledger.append({ kind: 'gate-decided', body: decision });
  return recorded as EntryOf<'gate-decided'>;
}

function signWord(
  gate: EntryOf<'gate-decided'>,
  word: Word,
  keyFile: string,
  { signatures, trust }: Law,
) {
  const text = signOffText(gate.hash, factsOf(gate.body), word);
  const signed = signatures.sign(text, keyFile);
  if (!signed.ok) return signed;
  const { signature } = signed;
  const checked = signatures.check(text, signature, trust, word.time);
  if (!checked.ok) return checked;
  const { principal, key } = checked;
  if (!isPlainName(principal))
    return { ok: false, reason: `the name ${principal} may be mistaken for another` } as const;
  return { ok: true, by: { principal, key, signature } } as const;
}
