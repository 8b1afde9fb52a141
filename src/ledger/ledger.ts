import type { KeyObject } from 'node:crypto';
import type { Entry } from './entry.ts';
import type { LedgerEvent } from './kinds.ts';
import type { Envelope } from './parts.ts';
import type { Kept, Verification, Witness } from './verify.ts';

/** The world that a ledger needs, handed in. */
export interface LedgerDeps {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** A new UUID. */
  readonly newId: () => string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What became of an append. */
export type Appended =
  | { readonly ok: true; readonly entries: readonly Entry[] }
  | { readonly ok: false; readonly reason: 'moved-on' };

/**
 * The append-only record of a project. Several processes may append; each append is one transaction
 * that is on the disk before it is acknowledged.
 *
 * Every method throws LedgerFault when what it needs of the ledger is not as it was recorded, and
 * StoreFault when the disk is full or can't be read or written.
 */
export interface Ledger {
  /** Records one thing. */
  append(event: LedgerEvent): Entry;
  /**
   * Records several things together or not at all.
   *
   * @param expectedHead - the hash of the entry that must be the last one; otherwise nothing is
   *   recorded, so that what was decided on what was read holds on what is there
   */
  appendAll(events: readonly LedgerEvent[], expectedHead?: string): Appended;
  /** Reads and verifies everything. */
  verify(witnesses?: readonly Witness[], key?: KeyObject): Verification;
  /** What is kept, unverified, for exports. */
  kept(): Kept;
  /** Signs an attestation, or any other payload, with the ledger's key. */
  seal(payloadType: string, payload: string): Envelope;
  close(): void;
}
