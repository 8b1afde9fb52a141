/** Rows of cells as lines, columns aligned: the first to the left, figures to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...all.map((row) => (row[i] ?? '').length)));
  const numeric = head.map((_, i) => rows.every((row) => /^[-\d.,x%]*$/.test(row[i] ?? '')));
  const line = (row: readonly string[]) =>
    head
      .map((_, i) => (row[i] ?? '')[numeric[i] ? 'padStart' : 'padEnd'](widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join(
    '\n',
  );
}

export const seconds = (value: number): string => value.toFixed(1);

export const times = (ratio: number | undefined): string =>
  ratio === undefined ? '-' : `${ratio >= 100 ? ratio.toFixed(0) : ratio.toFixed(2)}x`;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}
