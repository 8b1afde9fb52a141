import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { canonical } from './canonical.ts';
import { broken, type Broken } from './chain.ts';
import { seal, unseal } from './dsse.ts';
import type { Entry } from './entry.ts';
import { digestSchema, envelopeSchema, type Envelope } from './parts.ts';

const payloadType = 'application/vnd.pawl.checkpoint+json';

const checkpointSchema = z.strictObject({
  ledger: z.uuid(),
  /** How many entries there were. */
  count: z.int().min(1),
  /** The hash of the last of them, and so of all of them. */
  head: digestSchema,
  /** When the last of them was recorded. */
  at: z.iso.datetime(),
});

/** What a ledger was at one time. Signed, it tells later whether that is still how it begins. */
export type Checkpoint = Readonly<z.infer<typeof checkpointSchema>>;

export function signCheckpoint(checkpoint: Checkpoint, key: KeyObject): Envelope {
  return seal(payloadType, canonical(checkpoint), key);
}

/** The checkpoint in an envelope that `key` has signed; undefined when it is no such thing. */
export function openCheckpoint(envelope: unknown, key: KeyObject): Checkpoint | undefined {
  const parsed = envelopeSchema.safeParse(envelope);
  const payload = parsed.success ? unseal(parsed.data, payloadType, key) : undefined;
  if (payload === undefined) return undefined;
  const checkpoint = checkpointSchema.safeParse(JSON.parse(payload));
  return checkpoint.success ? checkpoint.data : undefined;
}

/** The same from an envelope's text, which must be in its canonical form. */
export function readCheckpoint(text: string, key: KeyObject): Checkpoint | undefined {
  try {
    const envelope: unknown = JSON.parse(text);
    return canonical(envelope) === text ? openCheckpoint(envelope, key) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What an unbroken chain lacks of a checkpoint; undefined when it begins as it was then.
 *
 * @param keptIn - where the checkpoint is kept, for the reason
 */
export function missingFrom(
  entries: readonly Entry[],
  { ledger, count, head }: Checkpoint,
  keptIn: string,
): Broken | undefined {
  const [first] = entries;
  if (first?.kind !== 'ledger-started' || first.body.ledger !== ledger)
    return broken(0, 'rewritten', `the checkpoint in ${keptIn} is of another ledger`);
  if (entries.length < count) {
    const missing = count - entries.length;
    const which =
      missing === 1 ? `entry ${count - 1} is` : `entries ${entries.length} to ${count - 1} are`;
    return broken(entries.length, 'cut', `${which} missing: ${keptIn} has ${count} of them signed`);
  }
  if (entries[count - 1]?.hash !== head)
    return broken(
      count - 1,
      'rewritten',
      `the first ${count} entries are not those that were signed: see ${keptIn}`,
    );
  return undefined;
}
