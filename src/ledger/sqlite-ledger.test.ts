import { execFile } from 'node:child_process';
import { chmodSync, copyFileSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { hasLedger, inspectLedger, ledgerFile, openLedger, type Entry } from './index.ts';
import { makeEntry } from './entry.ts';
import { killOften } from './kills.fixture.ts';
import { breakerOpened, makeScene, type Scene } from './testing.ts';

const child = fileURLToPath(new URL('ledger-child.fixture.ts', import.meta.url));

/** Appends in a ledger that is opened and closed for it. */
function append({ root, deps }: Scene, ...reasons: string[]): readonly Entry[] {
  const ledger = openLedger(root, deps);
  try {
    return reasons.map((reason) => ledger.append(breakerOpened(reason)));
  } finally {
    ledger.close();
  }
}

function inspect({ root, deps }: Scene) {
  return inspectLedger(root, deps.env)?.verification;
}

/** Changes the database behind Pawl's back, as one who knows SQLite. */
function tamper({ root }: Scene, sql: string): void {
  const database = new DatabaseSync(ledgerFile(root));
  database.exec('DROP TRIGGER entries_are_not_changed; DROP TRIGGER entries_are_not_removed');
  database.exec(sql);
  database.close();
}

describe('a ledger', () => {
  it('keeps what was appended, in order, each entry with the hash of the one before', () => {
    let now = Date.UTC(2026, 0, 1);
    const scene = makeScene(() => (now += 1_000));
    const appended = [...append(scene, 'one', 'two'), ...append(scene, 'three')];
    const found = inspect(scene);
    expect(found).toMatchObject({ ok: true, checkpoint: { count: 4, head: appended[2]?.hash } });
    if (!found?.ok) return;
    expect(found.entries.slice(1)).toEqual(appended);
    expect(found.entries.map(({ kind }) => kind)).toEqual([
      'ledger-started',
      ...Array<string>(3).fill('breaker-opened'),
    ]);
    expect(found.entries[1]).toMatchObject({
      at: '2026-01-01T00:00:02.000Z',
      previous: found.entries[0]?.hash,
    });
  });

  it('takes several entries together or not at all', () => {
    const { root, deps } = makeScene();
    const ledger = openLedger(root, deps);
    const bad = { kind: 'breaker-opened', body: { breaker: '', reason: 'x' } } as const;
    expect(() => ledger.appendAll([breakerOpened('good'), bad])).toThrow(/breaker-opened: breaker/);
    expect(ledger.verify()).toMatchObject({ ok: true, checkpoint: { count: 1 } });
    ledger.close();
  });

  it('takes an entry on a condition only while that holds', () => {
    const { root, deps } = makeScene();
    const ledger = openLedger(root, deps);
    const { hash } = ledger.append(breakerOpened('one'));
    expect(ledger.appendAll([breakerOpened('two')], hash)).toMatchObject({ ok: true });
    expect(ledger.appendAll([breakerOpened('three')], hash)).toEqual({
      ok: false,
      reason: 'moved-on',
    });
    expect(ledger.verify()).toMatchObject({ ok: true, checkpoint: { count: 3 } });
    ledger.close();
  });

  it('refuses to forget by mistake', () => {
    const scene = makeScene();
    append(scene, 'one');
    const database = new DatabaseSync(ledgerFile(scene.root));
    for (const sql of ['DELETE FROM entries', "UPDATE entries SET record = ''"])
      expect(() => database.exec(sql)).toThrow('append-only');
    database.close();
  });

  it('is not made by looking', () => {
    const scene = makeScene();
    expect(inspect(scene)).toBeUndefined();
    expect(hasLedger(scene.root)).toBe(false);
  });

  it('has its key and its checkpoint outside the project, for its owner alone', () => {
    const scene = makeScene();
    append(scene, 'one');
    const key = join(scene.home, '.config/pawl/ledger-key.pem');
    expect(statSync(key).mode & 0o777).toBe(0o600);
    chmodSync(key, 0o644);
    expect(() => append(scene, 'two')).toThrow(expect.objectContaining({ code: 'key-exposed' }));
  });

  it('says what it could not notice', () => {
    const scene = makeScene();
    append(scene, 'one');
    const caveats = (home: string) => inspectLedger(scene.root, { HOME: home })?.caveats;
    expect(caveats(scene.home)).toEqual([]);
    expect(caveats('/nowhere')).toEqual([
      expect.stringContaining('--key'),
      expect.stringContaining('cut end'),
    ]);
  });
});

describe('several processes at once', () => {
  it('make one chain, and lose nothing', { timeout: 60_000 }, async () => {
    const scene = makeScene();
    const run = promisify(execFile);
    const said = await Promise.all(
      [1, 2, 3].map(() => run(process.execPath, [child, scene.root, scene.home, '30'])),
    );
    const hashes = said.flatMap(({ stdout }) => stdout.trim().split('\n'));
    const found = inspect(scene);
    expect(found).toMatchObject({ ok: true, checkpoint: { count: 91 } });
    if (!found?.ok) return;
    const there = found.entries.slice(1).map(({ index, hash }) => `${index} ${hash}`);
    expect(hashes.toSorted()).toEqual(there.toSorted());
  });
});

describe('kill -9', () => {
  it('loses no committed entry and breaks no chain', { timeout: 60_000 }, async () => {
    const { root, home } = makeScene();
    const result = await killOften(root, home, 12, Math.random);
    expect(result).toMatchObject({ kills: 12, lost: 0, broken: 0 });
    expect(result.acknowledged).toBeGreaterThan(12);
    expect(result.entries).toBeGreaterThan(result.acknowledged);
  });
});

describe('somebody who can write the database', () => {
  const damages: readonly [string, string, object][] = [
    [
      'changes an entry',
      "UPDATE entries SET record = replace(record, 'two', 'too') WHERE position = 2",
      { index: 2, how: 'flipped' },
    ],
    [
      'changes a hash',
      `UPDATE entries SET hash = iif(hash LIKE '0%', '1', '0') || substr(hash, 2) WHERE position = 2`,
      { index: 2, how: 'flipped' },
    ],
    ['drops an entry', 'DELETE FROM entries WHERE position = 2', { index: 2, how: 'dropped' }],
    [
      'drops an entry and closes the gap',
      'DELETE FROM entries WHERE position = 2; UPDATE entries SET position = 2 WHERE position = 3',
      { index: 2, how: 'dropped' },
    ],
    [
      'swaps two entries',
      `UPDATE entries SET position = 9 WHERE position = 1;
       UPDATE entries SET position = 1 WHERE position = 2;
       UPDATE entries SET position = 2 WHERE position = 9`,
      { index: 1, how: 'swapped' },
    ],
    [
      'adds an entry',
      `INSERT INTO entries SELECT 4, hash, record FROM entries WHERE position = 3`,
      { index: 4, how: 'added' },
    ],
    ['cuts the end', 'DELETE FROM entries WHERE position > 1', { index: 2, how: 'cut' }],
    [
      'cuts the end and the checkpoint',
      'DELETE FROM entries WHERE position > 1; DELETE FROM head',
      { index: 2, how: 'cut' },
    ],
    ['empties it', 'DELETE FROM entries; DELETE FROM head', { index: 0, how: 'cut' }],
    ['takes the checkpoint away', 'DELETE FROM head', { index: 3, how: 'unsigned' }],
  ];
  it.each(damages)('%s: it is found, and nothing more is recorded', (_, sql, expected) => {
    const scene = makeScene();
    append(scene, 'one', 'two', 'three');
    tamper(scene, sql);
    expect(inspect(scene)).toMatchObject({ ok: false, ...expected });
    // A chain that is broken further back is found by verifying, not by appending.
    if (/position = 2|position = 9/.test(sql)) return;
    expect(() => append(scene, 'four')).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^ledger-(broken|missing)$/) }),
    );
  });

  it('adds an entry with a hash that fits: Pawl does not sign it with the next append', () => {
    const scene = makeScene();
    const [last] = append(scene, 'one');
    const { row } = makeEntry(breakerOpened('forged'), 2, last!.hash, Date.now());
    tamper(scene, `INSERT INTO entries VALUES (2, '${row.hash}', '${row.record}')`);
    expect(inspect(scene)).toMatchObject({ ok: false, how: 'added', index: 2 });
    expect(() => append(scene, 'two')).toThrow(expect.objectContaining({ code: 'ledger-broken' }));
  });

  it('puts back an older database, signed and all: the checkpoint outside tells', () => {
    const scene = makeScene();
    append(scene, 'one');
    const file = ledgerFile(scene.root);
    copyFileSync(file, `${file}.old`);
    append(scene, 'two', 'three');
    copyFileSync(`${file}.old`, file);
    expect(inspect(scene)).toMatchObject({ ok: false, how: 'cut', index: 2 });
    expect(() => append(scene, 'four')).toThrow(expect.objectContaining({ code: 'ledger-broken' }));
  });

  it('removes the ledger: it is missed, and not started anew', () => {
    const scene = makeScene();
    append(scene, 'one');
    rmSync(join(scene.root, '.pawl'), { recursive: true });
    expect(inspect(scene)).toMatchObject({ ok: false, how: 'cut', index: 0 });
    expect(() => append(scene, 'two')).toThrow(expect.objectContaining({ code: 'ledger-missing' }));
  });

  it('starts another ledger in its place, with a key of their own', () => {
    const scene = makeScene();
    append(scene, 'one');
    rmSync(join(scene.root, '.pawl'), { recursive: true });
    const theirs = { ...scene.deps, env: { HOME: join(scene.home, 'theirs') } };
    openLedger(scene.root, theirs).close();
    expect(inspect(scene)).toMatchObject({ ok: false, how: 'rewritten', index: 0 });
  });

  it(
    'flips any byte of the file: it is found, or what can be read is what was',
    { timeout: 60_000 },
    () => {
      const scene = makeScene();
      append(scene, 'one', 'two', 'three');
      const file = ledgerFile(scene.root);
      const original = readFileSync(file);
      const whole = inspectLedger(scene.root, scene.deps.env)?.kept;
      let found = 0;
      for (let at = 0; at < original.length; at += 23) {
        const bytes = Buffer.from(original);
        bytes[at]! ^= 1 << (at % 8);
        writeFileSync(file, bytes);
        try {
          const { verification, kept } = inspectLedger(scene.root, scene.deps.env)!;
          if (!verification.ok) found++;
          else if (!isDeepStrictEqual(kept, whole)) throw new RangeError(`unnoticed at ${at}`);
        } catch (error) {
          if (error instanceof RangeError) throw error;
          found++; // SQLite itself has noticed.
        }
        rmSync(`${file}-wal`, { force: true });
        rmSync(`${file}-shm`, { force: true });
      }
      expect(found).toBeGreaterThan(50);
    },
  );
});
