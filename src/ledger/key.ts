import { createPrivateKey, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { LedgerFault } from './ledger-fault.ts';

/**
 * A private key to sign with, made at first use, readable by its owner alone.
 *
 * @throws LedgerFault `key-exposed` when others may read it, `key-damaged` when it is no Ed25519 key.
 */
export function signingKey(file: string): KeyObject {
  return readKey(file) ?? makeKey(file);
}

/** The key where there is one. */
export function readKey(file: string): KeyObject | undefined {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) return undefined;
  if ((stats.mode & 0o077) !== 0)
    throw new LedgerFault('key-exposed', `others may read the key in ${file}`, {
      hint: `If nobody has: chmod 600 ${file}. Otherwise it proves nothing any more.`,
    });
  try {
    const key = createPrivateKey(readFileSync(file));
    if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('not an Ed25519 key');
    return key;
  } catch (error) {
    throw new LedgerFault('key-damaged', `${file} holds no Ed25519 key that can be read`, {
      hint: 'Bring it back from a backup; what it signed can be verified without it.',
      cause: error,
    });
  }
}

/** Two processes may come here at once; the first to link its key has made it. */
function makeKey(file: string): KeyObject {
  const { privateKey } = generateKeyPairSync('ed25519');
  const temporary = `${file}.${randomUUID()}`;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(temporary, privateKey.export({ format: 'pem', type: 'pkcs8' }), {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  });
  try {
    linkSync(temporary, file);
    return privateKey;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return signingKey(file);
  } finally {
    rmSync(temporary);
  }
}
