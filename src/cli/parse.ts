import { InvalidArgumentError } from 'commander';

const unitMs: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** A time such as `500ms`, `30s`, `1.5m` or `1h` in milliseconds. */
export function parseDuration(text: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text);
  const ms = Number(match?.[1]) * (unitMs[match?.[2] ?? ''] ?? NaN);
  if (!(ms >= 1) || ms > 7 * 24 * 3_600_000)
    throw new InvalidArgumentError('Give a time and its unit, at most a week: 500ms, 30s, 2m.');
  return Math.round(ms);
}

/** A whole number from 1. */
export function parseCount(text: string): number {
  const count = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(count >= 1) || !Number.isSafeInteger(count))
    throw new InvalidArgumentError('Give a whole number from 1.');
  return count;
}

/** What others will read. */
export function parseReason(text: string): string {
  if (text.trim() === '')
    throw new InvalidArgumentError('Say it in a sentence: others will read it.');
  return text;
}

/** A whole number that fits in 32 bits. */
export function parseSeed(text: string): number {
  const seed = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(seed < 2 ** 32))
    throw new InvalidArgumentError('Give a whole number from 0 to 4294967295.');
  return seed;
}
