import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import type { Row } from './entry.ts';
import { LedgerFault } from './ledger-fault.ts';
import type { Kept } from './verify.ts';

/** In `user_version`; a ledger of another format is not touched. */
const format = 1;

/** The triggers keep mistakes away, not attackers: those are noticed by the chain. */
const schema = `
  CREATE TABLE entries (
    position INTEGER PRIMARY KEY,
    hash TEXT NOT NULL,
    record TEXT NOT NULL
  ) STRICT;
  CREATE TABLE head (
    id INTEGER PRIMARY KEY CHECK (id = 0),
    checkpoint TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER entries_are_not_changed BEFORE UPDATE ON entries
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER entries_are_not_removed BEFORE DELETE ON entries
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  PRAGMA user_version = ${format};
`;

/** The ledger's database: entries, and the checkpoint that the last append has signed. */
export interface LedgerTable {
  /** Runs `work` with the write lock of the database; what it wrote is on the disk afterwards. */
  transact<T>(work: () => T): T;
  last(): Row | undefined;
  at(position: number): Row | undefined;
  insert(row: Row & { readonly record: string }): void;
  checkpoint(): string | undefined;
  setCheckpoint(text: string): void;
  /** Everything, at one moment. */
  kept(): Kept;
  close(): void;
}

/**
 * Opens the database, making it where there is none unless it is only to be read.
 *
 * Write-ahead log with `synchronous = FULL`: a committed entry survives a killed process and a power
 * failure.
 */
export function openTable(file: string, manner: 'write' | 'read'): LedgerTable {
  const readOnly = manner === 'read';
  const database = new DatabaseSync(file, { timeout: 20_000, readOnly });
  try {
    if (!readOnly) prepare(database);
    const found = versionOf(database);
    if (found !== format)
      throw new LedgerFault('ledger-format', `${file} is of format ${found}, not ${format}`, {
        hint: 'Update Pawl, if a newer version has written it.',
      });
    return tableOf(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

function prepare(database: DatabaseSync): void {
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  if (versionOf(database) !== 0) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    if (versionOf(database) === 0) database.exec(schema);
    database.exec('COMMIT');
  } finally {
    if (database.isTransaction) database.exec('ROLLBACK');
  }
}

function tableOf(database: DatabaseSync): LedgerTable {
  // As bytes: invalid UTF-8 would otherwise read as if it were something else.
  const columns = 'position, hash, CAST(record AS BLOB) AS record';
  const last = database.prepare(`SELECT ${columns} FROM entries ORDER BY position DESC LIMIT 1`);
  const at = database.prepare(`SELECT ${columns} FROM entries WHERE position = ?`);
  const all = database.prepare(`SELECT ${columns} FROM entries ORDER BY position`);
  const insert = database.prepare('INSERT INTO entries (position, hash, record) VALUES (?, ?, ?)');
  const getHead = database.prepare('SELECT checkpoint FROM head WHERE id = 0');
  const setHead = database.prepare('INSERT OR REPLACE INTO head (id, checkpoint) VALUES (0, ?)');
  const within = <T>(begin: string, work: () => T): T => {
    database.exec(begin);
    try {
      const result = work();
      database.exec('COMMIT');
      return result;
    } finally {
      if (database.isTransaction) database.exec('ROLLBACK');
    }
  };
  const checkpoint = (): string | undefined => {
    const text = getHead.get()?.['checkpoint'];
    return typeof text === 'string' ? text : undefined;
  };
  return {
    transact: (work) => within('BEGIN IMMEDIATE', work),
    last: () => toRow(last.get()),
    at: (position) => toRow(at.get(position)),
    insert: ({ position, hash, record }) => void insert.run(position, hash, record),
    checkpoint,
    setCheckpoint: (text) => void setHead.run(text),
    kept: () =>
      within('BEGIN', () => ({
        rows: all.all() as unknown as readonly Row[],
        checkpoint: checkpoint(),
      })),
    close() {
      if (database.isOpen) database.close();
    },
  };
}

function toRow(row: Record<string, SQLOutputValue> | undefined): Row | undefined {
  return row as unknown as Row | undefined;
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
}
