import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Example } from '../candidate/index.ts';
import { asStoreFault, makeStoreFolder, storeFolder } from '../durable/index.ts';
import { PawlFault } from '../fault.ts';

/** Bytes. */
const length = 32;
/** One recorded call in so many is held out. */
const heldOutOf = 5;

/** Where the project's secret lies: in no copy of the project, and in no jail. */
export function secretFile(root: string): string {
  return join(storeFolder(root), 'audit-secret');
}

/**
 * What decides which recorded calls the search never sees, and where the audit's own inputs start.
 * Made at first use, readable by its owner alone.
 *
 * @throws PawlFault `secret-exposed`, `secret-damaged`; StoreFault when the disk is full.
 */
export function auditSecret(root: string): Uint8Array {
  return readSecret(root) ?? makeSecret(root);
}

function readSecret(root: string): Uint8Array | undefined {
  const file = secretFile(root);
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) return undefined;
  if ((stats.mode & 0o077) !== 0)
    throw new PawlFault('secret-exposed', `others may read the audit's secret in ${file}`, {
      hint: `Remove it; a new one is made. What was audited by it was not held out for certain.`,
    });
  const secret = readFileSync(file);
  if (secret.length === length) return secret;
  throw new PawlFault('secret-damaged', `${file} does not hold ${length} bytes`, {
    hint: 'Remove it; a new one is made.',
  });
}

/** Two processes may come here at once; the first to link its secret has made it. */
function makeSecret(root: string): Uint8Array {
  const file = secretFile(root);
  const temporary = `${file}.${randomUUID()}`;
  const secret = randomBytes(length);
  try {
    makeStoreFolder(root);
    writeFileSync(temporary, secret, { mode: 0o600, flag: 'wx', flush: true });
    linkSync(temporary, file);
    return secret;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return auditSecret(root);
    return asStoreFault(storeFolder(root), () => {
      throw error;
    });
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** A seed for one purpose; without the secret it can't be guessed from another. */
export function seedFrom(secret: Uint8Array, purpose: string): number {
  return createHmac('sha256', secret).update(`seed ${purpose}`).digest().readUInt32BE();
}

/**
 * What is held out in a project that may be one to look at only: without a place for a secret nothing
 * is, and an audit there says so.
 */
export function heldOutIn(root: string): (example: Example) => boolean {
  try {
    return heldOutBy(auditSecret(root));
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (['folder-read-only', 'EROFS', 'EACCES', 'EPERM'].includes(code)) return () => false;
    throw error;
  }
}

/**
 * Tells whether a recorded call is held out: the search is not to see it. Always the same for the
 * same call and secret, so that a later audit finds the same calls unseen.
 */
export function heldOutBy(secret: Uint8Array): (example: Example) => boolean {
  return ({ construct, calls }) => {
    const text = JSON.stringify([construct ?? null, calls]);
    const digest = createHmac('sha256', secret).update(`held out ${text}`).digest();
    return digest.readUInt32BE() % heldOutOf === 0;
  };
}
