import type { Entry } from '../../candidate/values.ts';
import { elementOfTyped } from './typed-element.ts';
import { named } from './generate.ts';
import type { Pool } from './pool.ts';
import { chance, pick, type Random } from './random.ts';
import { numberValue } from './scalar-shape.ts';
import { isMostlyWhole, type NumberShape, type Range, type Shape } from './shape.ts';
import { freshText, longText, looksLike } from './fresh-text.ts';
import type { Strategy } from './strategy.ts';
import { copy, inside, textOf, type Tree } from './tree.ts';

/** What is shared while one large example is made. */
export interface Growth {
  readonly random: Random;
  /** About how many elements the outer collections get. */
  readonly size: number;
  /** What earlier arguments hold, for the later ones to overlap with. */
  readonly pool: Pool;
  readonly strategy: Strategy;
  /** How long collections and texts inside the outer ones are; as recorded when absent. */
  readonly nested?: number | undefined;
  /** What the elements of an earlier argument are known by. */
  readonly names?: readonly (string | number)[] | undefined;
}

/**
 * An ordinary value of the shape, at recorded size, that very likely no other example has: no edge
 * cases, they are cheap. Random words and numbers, so that nothing cached in one round helps in the
 * next.
 */
export function fresh(shape: Shape, growth: Growth): Tree {
  const { random, pool, nested } = growth;
  const many = (element: Shape, { min, max }: Range) => {
    // Only the outermost of them is that long.
    const inner = nested === undefined ? growth : { ...growth, nested: undefined };
    const plain = element.kind === 'string' || element.kind === 'number';
    return Array.from({ length: nested ?? random.integer(min, max) }, () =>
      plain ? valueOf(element) : fresh(element, inner),
    );
  };
  switch (shape.kind) {
    case 'any':
    case 'number':
      return freshNumber(
        shape.kind === 'any' ? (elementOfTyped('Int32Array') as NumberShape) : shape,
        growth,
      );
    case 'string':
      return nested === undefined || shape.format || shape.closed
        ? freshText(shape, growth)
        : longText(shape, nested, growth);
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
    const share = growth.strategy.overlap ?? (growth.strategy.repeats ? 0.4 : 0);
    const known = chance(random, share) ? drawKnown(of, growth) : undefined;
    const value = known === undefined ? fresh(of, growth) : copy(known);
    if (typeof value === 'string' || typeof value === 'number') pool.add(value);
    return value;
  }
}

/** A value of an earlier argument or field that could well stand here too. */
export function drawKnown(shape: Shape, { pool, random }: Growth): Tree | undefined {
  const known = pool.draw(shape, random);
  // A whole list is no element of a list of short ones.
  if (shape.kind === 'array' && known && inside(known).length > 2 * shape.length.max)
    return undefined;
  if (typeof known !== 'string' || shape.kind !== 'string') return known;
  // Neither a large text where small ones are usual, nor a name where an address is.
  const fits = known.length <= 2 * shape.length.max + 10 && looksLike(known, shape);
  return fits ? known : undefined;
}

/** Mostly as recorded: options and names beside the data, for which a fresh word means nothing. */
export function familiar(shape: Shape, growth: Growth): Tree {
  const { random } = growth;
  if (shape.kind === 'object')
    return named(
      shape.fields
        .filter((field) => !field.optional || chance(random, 0.7))
        .map((field): Entry => [field.key, familiar(field.shape, growth)]),
      shape.name,
    );
  const samples: readonly Tree[] =
    shape.kind === 'string' || shape.kind === 'number' ? shape.samples : [];
  return samples.length > 0 && chance(random, 0.7) ? pick(random, samples) : fresh(shape, growth);
}

/** Values whose text occurs once, in order. */
export function distinct(values: readonly Tree[]): Tree[] {
  return [...new Map(values.map((value) => [textOf(value), value])).values()];
}

/**
 * Whole numbers are often positions in the collection that grows: where values repeat or lead to each other they stay
 * below its size, so that they lead somewhere; else they spread out and are mostly distinct.
 */
function freshNumber(shape: NumberShape, { random, size, strategy }: Growth): Tree {
  const { min, max } = shape.usual;
  if (!isMostlyWhole(shape))
    return numberValue(random.integer(Math.floor(min * 1000), Math.ceil(max * 1000)) / 1000);
  const top = Math.min(
    shape.max,
    Math.max(max, strategy.repeats || strategy.links ? size - 1 : 10 * size),
  );
  return random.integer(
    min < 0 && shape.samples.length > 0
      ? Math.max(shape.min, -top)
      : Math.min(Math.max(0, min), top),
    top,
  );
}
