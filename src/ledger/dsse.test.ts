import { execFileSync } from 'node:child_process';
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { keyId, preAuthEncoding, seal, unseal } from './dsse.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const type = 'application/vnd.in-toto+json';

it("encodes as the specification's test vector, whose signature holds over it", () => {
  const payload = Buffer.from('aGVsbG8gd29ybGQ=', 'base64');
  const encoded = preAuthEncoding('http://example.com/HelloWorld', payload);
  expect(encoded.toString()).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');

  const coordinate = (decimal: string): string =>
    Buffer.from(BigInt(decimal).toString(16).padStart(64, '0'), 'hex').toString('base64url');
  const key = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: coordinate(
        '46950820868899156662930047687818585632848591499744589407958293238635476079160',
      ),
      y: coordinate('5640078356564379163099075877009565129882514886557779369047442380624545832820'),
    },
  });
  const signature =
    'A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA==';
  expect(
    verify('sha256', encoded, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64')),
  ).toBe(true);
});

it('counts bytes, not characters', () => {
  expect(preAuthEncoding('tÿpe', Buffer.from('é')).toString()).toBe('DSSEv1 5 tÿpe 2 é');
});

it('is verified by openssl, which knows nothing of it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pawl-dsse-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const envelope = seal(type, '{"a":"é"}', privateKey);
  const payload = Buffer.from(envelope.payload, 'base64');
  const head = `DSSEv1 ${type.length} ${type} ${payload.length} `;
  const write = (name: string, data: string | Uint8Array): string => {
    writeFileSync(join(folder, name), data);
    return join(folder, name);
  };
  const pem = write('key.pem', publicKey.export({ format: 'pem', type: 'spki' }));
  const signed = write('signed', Buffer.concat([Buffer.from(head), payload]));
  const sig = write('sig', Buffer.from(envelope.signatures[0]?.sig ?? '', 'base64'));
  const openssl = (file: string): string =>
    execFileSync(
      'openssl',
      ['pkeyutl', '-verify', '-pubin', '-inkey', pem, '-rawin', '-in', file, '-sigfile', sig],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    ).toString();
  expect(openssl(signed)).toContain('Verified Successfully');
  expect(() =>
    openssl(write('other', Buffer.concat([Buffer.from(head), payload, payload]))),
  ).toThrow('Command failed');
});

it('opens only what this key has signed as this type', () => {
  const envelope = seal(type, '{}', privateKey);
  const other = generateKeyPairSync('ed25519').publicKey;
  expect(unseal(envelope, type, publicKey)).toBe('{}');
  expect(unseal(envelope, 'application/json', publicKey)).toBeUndefined();
  expect(unseal(envelope, type, other)).toBeUndefined();
  const forOther = {
    ...envelope,
    signatures: [{ ...envelope.signatures[0]!, keyid: keyId(other) }],
  };
  expect(unseal(forOther, type, other)).toBeUndefined();
});

it('opens no envelope of which a byte was flipped', () => {
  const envelope = seal(type, '{"count":3}', privateKey);
  const text = JSON.stringify(envelope);
  fc.assert(
    fc.property(fc.nat({ max: Buffer.byteLength(text) - 1 }), fc.nat({ max: 7 }), (at, bit) => {
      const bytes = Buffer.from(text);
      bytes[at]! ^= 1 << bit;
      let flipped: typeof envelope;
      try {
        flipped = JSON.parse(bytes.toString()) as typeof envelope;
        if (typeof flipped.payload !== 'string' || !flipped.signatures[0]) return;
        if (typeof flipped.signatures[0].sig !== 'string') return;
      } catch {
        return;
      }
      expect(unseal(flipped, type, publicKey)).toBeUndefined();
    }),
    { numRuns: 2_000 },
  );
});
