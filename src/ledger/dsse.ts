import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import type { Envelope } from './parts.ts';

/**
 * The bytes that are signed: DSSE's pre-authentication encoding,
 * https://github.com/secure-systems-lab/dsse/blob/master/protocol.md
 */
export function preAuthEncoding(payloadType: string, payload: Uint8Array): Buffer {
  const type = Buffer.from(payloadType, 'utf8');
  return Buffer.concat([
    Buffer.from(`DSSEv1 ${type.length} `),
    type,
    Buffer.from(` ${payload.length} `),
    payload,
  ]);
}

/** Puts a payload into an envelope, signed with an Ed25519 key. */
export function seal(payloadType: string, payload: string, key: KeyObject): Envelope {
  const bytes = Buffer.from(payload, 'utf8');
  const sig = sign(null, preAuthEncoding(payloadType, bytes), key).toString('base64');
  return {
    payloadType,
    payload: bytes.toString('base64'),
    signatures: [{ keyid: keyId(createPublicKey(key)), sig }],
  };
}

/**
 * The payload of an envelope that `key` has signed as `payloadType`; undefined when it has not.
 * Base64 must be in its one canonical form, so that no byte of an envelope can change unnoticed.
 */
export function unseal(
  envelope: Envelope,
  payloadType: string,
  key: KeyObject,
): string | undefined {
  if (envelope.payloadType !== payloadType) return undefined;
  const payload = decode(envelope.payload);
  const [signature, ...others] = envelope.signatures;
  const sig = signature && decode(signature.sig);
  if (!payload || !sig || others.length > 0 || signature.keyid !== keyId(key)) return undefined;
  return verify(null, preAuthEncoding(payloadType, payload), key, sig)
    ? payload.toString('utf8')
    : undefined;
}

/** A public key's name: the SHA-256 of its SPKI form. A hint only; it decides nothing. */
export function keyId(key: KeyObject): string {
  const spki = key.export({ format: 'der', type: 'spki' });
  return `sha256:${createHash('sha256').update(spki).digest('hex')}`;
}

function decode(base64: string): Buffer | undefined {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.toString('base64') === base64 ? bytes : undefined;
}
