/** A half-open span of minutes of a day. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The free spans of a day between appointments, which may overlap and come in any order.
 * Spans shorter than `shortest` are left out.
 */
export function freeSpans(
  opens: number,
  closes: number,
  busy: readonly Span[],
  shortest = 1,
): Span[] {
  const sorted = busy
    .filter((span) => span.to > opens && span.from < closes)
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const free: Span[] = [];
  let at = opens;
  for (const span of sorted) {
    if (span.from - at > shortest) {
      free.push({ from: at, to: span.from });
    }
    at = Math.max(at, span.to);
    if (at >= closes) {
      break;
    }
  }
  if (closes - at >= shortest) {
    free.push({ from: at, to: closes });
  }
  return free;
}
