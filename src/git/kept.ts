import { PawlFault } from '../fault.ts';
import type { Git } from './git.ts';
import { readBlobs } from './objects.ts';
import { writeBlob } from './write.ts';

/** Bytes that a ref leads to. */
export interface KeptBytes {
  readonly ref: string;
  /** Undefined for what is no blob, or too large. */
  readonly bytes: Buffer | undefined;
}

/**
 * What the refs below a folder (`refs/pawl/x`) lead to, by name; what they are is for the caller to
 * say.
 *
 * @param largest - bytes that are read of one
 * @throws PawlFault `git-failed`, also when an object is not here.
 */
export async function readKept(git: Git, folder: string, largest: number): Promise<KeptBytes[]> {
  const format = '--format=%(objectname) %(objecttype) %(objectsize) %(refname)';
  const lines = (await git.text(['for-each-ref', format, `${folder}/`])).split('\n');
  const found = lines.filter(Boolean).map((line) => {
    const [id = '', kind = '', size = '', ...name] = line.split(' ');
    return { id, ref: name.join(' '), isFile: kind === 'blob' && Number(size) <= largest };
  });
  const ids = found.filter(({ isFile }) => isFile).map(({ id }) => id);
  const blobs = await readBlobs(git, ids);
  return found.map(({ id, ref, isFile }) => ({ ref, bytes: isFile ? blobs.get(id) : undefined }));
}

/**
 * Stores bytes under a ref that is not there yet, or has the same already.
 *
 * @throws PawlFault `git-failed` when the ref leads elsewhere.
 */
export async function keep(git: Git, ref: string, bytes: Uint8Array): Promise<void> {
  const id = await writeBlob(git, bytes);
  const there = await git.run(['rev-parse', '--verify', '--quiet', ref]);
  if (there.status === 0 && String(there.stdout).trim() === id) return;
  const { status, stderr } = await git.run(['update-ref', ref, id, '0'.repeat(id.length)]);
  if (status === 0) return;
  throw new PawlFault('git-failed', `git can not make ${ref}: ${stderr.trim()}`, {
    hint: 'See what is there: git for-each-ref refs/pawl',
  });
}
