import type { Entry, Item } from '../../candidate/values.ts';
import { generateList } from './list.ts';
import type { Pool } from './pool.ts';
import { chance, pick, weighted, type Random } from './random.ts';
import { numberValue } from './scalar-shape.ts';
import { type NumberShape, type ObjectShape, type RecordShape, type Shape } from './shape.ts';
import { generateText, prototypeKeys } from './text.ts';
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
    if (known !== undefined) return chance(random, 0.3) ? known : copy(known);
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

function makeNumber(shape: NumberShape, context: Context): Tree {
  const { random, pool } = context;
  const { min, max, usual } = shape;
  if (shape.special.length > 0 && chance(random, 0.06))
    return ['number', pick(random, shape.special)];
  const within = (figure: number) => numberValue(Math.min(max, Math.max(min, figure)));
  const whole = (from: number, to: number) => wholeNumber(random, from, to);
  const fraction = () => whole(usual.min * 100, usual.max * 100) / 100;
  const made = weighted(random, [
    [
      20,
      () => (shape.samples.length > 0 ? pick(random, shape.samples) : whole(usual.min, usual.max)),
    ],
    [30, () => (shape.integer ? whole(usual.min, usual.max) : fraction())],
    [20, () => pick(random, [0, 1, -1, 2, usual.min, usual.max, usual.min - 1, usual.max + 1])],
    [
      20,
      () =>
        pool.lengths.length > 0
          ? pick(random, pool.lengths) + random.integer(-1, 1)
          : whole(-2, 10),
    ],
    [8, () => whole(usual.min - (usual.max - usual.min), usual.max + (usual.max - usual.min))],
    [2, () => pick(random, [min, max, 2 ** 31, 2 ** 31 - 1, -(2 ** 31), 2 ** 32, 2 ** 53 - 1])],
    [
      shape.integer ? 0 : 5,
      () => pick(random, [0.1, 0.2, 0.5, 1.5, 2.5, -0.5, 1 / 3, 1e-7, 1.005]),
    ],
  ]);
  // A pool's length or an edge may have a fraction beside the shape's whole bounds.
  return within(shape.integer ? Math.round(made) : made);
}

/** A whole number of the range, or what is nearest to it; of a wide range in steps. */
function wholeNumber(random: Random, from: number, to: number): number {
  const low = Math.ceil(from);
  const high = Math.max(low, Math.floor(to));
  const width = high - low;
  if (width <= 2 ** 31) return low + random.integer(0, width);
  return Math.round(low + (random.integer(0, 2 ** 31) / 2 ** 31) * width);
}

function makeBigint(samples: readonly string[], random: Random): string {
  const sample = BigInt(samples.length > 0 ? pick(random, samples) : '10');
  return weighted(random, [
    [3, () => sample],
    [3, () => sample + BigInt(random.integer(-3, 3))],
    [2, () => BigInt(random.integer(-2, 20))],
    [1, () => sample * BigInt(random.integer(-3, 3))],
    [1, () => 2n ** 64n + BigInt(random.integer(-1, 1))],
  ]).toString();
}

function makeTime(usual: { min: number; max: number }, invalid: boolean, random: Random) {
  if (invalid && chance(random, 0.1)) return null;
  const day = 86_400_000;
  return weighted(random, [
    [5, () => random.integer(usual.min - day, usual.max + day)],
    [3, () => Math.floor(random.integer(usual.min - 400 * day, usual.max + 400 * day) / day) * day],
    [
      1,
      () =>
        pick(random, [0, -1, usual.min, usual.max, Date.UTC(2024, 1, 29), Date.UTC(1999, 11, 31)]),
    ],
  ]);
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
  // Encoding meets index-like keys first, as every object lists them first, by size.
  const index = (key: string) => (/^(0|[1-9]\d{0,8})$/.test(key) ? +key : Infinity);
  texts.sort((a, b) => (index(a) === index(b) ? 0 : index(a) - index(b)));
  return named(
    texts.map((key): Entry => [key, generate(shape.value, context)]),
    shape.name,
  );
}

/** An encoded object of that class. */
export function named(entries: readonly Entry[], name: string | null): Tree {
  return name === '' ? ['object', entries] : ['object', entries, name];
}

function distinct(values: readonly Tree[]): Tree[] {
  return [...new Map(values.map((value) => [textOf(value), value])).values()];
}

const number: NumberShape = {
  kind: 'number',
  integer: true,
  min: -1000,
  max: 1000,
  usual: { min: -10, max: 20 },
  special: ['NaN', '-0', 'Infinity', '-Infinity'],
  samples: [],
};
const text: Shape = {
  kind: 'string',
  length: { min: 0, max: 8 },
  alphabet: '',
  samples: [],
  closed: false,
};
const scalar: Shape = {
  kind: 'union',
  options: [number, text, { kind: 'boolean' }, { kind: 'literal', values: [null, ['undefined']] }],
};
const few = { min: 0, max: 5 };
const list = (element: Shape): Shape => ({
  kind: 'array',
  element,
  length: few,
  distinct: 0.7,
  holes: false,
});
/** For arguments of which nothing is known: what most functions take. */
const whatever: readonly Shape[] = [
  scalar,
  list(number),
  list(text),
  list(scalar),
  { kind: 'record', key: text, value: scalar, length: few, name: '' },
];
