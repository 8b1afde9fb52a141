import { PawlFault } from '../fault.ts';

const marker = Symbol.for('pawl.store-fault');

/** The project's `.pawl/` can't be read or written: full disk, no permission, damage. */
export class StoreFault extends PawlFault {
  override readonly name = 'StoreFault';
  readonly [marker] = true;

  static override isInstance(value: unknown): value is StoreFault {
    return typeof value === 'object' && value !== null && marker in value;
  }
}

/** Runs `work`; what the file system or SQLite throws leaves it as a StoreFault about `folder`. */
export function asStoreFault<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const kind = kindOf(error);
    if (!kind) throw error;
    const { code, message, hint } = kinds[kind];
    throw new StoreFault(code, message(folder), { hint: hint(folder), cause: error });
  }
}

const kinds = {
  full: {
    code: 'disk-full',
    message: (folder: string) => `the disk is full: can't write to ${folder}`,
    hint: () => 'Free some space and run again; what was recorded so far is kept.',
  },
  readOnly: {
    code: 'folder-read-only',
    message: (folder: string) => `can't write to ${folder}`,
    hint: (folder: string) => `Make ${folder} and the folder it is in writable for you.`,
  },
  notAFolder: {
    code: 'store-blocked',
    message: (folder: string) => `${folder} is in the way: it is not a folder`,
    hint: (folder: string) => `Move ${folder} away; Pawl keeps its runs in a folder of that name.`,
  },
  busy: {
    code: 'store-busy',
    message: (folder: string) => `another process keeps the store in ${folder} busy`,
    hint: () => 'Wait until it has ended, or end it, and run again.',
  },
  failing: {
    code: 'disk-failing',
    message: (folder: string) => `reading or writing ${folder} failed`,
    hint: () => 'Look at the disk; the system log says more.',
  },
  damaged: {
    code: 'store-damaged',
    message: (folder: string) => `the store in ${folder} is damaged`,
    hint: (folder: string) => `Move ${folder} away to start anew; your own files are not touched.`,
  },
};

const kindOfSystemError: Record<string, keyof typeof kinds> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EACCES: 'readOnly',
  EPERM: 'readOnly',
  EROFS: 'readOnly',
  EEXIST: 'notAFolder',
  ENOTDIR: 'notAFolder',
};

/** By SQLite's primary result code: https://www.sqlite.org/rescode.html */
const kindOfSqliteError: Record<number, keyof typeof kinds> = {
  3: 'readOnly', // SQLITE_PERM
  5: 'busy', // SQLITE_BUSY
  6: 'busy', // SQLITE_LOCKED
  8: 'readOnly', // SQLITE_READONLY
  10: 'failing', // SQLITE_IOERR
  11: 'damaged', // SQLITE_CORRUPT
  13: 'full', // SQLITE_FULL
  14: 'readOnly', // SQLITE_CANTOPEN
  26: 'damaged', // SQLITE_NOTADB
};

/** I/O errors of SQLite that mean that a file could not grow. */
const growthErrors = new Set([
  778, // SQLITE_IOERR_WRITE
  1034, // SQLITE_IOERR_FSYNC
  4874, // SQLITE_IOERR_SHMSIZE
]);

function kindOf(error: unknown): keyof typeof kinds | undefined {
  const { code, errcode } = error as { code?: string; errcode?: number };
  if (code === 'ERR_SQLITE_ERROR' && errcode !== undefined)
    return growthErrors.has(errcode) ? 'full' : kindOfSqliteError[errcode & 0xff];
  return kindOfSystemError[code ?? ''];
}
