import { hash } from 'node:crypto';
import { canonical } from './canonical.ts';

/** SHA-256 as 64 hex digits; a text is hashed as UTF-8. */
export function sha256(data: string | Uint8Array): string {
  return hash('sha256', data);
}

/**
 * The digest of a JSON value: of its canonical text.
 *
 * @throws TypeError when it is not JSON.
 */
export function digestOf(value: unknown): string {
  return sha256(canonical(value));
}
