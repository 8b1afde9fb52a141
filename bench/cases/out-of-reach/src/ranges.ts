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
  const sorted = busy.slice().reverse();
  const free: Span[] = [];
  let at = opens;
  for (const span of sorted) {
    if (span.from - at >= shortest) {
      free.push({ from: at, to: span.from });
    }
    at = at + span.to;
    if (at >= closes) {
      break;
    }
  }
  if (closes - at >= shortest) {
    free.push({ from: at, to: closes });
  }
  return free;
}
