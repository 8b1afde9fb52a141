import { canonical } from './canonical.ts';
import { digestOf } from './digest.ts';
import type { EntryOf } from './entry.ts';
import type { GateDecided } from './gate-decided.ts';
import type { Signed } from './parts.ts';

/** https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */
export const statementType = 'application/vnd.in-toto+json';

/** A person's word, with what they have signed, so that anyone can check it by `ssh-keygen`. */
export interface Vouched extends Signed {
  /** The text that the signature is over, in the namespace `pawl`. */
  readonly text: string;
  /** The hash of the ledger's entry. */
  readonly signOff: string;
}

/**
 * The in-toto statement (version 1) about an accepted change, as canonical JSON. Its subjects are the
 * files as they are after it; where it only removes files, the list of them.
 *
 * @param gate - the entry in which the gate decided on it
 * @param level - the level of autonomy that held for it
 */
export function statementOf(
  gate: EntryOf<'gate-decided'>,
  people: readonly Vouched[],
  level: number,
  ledger: string,
): string {
  const { files, findings, evidence, shown, boundaries, ...decided }: GateDecided = gate.body;
  const resources = (of: 'before' | 'after') =>
    files.flatMap((file) => {
      const sha256 = file[of];
      return sha256 === null ? [] : [{ name: file.file, digest: { sha256 } }];
    });
  const subject = resources('after');
  const list = { name: 'files', digest: { sha256: digestOf(files) } };
  return canonical({
    _type: 'https://in-toto.io/Statement/v1',
    subject: subject.length > 0 ? subject : [list],
    predicateType: 'pawl:accepted-change/v1',
    predicate: {
      candidate: decided.candidate,
      target: decided.target,
      change: decided.change,
      proposer: decided.proposer,
      source: decided.source,
      why: decided.why,
      /** What it was made from: generation n, on which it is generation n + 1. */
      materials: resources('before'),
      evidence: { digest: { sha256: evidence }, shown },
      boundaries: { digest: { sha256: boundaries }, findings },
      signedBy: people.map(({ principal, key, signature, text, signOff }) => ({
        principal,
        key,
        signature,
        text,
        signOff,
      })),
      autonomyLevel: level,
      ledger: { id: ledger, gate: gate.hash, entry: gate.index, decidedAt: gate.at },
    },
  });
}
