/** How a column's cells stand. */
export type Align = 'left' | 'right';

/**
 * Rows of cells as lines with aligned columns, two spaces between them, without trailing spaces.
 * Cells have no escape sequences; `style` sees each cell after it was padded.
 */
export function renderTable(
  rows: readonly (readonly string[])[],
  align: readonly Align[],
  style: (cell: string, row: number, column: number) => string = (cell) => cell,
): string[] {
  const widths = align.map((_, column) =>
    Math.max(0, ...rows.map((row) => [...(row[column] ?? '')].length)),
  );
  return rows.map((row, index) => {
    const cells = align.map((side, column) => {
      const cell = row[column] ?? '';
      const padding = ' '.repeat((widths[column] ?? 0) - [...cell].length);
      const padded = side === 'right' ? padding + cell : cell + padding;
      return style(column === align.length - 1 ? padded.trimEnd() : padded, index, column);
    });
    return cells.join('  ').trimEnd();
  });
}

/** Breaks a text into lines of at most `width` characters, at spaces; longer words stay whole. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return line ? [...lines, line] : lines;
}

/** Cuts a line of plain text to at most `width` characters, the last one `…` when it was longer. */
export function clip(text: string, width: number): string {
  const characters = [...text];
  if (characters.length <= width) return text;
  return width < 1 ? '' : `${characters.slice(0, width - 1).join('')}…`;
}
