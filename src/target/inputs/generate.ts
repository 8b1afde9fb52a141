import type { Entry, Item } from '../../candidate/values.ts';
import { generateList } from './list.ts';
import type { Pool } from './pool.ts';
import { chance, pick, type Random } from './random.ts';
import { makeBigint, makeNumber, makeTime } from './numbers.ts';
import type { ObjectShape, RecordShape, Shape } from './shape.ts';
import { generateText, prototypeKeys } from './text.ts';
import { whatever } from './whatever.ts';
import { copy, textOf, type Tree } from './tree.ts';

/** What is shared while one example is made. */
export interface Context {
  readonly random: Random;
  readonly pool: Pool;
  /** The chance that a value is drawn from the pool instead of made, 0 to 1. */
  readonly reuse: number;
  /** How many more values may be made; collections stay short when it is used up. */
  readonly budget: { left: number };
}

/** A tree of the shape, edge cases more often than chance would have them. */
export function generate(shape: Shape, context: Context): Tree {
  const { random, pool } = context;
  context.budget.left--;
  if (poolable.has(shape.kind) && chance(random, context.reuse)) {
    const known = pool.draw(shape, random);
    // The same object again, or one that only equals it.
    if (known !== undefined) return chance(random, 0.15) ? known : copy(known);
  }
  const value = make(shape, context);
  if (poolable.has(shape.kind)) pool.add(value);
  if (typeof value === 'string') pool.lengths.push(value.length);
  return value;
}

const poolable = new Set(['number', 'string', 'bigint', 'date', 'object', 'tuple', 'array', 'map']);

function make(shape: Shape, context: Context): Tree {
  const { random } = context;
  const inner = (child: Shape) => () => generate(child, context);
  switch (shape.kind) {
    case 'any':
      return generate(pick(random, whatever), context);
    case 'boolean':
      return chance(random, 0.5);
    case 'literal':
      return copy(pick(random, shape.values));
    case 'union':
      return generate(pick(random, shape.options), context);
    case 'number':
      return makeNumber(shape, context);
    case 'string':
      return generateText(shape, random, context.pool.strings());
    case 'bigint':
      return ['bigint', makeBigint(shape.samples, random)];
    case 'date':
      return ['date', makeTime(shape.usual, shape.invalid, random)];
    case 'function':
      return ['function', pick(random, shape.sources)];
    case 'array': {
      const items: Item[] = generateList(shape, context, inner(shape.element));
      if (shape.holes && items.length > 0 && chance(random, 0.3))
        items[random.integer(0, items.length - 1)] = ['hole'];
      return ['array', items];
    }
    case 'tuple':
      return ['array', shape.items.map((item) => generate(item, context))];
    case 'object':
      return makeObject(shape, context);
    case 'record':
      return makeRecord(shape, context);
    case 'map': {
      const keys = distinct(generateList(shape, context, inner(shape.key)));
      return ['map', keys.map((key) => [key, generate(shape.value, context)])];
    }
    case 'set':
      return ['set', distinct(generateList(shape, context, inner(shape.element)))];
    case 'typed':
      return ['typed', shape.name, generateList(shape, context, inner(shape.element))];
  }
}

function makeObject(shape: ObjectShape, context: Context): Tree {
  const fields = shape.fields.filter((field) => !field.optional || chance(context.random, 0.6));
  const entries = fields.map((field): Entry => [field.key, generate(field.shape, context)]);
  return named(entries, shape.name);
}

function makeRecord(shape: RecordShape, context: Context): Tree {
  const { random } = context;
  const keys = distinct(generateList(shape, context, () => generate(shape.key, context)));
  if (chance(random, 0.08)) keys.push(pick(random, prototypeKeys));
  const texts = [...new Set(keys.filter((key) => typeof key === 'string'))];
  return named(
    texts.map((key): Entry => [key, generate(shape.value, context)]),
    shape.name,
  );
}

/** An encoded object of that class; keys that are indices come first by size, as in every object. */
export function named(entries: readonly Entry[], name: string | null): Tree {
  const index = ([key]: Entry) =>
    typeof key === 'string' && /^(0|[1-9]\d{0,8})$/.test(key) ? +key : Infinity;
  const indices = entries.filter((entry) => index(entry) < Infinity);
  const sorted =
    indices.length === 0
      ? entries
      : [
          ...indices.sort((a, b) => index(a) - index(b)),
          ...entries.filter((entry) => index(entry) === Infinity),
        ];
  return name === '' ? ['object', sorted] : ['object', sorted, name];
}

function distinct(values: readonly Tree[]): Tree[] {
  return [...new Map(values.map((value) => [textOf(value), value])).values()];
}
