import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../fault.ts';

/**
 * Where the command works: each `-C` is relative to what came before it.
 *
 * @throws UsageError when that is no folder.
 */
export function workingFolder(cwd: string, given: readonly string[]): string {
  const folder = resolve(cwd, ...given);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new UsageError('no-such-folder', `there is no folder ${given.join('/') || folder}`);
}
