import { chance, pick, weighted, type Random } from './random.ts';
import type { Format, StringShape } from './shape.ts';

const patterns: Record<Format, RegExp> = {
  digits: /^\d+$/,
  integer: /^-?\d+$/,
  decimal: /^-?\d+\.\d+$/,
  date: /^\d{4}-\d\d-\d\d$/,
  datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/,
  uuid: /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/,
};

/** Keys that mean something to every object, and so break dictionaries that forget it. */
export const prototypeKeys: readonly string[] = [
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'length',
];

/** Where code units, code points and letters differ; where case does not map one to one. */
const awkward: readonly string[] = [
  '😀',
  'a😀b',
  '\ud83d',
  '\ude00x',
  'e\u0301',
  'é',
  'ß',
  'İ',
  'ﬁ',
  'Σς',
  '\u00a0',
  '\u2028',
  '\0',
  '中文',
  '👩‍👩‍👧',
];

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

/** Runs of letters and digits, and what stands between them. */
export function tokensOf(text: string): { word: boolean; text: string }[] {
  return [...text.matchAll(/([\p{L}\p{N}_]+)|([^\p{L}\p{N}_])/gu)].map(([token, word]) => ({
    word: word !== undefined,
    text: token,
  }));
}

/** A string of the shape; an edge case now and then, in its format if it has one. */
export function generateText(shape: StringShape, random: Random, pool: readonly string[]): string {
  if (shape.format) return formatted(shape.format, shape.samples, random);
  if (shape.closed && chance(random, 0.85)) return pick(random, shape.samples);
  const known = [...shape.samples, ...pool.slice(-20)];
  const usual = () => randomLetters(shape, random);
  return weighted(random, [
    [25, () => (known.length > 0 ? pick(random, known) : usual())],
    [25, () => (known.length > 0 ? respelled(pick(random, known), known, random) : usual())],
    [25, usual],
    [6, () => ''],
    [7, () => awkwardText(known, random)],
    [4, () => pick(random, prototypeKeys)],
    [5, () => recased(known.length > 0 ? pick(random, known) : usual(), random)],
    [
      3,
      () => pick(random, [' ', '  ', '\t', '\n', ',', '"', "'", '\\', '.', '$&', '<a>', '0', '-1']),
    ],
  ]);
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

/** A word of letters, for fresh text; long enough that few are equal when `length` is 6 or more. */
export function freshWord(random: Random, length: number, alphabet: string): string {
  const letters = [...alphabet].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  const from = letters.length >= 8 ? letters : [...'abcdefghijklmnopqrstuvwxyz'];
  return Array.from({ length }, () => pick(random, from)).join('');
}

/** The sample's separators with other words between them. */
export function respelled(sample: string, words: readonly string[], random: Random): string {
  const vocabulary = words.flatMap((text) => tokensOf(text).filter((token) => token.word));
  const tokens = tokensOf(sample).map((token) =>
    token.word && vocabulary.length > 0 && chance(random, 0.6)
      ? pick(random, vocabulary).text
      : token.text,
  );
  if (tokens.length > 1 && chance(random, 0.3))
    tokens.splice(random.integer(0, tokens.length - 1), 1);
  if (tokens.length > 0 && chance(random, 0.4)) {
    const from = random.integer(0, tokens.length - 1);
    tokens.push(...tokens.slice(from, from + random.integer(1, 4)));
  }
  return tokens.join('');
}

function randomLetters(shape: StringShape, random: Random): string {
  const alphabet = [...(shape.alphabet || 'abcdefgh XYZ0159-_,.')];
  // Few letters, so that repeats, runs and palindromes come often.
  const some = chance(random, 0.5)
    ? Array.from({ length: random.integer(1, 3) }, () => pick(random, alphabet))
    : alphabet;
  const usual = Math.max(4, Math.min(40, shape.length.max));
  const length = chance(random, 0.8) ? random.integer(1, usual) : random.integer(0, 2 * usual + 2);
  return Array.from({ length }, () => pick(random, some)).join('');
}

function awkwardText(known: readonly string[], random: Random): string {
  const text = known.length > 0 ? pick(random, known) : '';
  const at = random.integer(0, text.length);
  return text.slice(0, at) + pick(random, awkward) + text.slice(at);
}

function recased(text: string, random: Random): string {
  return pick(random, [
    () => text.toUpperCase(),
    () => text.toLowerCase(),
    () => text.slice(0, 1).toUpperCase() + text.slice(1),
    () => ` ${text} `,
    () => text + text,
    () => [...text].reverse().join(''),
  ])();
}
