import { conforms } from './conforms.ts';
import { generate, type Context } from './generate.ts';
import { chance, pick, type Random } from './random.ts';
import { Pool } from './pool.ts';
import { isMostlyWhole, type Shape } from './shape.ts';
import { isContainer, type Tree } from './tree.ts';

/** What one argument list is made to. */
export interface ArgumentShapes {
  readonly shapes: readonly Shape[];
  /** Arguments that must be given; those after it may be left out. */
  readonly required: number;
}

/** A context for one example: how much it repeats itself differs from example to example. */
export function freshContext(random: Random): Context {
  const reuse = pick(random, [0, 0.2, 0.4, 0.6, 0.85]);
  return { random, pool: new Pool(), reuse, budget: { left: pick(random, [30, 80, 200]) } };
}

/**
 * Arguments that fit each other: collections are made first, then what may be an element, a key, a
 * part or an index of them.
 */
export function generateArguments({ shapes, required }: ArgumentShapes, context: Context): Tree[] {
  const { random } = context;
  const given = chance(random, 0.7) ? shapes.length : random.integer(required, shapes.length);
  const args: Tree[] = Array<Tree>(given);
  const order = [...args.keys()].sort((a, b) => rank(shapes[a]!) - rank(shapes[b]!));
  for (const at of order) {
    const shape = shapes[at]!;
    args[at] =
      shared(shape, args, random) ?? part(shape, args, context) ?? generate(shape, context);
  }
  // What an omitted optional argument is must not depend on how it was omitted.
  while (args.length > required && isUndefined(args.at(-1)) && chance(random, 0.5)) args.pop();
  return args;
}

function rank(shape: Shape): number {
  if (shape.kind === 'union') return Math.min(...shape.options.map(rank));
  if (shape.kind === 'string') return 1;
  return shape.kind === 'number' || shape.kind === 'literal' || shape.kind === 'boolean' ? 2 : 0;
}

/** Now and then an argument is the very object that another one is. */
function shared(shape: Shape, args: readonly Tree[], random: Random): Tree | undefined {
  if (!chance(random, 0.06)) return undefined;
  return args.find((arg) => arg !== undefined && isContainer(arg) && conforms(arg, shape));
}

/** For a string or a number about every second time: a part of, or a position in, what is there. */
function part(shape: Shape, args: readonly Tree[], context: Context): Tree | undefined {
  const { random, pool } = context;
  if (shape.kind === 'union') return part(pick(random, shape.options), args, context);
  if (
    shape.kind === 'number' &&
    isMostlyWhole(shape) &&
    pool.lengths.length > 0 &&
    chance(random, 0.4)
  ) {
    const index = random.integer(-1, pick(random, pool.lengths) + 1);
    return conforms(index, shape) ? index : undefined;
  }
  if (!(shape.kind in parts) || !chance(random, 0.5)) return undefined;
  const haystack = args.find((arg) => typeof arg === 'string' && arg !== '');
  if (shape.kind === 'string' && typeof haystack === 'string' && chance(random, 0.7)) {
    const from = random.integer(0, haystack.length - 1);
    const needle = haystack.slice(from, from + random.integer(1, 4));
    if (conforms(needle, shape)) return needle;
  }
  return pool.draw(shape, random);
}

const parts = { string: true, number: true, bigint: true, object: true, date: true };

function isUndefined(value: Tree | undefined): boolean {
  return Array.isArray(value) && value[0] === 'undefined';
}
