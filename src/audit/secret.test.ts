import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Example } from '../candidate/index.ts';
import { copyWorkspace, holdOut } from '../target/index.ts';
import { auditSecret, heldOutBy, secretFile, seedFrom } from './secret.ts';
import { makeProject } from './testing.ts';

function call(...args: readonly (string | number)[]): Example {
  return { calls: [{ args }], origin: 'recorded' };
}

describe('the secret', () => {
  it('is made once, for its owner alone', () => {
    const root = makeProject({});
    const secret = auditSecret(root);
    expect(secret).toHaveLength(32);
    expect(auditSecret(root)).toEqual(secret);
    expect(statSync(secretFile(root)).mode & 0o777).toBe(0o600);
    expect(auditSecret(makeProject({}))).not.toEqual(secret);
  });

  it('that others may read, or that was cut, is none', () => {
    const root = makeProject({});
    auditSecret(root);
    chmodSync(secretFile(root), 0o644);
    expect(() => auditSecret(root)).toThrow('others may read');
    chmodSync(secretFile(root), 0o600);
    writeFileSync(secretFile(root), '');
    expect(() => auditSecret(root)).toThrow('does not hold 32 bytes');
  });

  it('is in no copy of the project', () => {
    const root = makeProject({ 'src/a.js': '' });
    auditSecret(root);
    const copy = copyWorkspace(root);
    try {
      expect(() => readFileSync(secretFile(copy.root))).toThrow('ENOENT');
      expect(copy.mounts.some(({ path }) => secretFile(root).startsWith(`${path}/`))).toBe(false);
    } finally {
      copy.remove();
    }
  });
});

describe('seeds', () => {
  it('differ by purpose and by secret, and repeat', () => {
    const [one, two] = [new Uint8Array(32), new Uint8Array(32).fill(1)];
    expect(seedFrom(one, 'a')).toBe(seedFrom(one, 'a'));
    expect(new Set([seedFrom(one, 'a'), seedFrom(one, 'b'), seedFrom(two, 'a')]).size).toBe(3);
  });
});

describe('what is held out', () => {
  const examples = Array.from({ length: 1_000 }, (_, i) => call(i));
  const isHeldOut = heldOutBy(new Uint8Array(32).fill(3));

  it('is about a fifth, another one for another secret', () => {
    const held = examples.filter(isHeldOut);
    expect(held.length).toBeGreaterThan(140);
    expect(held.length).toBeLessThan(260);
    expect(examples.filter(heldOutBy(new Uint8Array(32)))).not.toEqual(held);
  });

  it('property: is never shown to the search, nor all of it kept from it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(60)),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        (list, key) => {
          const trusted = list.map((n) => call(n));
          const all = [...trusted, call('failing')];
          const { shown, heldOut } = holdOut({ symbol: 'f', trusted, all }, heldOutBy(key));
          const texts = new Set(heldOut.map((each) => JSON.stringify(each)));
          expect(
            [...shown.trusted, ...shown.all].some((each) => texts.has(JSON.stringify(each))),
          ).toBe(false);
          expect(shown.trusted.length + heldOut.length).toBe(trusted.length);
          expect(shown.trusted.length).toBeGreaterThanOrEqual(Math.min(1, trusted.length));
        },
      ),
    );
  });
});
