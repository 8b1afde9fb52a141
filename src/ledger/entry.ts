import { canonical } from './canonical.ts';
import { sha256 } from './digest.ts';
import type { Body, Kind, LedgerEvent } from './kinds.ts';

/** What stands before the first entry. */
export const nothingBefore = '0'.repeat(64);

/** One entry, read. Its hash is that of its canonical text, which holds the hash of the one before. */
export interface EntryOf<K extends Kind> {
  /** From 0. */
  readonly index: number;
  /** When it was recorded, RFC 3339 in UTC. */
  readonly at: string;
  readonly kind: K;
  readonly body: Body<K>;
  readonly previous: string;
  readonly hash: string;
}

/** An entry of any kind. */
export type Entry = { [K in Kind]: EntryOf<K> }[Kind];

/** An entry as it is kept. */
export interface Row {
  /** Its place in the table. */
  readonly position: number;
  readonly hash: string;
  /** Canonical JSON of `{at, body, index, kind, previous}`: the bytes that the hash is of. */
  readonly record: string | Uint8Array;
}

/**
 * Makes the entry that comes next.
 *
 * @param now - milliseconds since the epoch
 * @throws TypeError when the body is not JSON.
 */
export function makeEntry(
  { kind, body }: LedgerEvent,
  index: number,
  previous: string,
  now: number,
): { readonly entry: Entry; readonly row: Row & { readonly record: string } } {
  const at = new Date(now).toISOString();
  const record = canonical({ at, body, index, kind, previous });
  const hash = sha256(record);
  const entry = { at, body, index, kind, previous, hash } as Entry;
  return { entry, row: { position: index, hash, record } };
}
