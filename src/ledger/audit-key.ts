import { createPublicKey, type KeyObject } from 'node:crypto';
import { signingKey, readKey } from './key.ts';
import { placesOf } from './places.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The key that signs what audits found; it is not the ledger's.
 *
 * @throws LedgerFault `key-exposed`, `key-damaged`.
 */
export function auditKey(env: Env): KeyObject {
  return signingKey(placesOf(env).auditKey);
}

/** Its public half; undefined where no audit was made yet. */
export function auditPublicKey(env: Env): KeyObject | undefined {
  const key = readKey(placesOf(env).auditKey);
  return key && createPublicKey(key);
}
