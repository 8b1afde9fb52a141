import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { canonical } from './canonical.ts';
import { signCheckpoint } from './checkpoint.ts';
import { makeEntry, nothingBefore, type Entry, type Row } from './entry.ts';
import type { LedgerEvent } from './kinds.ts';
import type { LedgerDeps } from './ledger.ts';
import type { Kept } from './verify.ts';

/** A project and a home of its own, which go away with the test. */
export interface Scene {
  readonly root: string;
  readonly home: string;
  readonly deps: LedgerDeps;
}

export function makeScene(now: () => number = Date.now): Scene {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pawl-ledger-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const root = join(folder, 'project');
  const home = join(folder, 'home');
  mkdirSync(root);
  mkdirSync(home);
  return { root, home, deps: { now, newId: randomUUID, env: { HOME: home } } };
}

export const keys = generateKeyPairSync('ed25519');

/** Something to record. */
export function breakerOpened(reason: string): LedgerEvent {
  return { kind: 'breaker-opened', body: { breaker: 'budget', reason } };
}

/** A ledger in memory: a first entry and one for each event, an hour apart, signed. */
export function keptOf(events: readonly LedgerEvent[], key: KeyObject = keys.privateKey): Kept {
  const ledger = '3f0e0a52-2b0c-4d4e-9a6e-0d8c1f2b3a4d';
  const spki = keys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const first: LedgerEvent = {
    kind: 'ledger-started',
    body: { format: 1, ledger, key: spki },
  };
  const rows: Row[] = [];
  let last: Entry | undefined;
  for (const event of [first, ...events]) {
    const index = rows.length;
    const now = Date.UTC(2026, 0, 1, index);
    const { entry, row } = makeEntry(event, index, last?.hash ?? nothingBefore, now);
    rows.push({ ...row, record: Buffer.from(row.record) });
    last = entry;
  }
  const { hash: head = '', at = '' } = last ?? {};
  const checkpoint = canonical(signCheckpoint({ ledger, count: rows.length, head, at }, key));
  return { rows, checkpoint };
}
