import type { DatabaseSync } from 'node:sqlite';
import { StoreFault } from './store-fault.ts';

/** Step n brings a database from version n to n + 1. Released steps are never changed. */
const migrations: readonly string[] = [
  `CREATE TABLE runs (
     id TEXT PRIMARY KEY,
     request TEXT NOT NULL,
     started_at INTEGER NOT NULL,
     ended_at INTEGER,
     outcome TEXT,
     counts TEXT,
     answer_id TEXT
   ) STRICT;
   CREATE INDEX runs_by_answer ON runs (answer_id) WHERE answer_id IS NOT NULL;
   CREATE TABLE verdicts (
     seq INTEGER PRIMARY KEY,
     run TEXT NOT NULL REFERENCES runs (id),
     candidate TEXT NOT NULL,
     changes TEXT NOT NULL,
     parents TEXT NOT NULL,
     verdict TEXT NOT NULL
   ) STRICT;
   CREATE INDEX verdicts_by_run ON verdicts (run, seq);`,
  // One row a batch, compressed: rows and their columns cost more than what is in them. Single
  // verdicts are a cache for resuming and showing; those of an older store are not carried over.
  `DROP TABLE verdicts;
   CREATE TABLE batches (
     seq INTEGER PRIMARY KEY,
     run TEXT NOT NULL REFERENCES runs (id),
     verdicts BLOB NOT NULL
   ) STRICT;
   CREATE INDEX batches_by_run ON batches (run, seq);`,
  // What was measured of a run's answer later, by name: \`dissection\`.
  `CREATE TABLE notes (
     run TEXT NOT NULL REFERENCES runs (id),
     name TEXT NOT NULL,
     note TEXT NOT NULL,
     PRIMARY KEY (run, name)
   ) STRICT, WITHOUT ROWID;`,
];

/**
 * Brings the schema up to date, in one transaction.
 *
 * @throws StoreFault `store-too-new` when a later version of Pawl made the database.
 */
export function migrate(database: DatabaseSync, folder: string): void {
  if (version(database) === migrations.length) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    const from = version(database);
    if (from > migrations.length)
      throw new StoreFault(
        'store-too-new',
        `a newer version of Pawl wrote the store in ${folder}`,
        {
          hint: `Update Pawl, or move ${folder} away to start anew.`,
        },
      );
    for (const step of migrations.slice(from)) database.exec(step);
    database.exec(`PRAGMA user_version = ${migrations.length}; COMMIT`);
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function version(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
}
