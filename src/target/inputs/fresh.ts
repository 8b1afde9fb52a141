import type { Entry } from '../../candidate/values.ts';
import { elementOfTyped } from './shape-of.ts';
import { named } from './generate.ts';
import { Pool } from './pool.ts';
import { chance, pick, type Random } from './random.ts';
import { numberValue } from './scalar-shape.ts';
import { type NumberShape, type Range, type Shape, type StringShape } from './shape.ts';
import { formatted, freshWord, tokensOf } from './text.ts';
import { copy, textOf, type Tree } from './tree.ts';

/** What is shared while one large example is made. */
export interface Growth {
  readonly random: Random;
  /** About how many elements the outer collections get. */
  readonly size: number;
  /** What earlier arguments hold, for the later ones to overlap with. */
  readonly pool: Pool;
  /** True: fields repeat as real ones do. False: nearly all values are distinct. */
  readonly repeats: boolean;
}

/**
 * An ordinary value of the shape, at recorded size, that very likely no other example has: no edge
 * cases, they are cheap. Random words and numbers, so that nothing cached in one round helps in the
 * next.
 */
export function fresh(shape: Shape, growth: Growth): Tree {
  const { random, pool } = growth;
  const many = (element: Shape, length: Range) =>
    Array.from({ length: random.integer(length.min, length.max) }, () => fresh(element, growth));
  switch (shape.kind) {
    case 'any':
    case 'number':
      return freshNumber(
        shape.kind === 'any' ? (elementOfTyped('Int32Array') as NumberShape) : shape,
        growth,
      );
    case 'string':
      return freshText(shape, growth);
    case 'boolean':
      return chance(random, 0.5);
    case 'literal':
      return copy(pick(random, shape.values));
    case 'union':
      return fresh(pick(random, shape.options), growth);
    case 'bigint':
      return [
        'bigint',
        String(
          BigInt(pick(random, ['1000', ...shape.samples])) * 7n +
            BigInt(random.integer(0, 10 * growth.size)),
        ),
      ];
    case 'date':
      return ['date', random.integer(shape.usual.min - 3e10, shape.usual.max + 3e10)];
    case 'function':
      return ['function', pick(random, shape.sources)];
    case 'tuple':
      return ['array', shape.items.map((item) => fresh(item, growth))];
    case 'array':
      return ['array', many(shape.element, shape.length)];
    case 'set':
      return ['set', distinct(many(shape.element, shape.length))];
    case 'typed':
      return ['typed', shape.name, many(shape.element, shape.length)];
    case 'object': {
      const fields = shape.fields.filter((field) => !field.optional || chance(random, 0.7));
      return named(
        fields.map((field): Entry => [field.key, valueOf(field.shape)]),
        shape.name,
      );
    }
    case 'record': {
      const keys = distinct(many(shape.key, shape.length)) as string[];
      return named(
        keys.map((key): Entry => [key, fresh(shape.value, growth)]),
        shape.name,
      );
    }
    case 'map': {
      const keys = distinct(many(shape.key, shape.length));
      return ['map', keys.map((key) => [key, fresh(shape.value, growth)])];
    }
  }
  /** A field's value: in real data many records have the same category, customer or day. */
  function valueOf(of: Shape): Tree {
    const known = growth.repeats && chance(random, 0.4) ? pool.draw(of, random) : undefined;
    const value = known === undefined ? fresh(of, growth) : copy(known);
    if (typeof value === 'string' || typeof value === 'number') pool.add(value);
    return value;
  }
}

/** Values whose text occurs once, in order. */
export function distinct(values: readonly Tree[]): Tree[] {
  return [...new Map(values.map((value) => [textOf(value), value])).values()];
}

function freshNumber(shape: NumberShape, { random, size }: Growth): Tree {
  const { min, max } = shape.usual;
  if (!shape.integer)
    return numberValue(random.integer(Math.floor(min * 1000), Math.ceil(max * 1000)) / 1000);
  const top = Math.min(shape.max, Math.max(max, 10 * size));
  return random.integer(min < 0 ? Math.max(shape.min, -top) : Math.min(min, top), top);
}

/** A recorded text with fresh words in the place of its own. */
function freshText(shape: StringShape, { random, size }: Growth): string {
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
