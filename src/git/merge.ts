import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PawlFault } from '../fault.ts';
import type { Git } from './git.ts';

export type Merged =
  | { readonly ok: true; readonly bytes: Buffer }
  | {
      readonly ok: false;
      /** The first lines of ours that both sides changed, from line `line` of ours. */
      readonly line: number;
      readonly text: string;
    };

/** What no text has by itself, so that markers are told from text that looks like them. */
const markerSize = 31;

/**
 * Merges three texts by lines: what `theirs` made of `base` is done to `ours`. No merge driver of the
 * repository is asked.
 */
export async function mergeTexts(
  git: Git,
  ours: Uint8Array,
  base: Uint8Array,
  theirs: Uint8Array,
): Promise<Merged> {
  const folder = mkdtempSync(join(tmpdir(), 'pawl-merge-'));
  try {
    const put = (name: string, bytes: Uint8Array): string => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    const files = [put('ours', ours), put('base', base), put('theirs', theirs)];
    const args = ['merge-file', '-p', '-q', `--marker-size=${markerSize}`, ...files];
    const { status, stdout } = await git.run(['-c', 'merge.conflictStyle=merge', ...args]);
    if (status === 0) return { ok: true, bytes: stdout };
    // Its status is the number of conflicts; from 128 on it has failed.
    if (status !== null && status < 128) return firstConflict(String(ours), String(stdout));
    throw new PawlFault('git-failed', 'git can not merge these files', {
      hint: 'They may be binary: undo the change by hand.',
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function firstConflict(ours: string, merged: string): Merged {
  const lines = merged.split('\n');
  const start = lines.findIndex((line) => line.startsWith('<'.repeat(markerSize)));
  const middle = lines.indexOf('='.repeat(markerSize), start);
  const text = lines.slice(start + 1, middle).join('\n');
  // Lines before it may have been merged in; it is the nearest such text that counts.
  const at = text === '' ? -1 : ours.indexOf(text);
  const line = at < 0 ? start + 1 : ours.slice(0, at).split('\n').length;
  return { ok: false, line, text };
}
