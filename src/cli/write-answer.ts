import {
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PawlFault } from '../fault.ts';
import type { Answer } from '../loop/answer.ts';

export type Written =
  | { readonly ok: true; readonly already: boolean }
  | { readonly ok: false; readonly reason: string; readonly hint: string };

/**
 * Writes an answer to its file, whole or not at all; mode, owner and line endings stay. Refuses
 * when the file is no longer what the answer was made for.
 *
 * @throws PawlFault when the disk is full or the folder can't be written.
 */
export function writeAnswer(root: string, answer: Answer): Written {
  const possible = canWrite(root, answer);
  if (!possible.ok || possible.already) return possible;
  const after = withLineEndingsOf(answer.before, answer.after);
  replaceFile(realpathSync(join(root, answer.file)), after, answer.file);
  return possible;
}

/** Whether an answer is for what its file says now; looks only. */
export function canWrite(root: string, { file, before, after }: Answer): Written {
  const current = read(join(root, file));
  if (current === undefined) return refusal(`${file} is not there any more`);
  if (current === withLineEndingsOf(before, after)) return { ok: true, already: true };
  if (current !== before) return refusal(`${file} has changed since the answer was found`);
  return { ok: true, already: false };
}

function refusal(reason: string): Written {
  return { ok: false, reason, hint: 'Run pawl again to find an answer for what is there now.' };
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Inserted lines end as the others do where those all end in CR LF. */
export function withLineEndingsOf(model: string, text: string): string {
  const allCrLf = model.includes('\r\n') && !/(^|[^\r])\n/.test(model);
  return allCrLf ? text.replace(/\r?\n/g, '\r\n') : text;
}

function replaceFile(path: string, text: string, name: string): void {
  const temporary = join(dirname(path), `.${basename(path)}.pawl-${process.pid}`);
  try {
    const original = openSync(path, 'r');
    const stats = fstatSync(original);
    closeSync(original);
    const file = openSync(temporary, 'wx', stats.mode);
    try {
      writeFileSync(file, text);
      fchmodSync(file, stats.mode);
      const created = fstatSync(file);
      if (created.uid !== stats.uid || created.gid !== stats.gid)
        fchownSync(file, stats.uid, stats.gid);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw asFault(error, name);
  }
}

function asFault(error: unknown, name: string): unknown {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code))
    return new PawlFault('disk-full', `the disk is full: ${name} was not written`, {
      hint: 'Free some space, then use pawl apply; the file is as it was.',
      cause: error,
    });
  if (['EACCES', 'EPERM', 'EROFS'].includes(code))
    return new PawlFault('folder-read-only', `can't write ${name}: its folder is read-only`, {
      hint: 'Make the folder writable for you, then use pawl apply; the file is as it was.',
      cause: error,
    });
  return error;
}
