import type { Context } from './generate.ts';
import { compare } from './order.ts';
import { chance, pick, shuffled, weighted } from './random.ts';
import type { ArrayShape, Range } from './shape.ts';
import { copy, type Tree } from './tree.ts';

/** What a list is made to: how long lists are, and in which order. */
export interface ListTraits {
  readonly length: Range;
  readonly order?: ArrayShape['order'];
}

/**
 * Elements for a collection. Often empty, with one element, with few distinct elements or one only,
 * sorted, reversed or nearly sorted: where fast and slow ways to do the same most often differ.
 */
export function generateList(traits: ListTraits, context: Context, element: () => Tree): Tree[] {
  const { random, pool, budget } = context;
  const length = budget.left <= 0 ? 0 : listLength(traits.length, context);
  const few = chance(random, 0.4)
    ? Array.from({ length: Math.min(length, random.integer(1, 3)) }, element)
    : [];
  const made = Array.from({ length }, () => {
    if (few.length === 0) return budget.left > 0 ? element() : undefined;
    const one = pick(random, few);
    return chance(random, 0.15) ? one : copy(one);
  }).filter((item) => item !== undefined);
  pool.lengths.push(made.length);
  return arranged(made, traits.order, context);
}

/** Large inputs are for timing; many small ones find more differences. */
const longest = 60;

function listLength({ min, max }: Range, { random }: Context): number {
  return weighted(random, [
    [10, () => 0],
    [10, () => 1],
    [10, () => 2],
    [40, () => random.integer(Math.min(min, longest), Math.min(max, longest))],
    [25, () => random.integer(0, Math.min(longest, 2 * max + 3))],
    [5, () => random.integer(10, 40)],
  ]);
}

function arranged(items: Tree[], order: ArrayShape['order'], { random }: Context): Tree[] {
  const sorted = () => [...items].sort(compare);
  const usual = () => (order === 'descending' ? sorted().reverse() : order ? sorted() : items);
  return weighted(random, [
    [70, usual],
    [10, sorted],
    [5, () => sorted().reverse()],
    [5, () => shuffled(random, items)],
    [
      10,
      () => {
        const nearly = sorted();
        if (nearly.length < 2) return nearly;
        const at = random.integer(0, nearly.length - 2);
        nearly.splice(at, 2, nearly[at + 1]!, nearly[at]!);
        return nearly;
      },
    ],
  ]);
}
