import { peephole } from '../peephole.ts';

const top = {
  name: 'topBy',
  code: `function topBy«<T>»(items«: readonly T[]», count«: number», compare«: (a: T, b: T) => number»)«: T[]» {
  if (!(count > 0)) return [];
  const best«: T[]» = [];
  for (const item of items) {
    if (best.length >= count && !(compare(item, best[best.length - 1]«!») < 0)) continue;
    let low = 0;
    let high = best.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (!(compare(best[middle]«!», item) > 0)) low = middle + 1;
      else high = middle;
    }
    best.splice(low, 0, item);
    if (best.length > count) best.pop();
  }
  return best;
}`,
};

const sorts = [
  '[...$xs].sort($c)',
  '$xs.slice().sort($c)',
  'Array.from($xs).sort($c)',
  '$xs.toSorted($c)',
  '$xs.sort($c)',
];

/** The first few of a sorted array. */
export const sortSliceToTop = peephole({
  name: 'sort-slice-to-top',
  wins: 'Keeps only the few best items in order while scanning, instead of sorting the whole array and cutting it; wins when few of many are wanted.',
  gain: 'algorithmic',
  reason: 'Keep the few wanted items in order instead of sorting all of them',
  cases: sorts.map((sort) => ({
    find: `${sort}.slice(0, $n)`,
    put: 'topBy($xs, $n, $c)',
    helper: top,
  })),
});
