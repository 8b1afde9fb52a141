import { createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditKey, auditPublicKey, openLedger, type Entry, type Ledger } from '../ledger/index.ts';
import type { Check, Verdict } from './audit.ts';
import { readAudit, recordAudit } from './signed.ts';

let home: string;
let ledger: Ledger;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'pawl-signed-'));
  ledger = openLedger(home, { now: Date.now, newId: randomUUID, env: { HOME: home } });
});
afterAll(() => {
  ledger.close();
  rmSync(home, { recursive: true, force: true });
});

const check: Check = { name: 'tests', outcome: 'passed', said: 'ok', counts: {}, shown: [], ms: 1 };
const verdict: Verdict = {
  candidate: '4be1c09f12345678',
  target: 'src/a.js',
  objective: 'fix',
  file: 'src/a.js',
  before: 'a'.repeat(64),
  after: 'b'.repeat(64),
  passed: true,
  reason: '1 checks passed',
  checks: [check],
  at: '2026-01-01T00:00:00.000Z',
  ms: 5,
};
const { privateKey } = generateKeyPairSync('ed25519');
const key = createPublicKey(privateKey);

function recorded(what: Verdict = verdict, by = privateKey): Entry {
  return recordAudit(what, by, ledger);
}

function read(entry: Entry, of: Verdict = verdict) {
  return readAudit([entry], of, key);
}

describe('a recorded audit', () => {
  it('is read as it was signed, and stands in the ledger', () => {
    expect(read(recorded())).toEqual({ kind: 'passed', reason: verdict.reason, verdict });
    expect(ledger.verify().ok).toBe(true);
    const failing = { ...check, outcome: 'unknown', said: 'was killed' } as const;
    const rejected = { ...verdict, passed: false, reason: 'no', checks: [failing] };
    expect(read(recorded(rejected)).kind).toBe('rejected');
  });

  it('keeps what a tool said, half characters and all', () => {
    const odd = { ...check, shown: ['half \ud800'] };
    expect(read(recorded({ ...verdict, checks: [odd] })).kind).toBe('passed');
  });

  it('that another key has signed is unknown', () => {
    const other = generateKeyPairSync('ed25519').privateKey;
    expect(read(recorded(verdict, other)).kind).toBe('unknown');
    expect(readAudit([recorded()], verdict, undefined).kind).toBe('unknown');
  });

  it('by the ledger’s own key is unknown: whoever decides can not audit', () => {
    const entry = recorded() as Extract<Entry, { kind: 'audit-ended' }>;
    const payload = Buffer.from(entry.body.envelope.payload, 'base64').toString();
    const envelope = ledger.seal(entry.body.envelope.payloadType, payload);
    expect(read({ ...entry, body: { ...entry.body, envelope } }).kind).toBe('unknown');
  });

  it.each<[string, Partial<Verdict>]>([
    ['text before', { before: 'c'.repeat(64) }],
    ['text after', { after: 'c'.repeat(64) }],
  ])('of another %s is unknown', (_, other) => {
    expect(read(recorded(), { ...verdict, ...other }).kind).toBe('unknown');
  });

  it('of another candidate is none', () => {
    expect(read(recorded(), { ...verdict, candidate: 'x' }).kind).toBe('none');
  });

  it('that passes without checks, or against them, is unknown', () => {
    expect(read(recorded({ ...verdict, checks: [] })).kind).toBe('unknown');
    const failing = { ...check, outcome: 'failed' } as const;
    expect(read(recorded({ ...verdict, checks: [check, failing] })).kind).toBe('unknown');
  });

  it('that was replaced by a newer one does not count', () => {
    const bad = { ...verdict, passed: false, checks: [{ ...check, outcome: 'failed' } as const] };
    const entries = [recorded(), recorded(bad)];
    expect(readAudit(entries, verdict, key).kind).toBe('rejected');
  });

  it('property: with any one character of it changed it is unknown', () => {
    const entry = recorded() as Extract<Entry, { kind: 'audit-ended' }>;
    const text = JSON.stringify(entry.body);
    const positions = fc.integer({ min: 0, max: text.length - 1 });
    fc.assert(
      fc.property(positions, fc.constantFrom('A', '0', 'x', '"', ' '), (at, put) => {
        fc.pre(text[at] !== put);
        const body = parsed(text.slice(0, at) + put + text.slice(at + 1));
        fc.pre(body !== undefined);
        const tampered = { ...entry, body } as never;
        const now = readAudit([tampered], verdict, key);
        // What the entry says of the key decides nothing: the key is given.
        const said = JSON.stringify({ ...(body as object), key: '' });
        const same = said === JSON.stringify({ ...entry.body, key: '' });
        expect(now.kind === 'passed').toBe(same);
      }),
      { numRuns: 500 },
    );
  });
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

describe('the audit’s key', () => {
  it('is not the ledger’s, and is its owner’s alone', () => {
    const env = { HOME: home };
    expect(auditPublicKey(env)).toBeUndefined();
    const made = auditKey(env);
    expect(auditPublicKey(env)!.equals(createPublicKey(made))).toBe(true);
    const file = join(home, '.config/pawl/audit-key.pem');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const envelope = ledger.seal('t', 'x');
    const seen = recordAudit(verdict, made, ledger).body.envelope.signatures[0]!.keyid;
    expect(envelope.signatures[0]!.keyid).not.toBe(seen);
  });
});
