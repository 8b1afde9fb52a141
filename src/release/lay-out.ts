import { lstatSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PawlFault } from '../fault.ts';
import type { Base } from './base.ts';

/**
 * Writes a base's files into an empty folder, as they are stored. Nothing of the repository decides
 * where: a path that leads out of the folder, or through a link, is refused.
 *
 * @throws PawlFault `bad-tree`
 */
export function layOut({ files, blobs }: Base, folder: string): void {
  const links = [...files].filter(([, { mode }]) => mode === '120000');
  const plain = [...files].filter(([, { mode }]) => mode.startsWith('100'));
  // Links last, so that nothing is written through one.
  for (const [path, { id, mode }] of [...plain, ...links]) {
    if (path.split('/').some(isWayOut)) throw badTree(path);
    const content = blobs.get(id);
    if (!content) throw badTree(path);
    const full = join(folder, path);
    mkdirSync(dirname(full), { recursive: true });
    if (lstatSync(full, { throwIfNoEntry: false })) throw badTree(path);
    if (mode === '120000') symlinkSync(content, full);
    else writeFileSync(full, content, { mode: mode === '100755' ? 0o755 : 0o644, flag: 'wx' });
  }
}

function isWayOut(part: string): boolean {
  return ['', '.', '..', '.git'].includes(part.toLowerCase());
}

function badTree(path: string): PawlFault {
  return new PawlFault('bad-tree', `git has a file that can not be written: ${path}`, {
    hint: 'See what is wrong with the repository: git fsck',
  });
}
