import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Answer, Counts, RunOutcome, RunRequest } from '../loop/answer.ts';
import { databaseFile, makeStoreFolder, storeFolder } from './folder.ts';
import { matchRun } from './match-run.ts';
import { newRunId } from './run-id.ts';
import { migrate } from './schema.ts';
import { asStoreFault } from './store-fault.ts';
import type { Store, StoredRun, StoredVerdict } from './store.ts';

/** Runs whose single verdicts are kept; of older ones only the request, outcome and answer. */
const runsWithVerdicts = 10;

/**
 * Opens the project's store, making it where there is none.
 *
 * Write-ahead log with `synchronous = NORMAL`: a killed process loses nothing that was recorded;
 * a power failure may lose the last transactions, but damages nothing.
 *
 * @throws StoreFault when the disk is full, the folder can't be written or the store is damaged.
 */
export function openStore(projectRoot: string): Store {
  const folder = storeFolder(projectRoot);
  const guarded = <T>(work: () => T): T => asStoreFault(folder, work);
  const database = guarded(() => {
    makeStoreFolder(projectRoot);
    return open(databaseFile(projectRoot), folder);
  });

  const transact = <T>(work: () => T): T =>
    guarded(() => {
      database.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        // SQLite has rolled back by itself when the disk was full.
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      }
    });

  const selectRun = database.prepare('SELECT * FROM runs WHERE id = ?');
  const insertBatch = database.prepare('INSERT INTO batches (run, verdicts) VALUES (?, ?)');

  const findRun = (id?: string): StoredRun | undefined =>
    guarded(() => {
      const found = matchRun(database, id);
      const row = found === undefined ? undefined : selectRun.get(found);
      return row && toRun(row);
    });

  return {
    startRun(request, now) {
      return transact(() => {
        const id = newRunId(now, (taken) => selectRun.get(taken) !== undefined);
        database
          .prepare('INSERT INTO runs (id, request, started_at) VALUES (?, ?, ?)')
          .run(id, JSON.stringify(request), Math.floor(now));
        database
          .prepare(
            `DELETE FROM batches WHERE run IN
               (SELECT id FROM runs ORDER BY started_at DESC, id DESC LIMIT -1 OFFSET ?)`,
          )
          .run(runsWithVerdicts);
        return { id, request, startedAt: Math.floor(now) };
      });
    },

    recordVerdicts(run, verdicts) {
      if (verdicts.length === 0) return;
      const batch = verdicts.map(({ candidate: { id, changes, parents }, verdict }) => ({
        candidate: { id, changes, parents },
        verdict,
      }));
      transact(() => insertBatch.run(run, packed(batch)));
    },

    endRun(run, outcome, counts, now) {
      transact(() => {
        const answer = outcome.kind === 'improved' ? outcome.answer.id : null;
        const { changes } = database
          .prepare(
            'UPDATE runs SET ended_at = ?, outcome = ?, counts = ?, answer_id = ? WHERE id = ?',
          )
          .run(Math.floor(now), JSON.stringify(outcome), JSON.stringify(counts), answer, run);
        if (changes !== 1) throw new RangeError(`no run ${run} to end`);
      });
    },

    findRun,

    listRuns(limit) {
      return guarded(() =>
        database
          .prepare('SELECT * FROM runs ORDER BY started_at DESC, id DESC LIMIT ?')
          .all(limit)
          .map(toRun),
      );
    },

    verdictsOf(run) {
      return guarded(() =>
        database
          .prepare('SELECT verdicts FROM batches WHERE run = ? ORDER BY seq')
          .all(run)
          .flatMap((row) => unpacked(row['verdicts'] as Uint8Array)),
      );
    },

    findAnswer(id) {
      const run = id === undefined ? newestAnswered() : findRun(id);
      const answer = run && answerOf(run);
      return run && answer ? { run, answer } : undefined;
    },

    keepNote(run, name, note) {
      transact(() =>
        database
          .prepare('INSERT OR REPLACE INTO notes (run, name, note) VALUES (?, ?, ?)')
          .run(run, name, JSON.stringify(note)),
      );
    },

    noteOf(run, name) {
      const row = guarded(() =>
        database.prepare('SELECT note FROM notes WHERE run = ? AND name = ?').get(run, name),
      );
      return row && (JSON.parse(String(row['note'])) as unknown);
    },

    close() {
      if (database.isOpen) guarded(() => database.close());
    },
  };

  function newestAnswered(): StoredRun | undefined {
    const row = guarded(() =>
      database
        .prepare(
          `SELECT * FROM runs WHERE answer_id IS NOT NULL
           ORDER BY started_at DESC, id DESC LIMIT 1`,
        )
        .get(),
    );
    return row && toRun(row);
  }
}

function open(file: string, folder: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  try {
    database.exec(
      `PRAGMA journal_mode = WAL;
       PRAGMA synchronous = NORMAL;
       PRAGMA foreign_keys = ON;
       PRAGMA journal_size_limit = 8388608`,
    );
    migrate(database, folder);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** A twelfth of the text, for less time than writing all of it takes. */
function packed(batch: readonly StoredVerdict[]): Uint8Array {
  return zstdCompressSync(JSON.stringify(batch), {
    params: { [constants.ZSTD_c_compressionLevel]: 1 },
  });
}

function unpacked(verdicts: Uint8Array): StoredVerdict[] {
  return JSON.parse(zstdDecompressSync(verdicts).toString('utf8')) as StoredVerdict[];
}

function answerOf(run: StoredRun): Answer | undefined {
  return run.outcome?.kind === 'improved' ? run.outcome.answer : undefined;
}

function toRun(row: Record<string, SQLOutputValue>): StoredRun {
  const { id, request, started_at, ended_at, outcome, counts } = row;
  return {
    id: String(id),
    request: JSON.parse(String(request)) as RunRequest,
    startedAt: Number(started_at),
    ...(ended_at != null && { endedAt: Number(ended_at) }),
    ...(typeof outcome === 'string' && { outcome: JSON.parse(outcome) as RunOutcome }),
    ...(typeof counts === 'string' && { counts: JSON.parse(counts) as Counts }),
  };
}
