import { chance, pick, type Random } from './random.ts';
import type { Format } from './shape.ts';

const patterns: Record<Format, RegExp> = {
  digits: /^\d+$/,
  integer: /^-?\d+$/,
  decimal: /^-?\d+\.\d+$/,
  date: /^\d{4}-\d\d-\d\d$/,
  datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/,
  uuid: /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/,
};

/** The format of the samples: the strictest that all have; at least two, of which no empty one. */
export function formatOf(samples: readonly string[]): Format | undefined {
  if (new Set(samples).size < 2) return undefined;
  return (Object.keys(patterns) as Format[]).find((format) =>
    samples.every((sample) => patterns[format].test(sample)),
  );
}

export function hasFormat(text: string, format: Format): boolean {
  return patterns[format].test(text);
}

/** A string of the format with fresh contents. */
export function formatted(format: Format, samples: readonly string[], random: Random): string {
  if (samples.length > 0 && chance(random, 0.2)) return pick(random, samples);
  const digits = (count: number) =>
    Array.from({ length: count }, () => random.integer(0, 9)).join('');
  const two = (min: number, max: number) => String(random.integer(min, max)).padStart(2, '0');
  const date = () => `${random.integer(1970, 2038)}-${two(1, 12)}-${two(1, 28)}`;
  const length = Math.max(
    1,
    Math.min(12, (pick(random, [...samples, '0']).length || 1) + random.integer(-1, 1)),
  );
  switch (format) {
    case 'digits':
      return chance(random, 0.1) ? pick(random, ['0', '00', '1', '007']) : digits(length);
    case 'integer':
      return (chance(random, 0.3) ? '-' : '') + digits(length);
    case 'decimal':
      return `${chance(random, 0.2) ? '-' : ''}${random.integer(0, 1000)}.${digits(random.integer(1, 3))}`;
    case 'date':
      return chance(random, 0.1)
        ? pick(random, ['2024-02-29', '1970-01-01', '1999-12-31'])
        : date();
    case 'datetime':
      return `${date()}T${two(0, 23)}:${two(0, 59)}:${two(0, 59)}${chance(random, 0.5) ? '.000' : ''}Z`;
    case 'uuid': {
      const hex = (count: number) =>
        Array.from({ length: count }, () => random.integer(0, 15).toString(16)).join('');
      return [8, 4, 4, 4, 12].map(hex).join('-');
    }
  }
}
