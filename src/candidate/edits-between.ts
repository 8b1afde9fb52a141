import { diffLines } from 'diff';
import type { Edit } from './edit.ts';

/**
 * The edits that make one text of another: whole lines, and of each run of them what differs
 * between its ends. Applied, they give `after` exactly.
 */
export function editsBetween(before: string, after: string): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  let removed = '';
  let added = '';
  const close = (): void => {
    if (removed !== added) edits.push(trimmed(at - removed.length, removed, added));
    removed = added = '';
  };
  for (const part of diffLines(before, after)) {
    if (part.added) {
      added += part.value;
      continue;
    }
    if (!part.removed) close();
    else removed += part.value;
    at += part.value.length;
  }
  close();
  return edits;
}

/** Without what both have at their starts and ends, but never through the middle of a character. */
function trimmed(start: number, removed: string, added: string): Edit {
  const shortest = Math.min(removed.length, added.length);
  let head = 0;
  while (head < shortest && removed[head] === added[head]) head++;
  let tail = 0;
  while (tail < shortest - head && removed.at(-1 - tail) === added.at(-1 - tail)) tail++;
  return {
    start: start + head,
    end: start + removed.length - tail,
    text: added.slice(head, added.length - tail),
  };
}
