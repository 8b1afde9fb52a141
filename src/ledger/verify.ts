import { createPublicKey, type KeyObject } from 'node:crypto';
import { broken, checkChain, readRow, type Broken } from './chain.ts';
import { missingFrom, openCheckpoint, readCheckpoint, type Checkpoint } from './checkpoint.ts';
import { keyId } from './dsse.ts';
import type { Entry, Row } from './entry.ts';
import { checkBody } from './kinds.ts';

/** A ledger as it is kept: what there is to be verified. */
export interface Kept {
  readonly rows: readonly Row[];
  /** The text of the envelope of the ledger's own checkpoint. */
  readonly checkpoint: string | undefined;
}

/** A checkpoint from elsewhere. */
export interface Witness {
  readonly envelope: unknown;
  /** Where it is kept, for a person. */
  readonly keptIn: string;
}

/** Every entry is as it was recorded, and every recorded one that any checkpoint knows is there. */
export interface Intact {
  readonly ok: true;
  readonly entries: readonly Entry[];
  readonly checkpoint: Checkpoint;
}

export type Verification = Intact | Broken;

/**
 * Verifies a ledger: the chain, its own signed checkpoint, and those that are kept elsewhere. What
 * can be noticed depends on these: see docs/guide/ledger.md.
 *
 * @param key - the public key that the checkpoints must be signed with; absent, the key that the
 *   ledger itself names, which whoever can rewrite all of it could have put there
 */
export function verifyLedger(
  { rows, checkpoint }: Kept,
  witnesses: readonly Witness[],
  key?: KeyObject,
): Verification {
  const chain = checkChain(rows);
  if (!chain.ok) return chain;
  const { entries } = chain;
  const named = keyOf(entries);
  if (!named) return broken(0, 'cut', 'the entry that starts the ledger is missing');
  if (key && keyId(key) !== keyId(named))
    return broken(0, 'rewritten', 'the ledger was started with another key than the one expected');

  for (const { envelope, keptIn } of [...witnesses, ...handedOut(entries)]) {
    const known = openCheckpoint(envelope, named);
    const lacking = known
      ? missingFrom(entries, known, keptIn)
      : broken(0, 'unsigned', `the checkpoint in ${keptIn} is not signed by this ledger's key`);
    if (lacking) return lacking;
  }

  const own = checkpoint === undefined ? undefined : readCheckpoint(checkpoint, named);
  const last = entries.length - 1;
  if (!own) return broken(last, 'unsigned', "the ledger's own checkpoint is missing or damaged");
  const lacking = missingFrom(entries, own, "the ledger's own checkpoint");
  if (lacking) return lacking;
  if (own.count < entries.length)
    return broken(own.count, 'added', `entry ${own.count} is not covered by a signature`);
  return { ok: true, entries, checkpoint: own };
}

/** Checkpoints that were handed out stand in the ledger too; each speaks of what was before it. */
function handedOut(entries: readonly Entry[]): Witness[] {
  return entries
    .filter((entry) => entry.kind === 'checkpoint-signed')
    .map(({ index, body }) => ({ envelope: body.envelope, keptIn: `entry ${index}` }));
}

/** The public key that a ledger names at its start. */
export function keyOf(entries: readonly Entry[]): KeyObject | undefined {
  const [first] = entries;
  if (first?.kind !== 'ledger-started' || !checkBody(first.kind, first.body).ok) return undefined;
  try {
    return createPublicKey({
      key: Buffer.from(first.body.key, 'base64'),
      format: 'der',
      type: 'spki',
    });
  } catch {
    return undefined;
  }
}

/** The entries that can still be read and understood, for people to look at: they prove nothing. */
export function readableEntries({ rows }: Kept): readonly Entry[] {
  return rows.flatMap((row) => {
    const entry = readRow(row);
    return entry && checkBody(entry.kind, entry.body).ok ? [entry] : [];
  });
}
