/**
 * A replacement of the half-open range [start, end) of a text. Offsets count UTF-16 code units of
 * the baseline text; `start === end` inserts.
 */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** True when the two edits can't both be applied: their ranges overlap or they insert at one place. */
export function overlaps(a: Edit, b: Edit): boolean {
  if (a.start === a.end && b.start === b.end) return a.start === b.start;
  return a.start < b.end && b.start < a.end;
}

/** True when no edit of `a` overlaps one of `b`. */
export function compatible(a: readonly Edit[], b: readonly Edit[]): boolean {
  return a.every((x) => b.every((y) => !overlaps(x, y)));
}

/**
 * Applies edits that do not overlap, in any order.
 *
 * @throws RangeError when two edits overlap or one lies outside the text.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let out = '';
  let at = 0;
  for (const edit of sorted) {
    if (edit.start < at || edit.end < edit.start || edit.end > text.length)
      throw new RangeError(`edit ${edit.start}-${edit.end} overlaps another or lies outside`);
    out += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + text.slice(at);
}
