import { chance, pick, weighted, type Random } from './random.ts';
import { formatted } from './format.ts';
import type { StringShape } from './shape.ts';

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

/** Runs of letters and digits, and what stands between them. */
export function tokensOf(text: string): { word: boolean; text: string }[] {
  return [...text.matchAll(/([\p{L}\p{N}_]+)|([^\p{L}\p{N}_])/gu)].map(([token, word]) => ({
    word: word !== undefined,
    text: token,
  }));
}

const longest = 300;

/** A string of the shape; an edge case now and then, in its format if it has one. */
export function generateText(shape: StringShape, random: Random, pool: readonly string[]): string {
  if (shape.format) return formatted(shape.format, shape.samples, random);
  if (shape.closed && chance(random, 0.85)) return pick(random, shape.samples);
  const all = [...shape.samples, ...pool.slice(-20)];
  // Large texts are for timing; many small ones find more differences.
  const known = all.map((text) => (text.length > longest ? text.slice(0, longest) : text));
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

/** The sample's separators with other words between them. */
function respelled(sample: string, words: readonly string[], random: Random): string {
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
