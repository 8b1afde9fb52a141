import { overlaps, type Edit } from '../../candidate/index.ts';
import type { CommonEdit } from './fuel.ts';

/** Those common edits that can stand beside a candidate's own. */
export function keptBeside(
  own: readonly Edit[],
  common: readonly CommonEdit[],
): readonly CommonEdit[] {
  const isFree = (other: Edit): boolean => !own.some((edit) => collide(edit, other));
  return common.filter((edit) => isFree(edit) && !isLoopChanged(edit, own));
}

/**
 * Own and common edits in the order in which they apply. Where several insert at one place, what has
 * ended closes, then comes what opens, then a candidate's own, and then closes what may have gone on.
 */
export function inOrder(own: readonly Edit[], common: readonly CommonEdit[]): readonly Edit[] {
  const isClosing = (edit: CommonEdit): boolean => edit.opened !== undefined;
  return [
    ...common.filter((edit) => isClosing(edit) && edit.tight),
    ...common.filter((edit) => !isClosing(edit)),
    ...own,
    ...common.filter((edit) => isClosing(edit) && !edit.tight),
  ];
}

/** Whether what counts a loop's rounds would no longer stand around its body. */
function isLoopChanged(edit: CommonEdit, own: readonly Edit[]): boolean {
  const start = edit.opened ?? (edit.closed === undefined ? undefined : edit.start);
  if (start === undefined) return false;
  const end = edit.closed ?? edit.end;
  return own.some((other) => {
    if (other.start < start && start < other.end) return true;
    if (other.start < end && end < other.end) return true;
    // What is put before a body is the body then.
    if (other.start === other.end && other.start === start) return true;
    const within = start <= other.start && other.end <= end;
    return edit.single === true && within && /[;\n{}]/.test(other.text);
  });
}

/** Two insertions at one place do not collide here: both can stand there. */
export function collide(a: Edit, b: Edit): boolean {
  const insertions = a.start === a.end && b.start === b.end;
  return !insertions && overlaps(a, b);
}
