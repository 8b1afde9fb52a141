import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeStoreFolder, storeFolder } from './folder.ts';
import { asStoreFault } from './store-fault.ts';

export type ProjectLock =
  | { readonly ok: true; release(): void }
  | {
      readonly ok: false;
      /** One line, for a person. */
      readonly reason: string;
      /** The process that holds the lock, where it could be told. */
      readonly pid?: number;
    };

/**
 * Takes the project for one run; a second run is refused. The operating system holds the lock (an
 * exclusive transaction on a database of its own) and drops it when the process ends, however it
 * ends. Do not open `.pawl/lock` by other means meanwhile: closing it would drop the lock.
 *
 * @throws StoreFault when the disk is full or the folder can't be written.
 */
export function lockProject(projectRoot: string): ProjectLock {
  const folder = storeFolder(projectRoot);
  const pidFile = join(folder, 'lock.pid');
  return asStoreFault(folder, () => {
    makeStoreFolder(projectRoot);
    const database = new DatabaseSync(join(folder, 'lock'));
    try {
      database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    } catch (error) {
      database.close();
      if ((error as { errcode?: number }).errcode !== sqliteBusy) throw error;
      const pid = readPid(pidFile);
      const who = pid === undefined ? 'another run' : `another run (process ${pid})`;
      return {
        ok: false,
        reason: `${who} is at work on this project`,
        ...(pid !== undefined && { pid }),
      };
    }
    try {
      writeFileSync(pidFile, `${process.pid}\n`);
    } catch (error) {
      database.close();
      throw error;
    }
    held.add(database);
    return {
      ok: true,
      release() {
        held.delete(database);
        if (database.isOpen) database.close();
      },
    };
  });
}

const sqliteBusy = 5;

/** A database that nothing refers to is closed by the garbage collector, and its lock goes with it. */
const held = new Set<DatabaseSync>();

function readPid(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return Number.isSafeInteger(pid) ? pid : undefined;
  } catch {
    return undefined; // The holder has not written it yet.
  }
}
