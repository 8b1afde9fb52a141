import type { Value } from '../../candidate/values.ts';
import type { ArrayShape } from './shape.ts';
import { inside } from './tree.ts';

/**
 * Numbers by size, strings by code units, others by the first such value inside that differs; 0
 * where nothing can be compared.
 */
export function compare(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  const [left, right] = [inside(a), inside(b)];
  for (let i = 0; i < left.length && i < right.length; i++) {
    const difference = compare(left[i]!, right[i]!);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * The order that all lists of plain numbers or strings have, if at least three of them are long
 * enough (three elements, not all equal) to show one.
 */
export function orderOf(lists: readonly (readonly Value[])[]): ArrayShape['order'] {
  const telling = lists.filter((list) => list.length >= 3 && list.some((x) => x !== list[0]));
  if (telling.length < 3) return undefined;
  const ordered = (sign: 1 | -1) =>
    telling.every((list) =>
      list.every(
        (x, i) =>
          !Array.isArray(x) &&
          (i === 0 || (typeof x === typeof list[i - 1] && sign * compare(list[i - 1]!, x) <= 0)),
      ),
    );
  if (ordered(1)) return 'ascending';
  return ordered(-1) ? 'descending' : undefined;
}
