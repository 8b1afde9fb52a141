import type { StringShape } from './shape.ts';
import { tokensOf } from './text.ts';

/** What fresh texts of a shape are made from. */
export interface Templates {
  /** The recorded texts in tokens, long ones cut. */
  readonly texts: readonly (readonly Token[])[];
  readonly letters: readonly string[];
  /** As often as they occur. */
  readonly separators: readonly string[];
  readonly outlines: ReadonlySet<string>;
}
export interface Token {
  readonly kind: 'word' | 'digits' | 'separator';
  readonly text: string;
}

const longest = 80;
const known = new WeakMap<StringShape, Templates>();

/** Made once for each shape: a large input asks for them a hundred thousand times. */
export function templatesOf(shape: StringShape): Templates {
  let templates = known.get(shape);
  if (!templates) known.set(shape, (templates = make(shape)));
  return templates;
}

function make(shape: StringShape): Templates {
  const filled = shape.samples.filter((sample) => sample !== '');
  const texts = (filled.length > 0 ? filled : ['word']).map((sample) =>
    tokensOf(sample.slice(0, 1000))
      .slice(0, longest)
      .map(({ word, text }): Token => {
        if (!word) return { kind: 'separator', text };
        return { kind: /^\d+$/.test(text) ? 'digits' : 'word', text };
      }),
  );
  const letters = [...shape.alphabet].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  return {
    texts,
    letters: letters.length >= 8 ? letters : [...'abcdefghijklmnopqrstuvwxyz'],
    separators: texts.flat().flatMap(({ kind, text }) => (kind === 'separator' ? [text] : [])),
    outlines: new Set(filled.map(outlineOf)),
  };
}

/** A text with each of its words as one letter: alike for all e-mail addresses. */
export function outlineOf(text: string): string {
  return text.replace(/[\p{L}\p{N}_]+/gu, 'w');
}
