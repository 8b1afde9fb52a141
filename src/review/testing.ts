import { execFileSync } from 'node:child_process';
import { createPrivateKey, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';
import { defaultBreakerBudget } from '../boundary/index.ts';
import { signCheckpoint } from '../ledger/checkpoint.ts';
import { makeEntry } from '../ledger/entry.ts';
import {
  canonical,
  digestOf,
  ledgerFile,
  openLedger,
  sha256,
  type Entry,
  type EntryOf,
  type Ledger,
  type LedgerEvent,
} from '../ledger/index.ts';
import type { Law, Present } from './case.ts';
import { factsOf, type Decision, type PendingDecision } from './decision.ts';
import { breakerText, policySchema } from './index.ts';
import { sshSignatures } from './programs/ssh-keygen.ts';
import { giveSignOff } from './word.ts';

const before = 'export const most = (a, b) => (a > b ? b : a);\n';
const after = 'export const most = (a, b) => (a > b ? a : b);\n';

/** A fix of one file that waits for a person. */
export function makeDecision(change: Partial<Decision> = {}): Decision {
  return {
    candidate: '4be1c09f12345678',
    source: { kind: 'run', run: 'r-0000000000' },
    proposer: 'pawl fix',
    target: 'src/most.js#most',
    change: 'fix',
    provenEqual: false,
    protected: false,
    touchesRules: false,
    files: [{ file: 'src/most.js', before: sha256(before), after: sha256(after) }],
    evidence: digestOf({ tests: 12 }),
    boundaries: digestOf({ policy: 'the default' }),
    findings: [],
    decision: 'pending',
    reason: 'it waits for a person',
    why: ['swap-branches: Return the larger one'],
    shown: ['12 tests pass'],
    ...change,
  };
}

/** What is there now, when nobody has changed anything since. */
export function presentOf(decision: Decision): Present {
  return {
    facts: factsOf(decision),
    baseOf: (file) => decision.files.find((each) => each.file === file)?.before ?? null,
  };
}

export function pendingOf(decision: Decision, entry?: EntryOf<'gate-decided'>): PendingDecision {
  return { decision, since: '2026-01-01T00:00:00.000Z', texts: [], ...(entry && { entry }) };
}

/** A project with a ledger, real SSH keys, and a clock that each look moves by a second. */
export class Office {
  readonly root: string;
  readonly home: string;
  ledger: Ledger;
  readonly allowed: string[] = [];
  revoked: string | undefined;
  now = Date.UTC(2026, 5, 1, 12);
  readonly #folder: string;

  constructor() {
    this.#folder = realpathSync(mkdtempSync(join(tmpdir(), 'pawl-review-')));
    this.root = join(this.#folder, 'project');
    this.home = join(this.#folder, 'home');
    for (const folder of [this.root, this.home]) mkdirSync(folder);
    this.ledger = openLedger(this.root, this.deps);
    onTestFinished(() => {
      this.ledger.close();
      rmSync(this.#folder, { recursive: true, force: true });
    });
  }

  /** The same, with the ledger opened again. */
  reopen(): this {
    this.ledger = openLedger(this.root, this.deps);
    return this;
  }

  /** Records what this version has no kind for, as another version with the same key would. */
  forceAppend(event: { readonly kind: string; readonly body: object }): void {
    const { rows } = this.ledger.kept();
    const first = JSON.parse(String(Buffer.from(rows[0]!.record))) as Entry;
    const { entry, row } = makeEntry(
      event as LedgerEvent,
      rows.length,
      rows.at(-1)!.hash,
      this.now,
    );
    const { hash: head, at } = entry;
    const ledger = first.kind === 'ledger-started' ? first.body.ledger : '';
    const key = createPrivateKey(readFileSync(join(this.home, '.config/pawl/ledger-key.pem')));
    const checkpoint = signCheckpoint({ ledger, count: rows.length + 1, head, at }, key);
    const database = new DatabaseSync(ledgerFile(this.root));
    database
      .prepare('INSERT INTO entries (position, hash, record) VALUES (?, ?, ?)')
      .run(row.position, row.hash, row.record);
    database.prepare('UPDATE head SET checkpoint = ?').run(canonical(checkpoint));
    database.close();
  }

  get deps() {
    const now = () => (this.now += 1_000);
    return { now, newId: randomUUID, env: { ...process.env, HOME: this.home } };
  }

  /** The law with the signers that are allowed now. */
  law(policy: object = {}): Law {
    return {
      policy: policySchema.parse(policy),
      breaker: defaultBreakerBudget,
      signatures: sshSignatures(this.deps.env, this.root),
      trust: {
        allowedSigners: this.allowed.join('\n'),
        ...(this.revoked !== undefined && { revokedKeys: this.revoked }),
      },
    };
  }

  /** Makes a key pair; its file. */
  key(name: string): string {
    const file = join(this.home, name);
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', file]);
    return file;
  }

  /** Makes a key and allows it for a principal. */
  person(principal: string, options = ''): string {
    const file = this.key(`key-${this.allowed.length}`);
    this.allow(principal, file, options);
    return file;
  }

  allow(principal: string, keyFile: string, options = ''): void {
    const key = readFileSync(`${keyFile}.pub`, 'utf8').trim();
    this.allowed.push([principal, options, key].filter(Boolean).join(' '));
  }

  /** Records a decision of the gate. */
  decided(change: Partial<Decision> = {}): EntryOf<'gate-decided'> {
    const body = makeDecision(change);
    return this.ledger.append({ kind: 'gate-decided', body }) as EntryOf<'gate-decided'>;
  }

  sign(gate: EntryOf<'gate-decided'>, keyFile: string): EntryOf<'sign-off-given'> {
    const pending = pendingOf(gate.body, gate);
    const said = { reason: 'I have read it', now: (this.now += 1_000) };
    const given = giveSignOff(pending, said, keyFile, this.law(), this.ledger);
    if (!given.ok) throw new Error(given.reason);
    return given.entry;
  }

  openBreaker(): EntryOf<'breaker-opened'> {
    const body = { breaker: 'rollbacks', reason: 'a release was rolled back' };
    return this.ledger.append({ kind: 'breaker-opened', body }) as EntryOf<'breaker-opened'>;
  }

  /** Eases the breaker by a signature of `keyFile`, recorded as by `principal`. */
  ease(
    kind: 'breaker-closed' | 'breaker-half-opened',
    opened: EntryOf<'breaker-opened'>,
    keyFile: string,
  ): void {
    const time = new Date(this.now).toISOString();
    const said = { breaker: 'rollbacks', opened: opened.hash, reason: 'understood', time };
    const { signatures, trust } = this.law();
    const text = breakerText(kind, said);
    const signed = signatures.sign(text, keyFile);
    if (!signed.ok) throw new Error(signed.reason);
    const found = signatures.check(text, signed.signature, trust, time);
    const { principal, key } = found.ok ? found : { principal: 'nobody', key: 'SHA256:none' };
    const by = { principal, key, signature: signed.signature };
    this.ledger.append({ kind, body: { ...said, by } });
  }
}
