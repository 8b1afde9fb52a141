import { structuredPatch } from 'diff';
import { visible, type Paint } from './paint.ts';

/**
 * The difference of two texts of one file in the unified format, three lines of context, without
 * a newline at its end. Control characters in it are made visible.
 */
export function renderDiff(file: string, before: string, after: string, paint: Paint): string {
  const { hunks } = structuredPatch(file, file, before, after, '', '', { context: 3 });
  const lines = [paint('removed', `--- ${visible(file)}`), paint('added', `+++ ${visible(file)}`)];
  for (const hunk of hunks) {
    const place = `@@ -${range(hunk.oldStart, hunk.oldLines)} +${range(hunk.newStart, hunk.newLines)} @@`;
    lines.push(paint('hunk', place));
    for (const line of hunk.lines) lines.push(paintLine(visible(line.replace(/\r$/, '')), paint));
  }
  return lines.join('\n');
}

function range(start: number, count: number): string {
  return count === 1 ? `${start}` : `${start},${count}`;
}

function paintLine(line: string, paint: Paint): string {
  if (line.startsWith('+')) return paint('added', line);
  if (line.startsWith('-')) return paint('removed', line);
  return line.startsWith('\\') ? paint('dim', line) : line;
}
