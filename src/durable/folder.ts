import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where Pawl keeps what it remembers of a project. */
export function storeFolder(projectRoot: string): string {
  return join(projectRoot, '.pawl');
}

/** True when something was recorded for this project. */
export function hasStore(projectRoot: string): boolean {
  return existsSync(databaseFile(projectRoot));
}

export function databaseFile(projectRoot: string): string {
  return join(storeFolder(projectRoot), 'pawl.db');
}

/** Makes the folder where it is missing, hidden from the project's git. Throws what `fs` throws. */
export function makeStoreFolder(projectRoot: string): string {
  const folder = storeFolder(projectRoot);
  try {
    // Not `recursive`: that says ENOENT of a file system which can only be read.
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const ignore = join(folder, '.gitignore');
  if (!existsSync(ignore)) writeFileSync(ignore, '*\n');
  return folder;
}
