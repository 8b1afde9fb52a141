import type { Growth } from './fresh.ts';
import { formatted } from './format.ts';
import { pick } from './random.ts';
import type { StringShape } from './shape.ts';
import { freshWord, tokensOf } from './text.ts';

/** A recorded text with fresh words in the place of its own. */
export function freshText(shape: StringShape, { random, size }: Growth): string {
  if (shape.format) return formatted(shape.format, shape.samples, random);
  if (shape.closed) return pick(random, shape.samples);
  const filled = shape.samples.filter((sample) => sample !== '');
  const sample = filled.length > 0 ? pick(random, filled) : 'word';
  // So many letters that the words of a large collection are mostly distinct.
  const least = Math.ceil(Math.log(10 * size) / Math.log(8));
  const tokens = tokensOf(sample).map(({ word, text }) => {
    if (!word) return text;
    if (/^\d+$/.test(text))
      return String(random.integer(0, Math.max(10 ** Math.min(9, text.length), size)));
    return freshWord(random, Math.max(least, text.length), shape.alphabet);
  });
  return tokens.join('');
}

/** A text of about `length` code units, made of fresh ones of the shape. */
export function longText(shape: StringShape, length: number, growth: Growth): string {
  const separators = shape.samples.flatMap((sample) =>
    tokensOf(sample)
      .filter((token) => !token.word)
      .map((token) => token.text),
  );
  if (separators.length === 0) {
    const alphabet = [...(shape.alphabet || 'abcdefghijklmnopqrstuvwxyz')];
    return Array.from({ length }, () => pick(growth.random, alphabet)).join('');
  }
  const separator = separators.includes('\n') ? '\n' : pick(growth.random, separators);
  const parts: string[] = [];
  for (let made = 0; made < length;) {
    const part = freshText({ ...shape, closed: false }, growth);
    parts.push(part);
    made += part.length + separator.length;
  }
  return parts.join(separator);
}

/** True when the text has the separators of one of the shape's: an e-mail address where they are. */
export function looksLike(text: string, shape: StringShape): boolean {
  let known = outlines.get(shape);
  if (!known) outlines.set(shape, (known = new Set(shape.samples.map(outlineOf))));
  return known.has(outlineOf(text));
}

const outlines = new WeakMap<StringShape, Set<string>>();

function outlineOf(text: string): string {
  return text.replace(/[\p{L}\p{N}_]+/gu, 'w');
}
