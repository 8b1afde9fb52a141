import type { Edit } from '../../../candidate/index.ts';

/**
 * The smallest single edit with the same result as the given ones, as a key: equal keys exactly
 * when the resulting texts are equal. Undefined when the text stays as it is.
 */
export function canonicalKey(text: string, edits: readonly Edit[]): string | undefined {
  const { start, end, text: put } = merged(text, edits);
  const shift = put.length - (end - start);
  const length = text.length + shift;
  const result = (at: number) => {
    if (at < start) return text.charCodeAt(at);
    return at < start + put.length ? put.charCodeAt(at - start) : text.charCodeAt(at - shift);
  };
  let from = start;
  while (from < length && from < text.length && result(from) === text.charCodeAt(from)) from++;
  if (from === length && shift === 0) return undefined;
  let same = Math.min(text.length - end, text.length - from, length - from);
  const most = Math.min(text.length, length) - from;
  while (same < most && result(length - 1 - same) === text.charCodeAt(text.length - 1 - same))
    same++;
  let changed = '';
  for (let at = from; at < length - same; at++) changed += String.fromCharCode(result(at));
  return `${from}:${text.length - same}:${changed}`;
}

function merged(text: string, edits: readonly Edit[]): Edit {
  if (edits.length === 1) return edits[0]!;
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const start = sorted[0]?.start ?? 0;
  let at = start;
  let put = '';
  for (const one of sorted) {
    put += text.slice(at, one.start) + one.text;
    at = one.end;
  }
  return { start, end: Math.max(at, start), text: put };
}
