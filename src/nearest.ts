/**
 * The option that a mistyped word most likely meant, or undefined when none is close: at most one
 * mistake for each three characters, counting a swap of neighbours as one mistake (the restricted
 * Damerau-Levenshtein distance). Case does not count. Of equally near ones the first.
 */
export function nearest(word: string, options: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const option of options) {
    const distance = editDistance(word.toLowerCase(), option.toLowerCase());
    const allowed = Math.ceil(Math.max(word.length, option.length) / 3);
    if (distance <= allowed && distance < bestDistance) [best, bestDistance] = [option, distance];
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let twoAbove: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (above[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (above[j - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (twoAbove[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    twoAbove = above;
    above = row;
  }
  return above[b.length] ?? 0;
}
