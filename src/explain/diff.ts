import { diffWordsWithSpace, structuredPatch } from 'diff';
import { visible, type Look, type Paint } from './paint.ts';

/**
 * The difference of two texts of one file in the unified format, three lines of context, without
 * a newline at its end. Where a line has another in its place, what changed within stands out.
 * Control characters are made visible.
 */
export function renderDiff(file: string, before: string, after: string, paint: Paint): string {
  const { hunks } = structuredPatch(file, file, before, after, '', '', { context: 3 });
  const lines = [paint('removed', `--- ${visible(file)}`), paint('added', `+++ ${visible(file)}`)];
  for (const { oldStart, oldLines, newStart, newLines, lines: changed } of hunks)
    lines.push(
      paint('hunk', `@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`),
      ...paintHunk(
        changed.map((line) => visible(line.replace(/\r$/, ''))),
        paint,
      ),
    );
  return lines.join('\n');
}

function range(start: number, count: number): string {
  return count === 1 ? `${start}` : `${start},${count}`;
}

function paintHunk(lines: readonly string[], paint: Paint): string[] {
  const painted: string[] = [];
  for (let at = 0; at < lines.length;) {
    const removed = takeWhile(lines, at, '-');
    const added = takeWhile(lines, at + removed.length, '+');
    if (removed.length > 0 && removed.length === added.length) {
      const pairs = removed.map((line, index) => paintPair(line, added[index] ?? '', paint));
      painted.push(...pairs.map(([old]) => old), ...pairs.map(([, now]) => now));
    } else {
      painted.push(...removed.map((line) => paint('removed', line)));
      painted.push(...added.map((line) => paint('added', line)));
    }
    at += removed.length + added.length;
    const line = lines[at];
    if (line === undefined || line.startsWith('-') || line.startsWith('+')) continue;
    painted.push(line.startsWith('\\') ? paint('dim', line) : line);
    at++;
  }
  return painted;
}

function takeWhile(lines: readonly string[], from: number, mark: '-' | '+'): string[] {
  const end = lines.findIndex((line, index) => index >= from && !line.startsWith(mark));
  return lines.slice(from, end < 0 ? lines.length : end);
}

/** The two lines, with what is only in one of them emphasised. */
function paintPair(removed: string, added: string, paint: Paint): [string, string] {
  const parts = diffWordsWithSpace(removed.slice(1), added.slice(1));
  const side = (mark: string, rest: Look, changed: Look, isHere: (part: Part) => boolean): string =>
    parts
      .filter(isHere)
      .reduce(
        (line, { value, added: isNew, removed: isOld }) =>
          line + paint(isNew || isOld ? changed : rest, value),
        paint(rest, mark),
      );
  return [
    side('-', 'removed', 'removedPart', (part) => !part.added),
    side('+', 'added', 'addedPart', (part) => !part.removed),
  ];
}

interface Part {
  readonly value: string;
  readonly added: boolean;
  readonly removed: boolean;
}
