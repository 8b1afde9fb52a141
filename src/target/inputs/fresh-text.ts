import type { Growth } from './fresh.ts';
import { formatted } from './format.ts';
import { pick } from './random.ts';
import type { StringShape } from './shape.ts';
import { outlineOf, templatesOf } from './template.ts';

/** A recorded text with fresh words in the place of its own. */
export function freshText(shape: StringShape, growth: Growth): string {
  const { random, strategy } = growth;
  if (shape.format) return formatted(shape.format, shape.samples, random);
  // Where much is to be distinct, the few names that tests use are not all.
  if (shape.closed && strategy.repeats) return pick(random, shape.samples);
  return spelled(shape, growth);
}

function spelled(shape: StringShape, { random, size }: Growth): string {
  const { texts, letters } = templatesOf(shape);
  // So many letters that the words of a large collection are mostly distinct.
  const least = Math.ceil(Math.log(10 * size) / Math.log(8));
  let out = '';
  for (const { kind, text } of pick(random, texts)) {
    if (kind === 'separator') out += text;
    else if (kind === 'digits')
      out += random.integer(0, Math.max(10 ** Math.min(9, text.length), size));
    else for (let i = Math.max(least, text.length); i > 0; i--) out += pick(random, letters);
  }
  return out;
}

/** A text of about `length` code units, made of fresh ones of the shape. */
export function longText(shape: StringShape, length: number, growth: Growth): string {
  const { random, strategy } = growth;
  const { separators } = templatesOf(shape);
  if (strategy.runs) return withRuns(shape, length, growth);
  if (separators.length === 0) {
    const alphabet = [...(shape.alphabet || 'abcdefghijklmnopqrstuvwxyz')];
    return Array.from({ length }, () => pick(random, alphabet)).join('');
  }
  const separator = separators.includes('\n') ? '\n' : pick(random, separators);
  const parts: string[] = [];
  const usual = strategy.repeats ? Math.sqrt(length) : Infinity;
  for (let made = 0; made < length;) {
    // The words of a real text come again.
    const part = parts.length < usual ? spelled(shape, growth) : pick(random, parts);
    parts.push(part);
    made += part.length + separator.length;
  }
  return parts.join(separator);
}

/** Runs before, between and behind two words: of a separator, or of a letter where there is none. */
function withRuns(shape: StringShape, length: number, growth: Growth): string {
  const { random } = growth;
  const { separators, letters } = templatesOf(shape);
  const run = pick(random, separators.length > 0 ? separators : letters).repeat(length / 3);
  return run + spelled(shape, growth) + run + spelled(shape, growth) + run;
}

/** True when the text has the separators of one of the shape's: an e-mail address where they are. */
export function looksLike(text: string, shape: StringShape): boolean {
  return templatesOf(shape).outlines.has(outlineOf(text));
}
