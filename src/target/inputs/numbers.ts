import type { Context } from './generate.ts';
import { chance, pick, weighted, type Random } from './random.ts';
import { numberValue } from './scalar-shape.ts';
import { isMostlyWhole, type NumberShape, type Range } from './shape.ts';
import type { Tree } from './tree.ts';

/** A number within the bounds; often an edge, or a position in something of the example. */
export function makeNumber(shape: NumberShape, context: Context): Tree {
  const { random, pool } = context;
  const { min, max, usual } = shape;
  if (shape.special.length > 0 && chance(random, 0.06))
    return ['number', pick(random, shape.special)];
  const within = (figure: number) => numberValue(Math.min(max, Math.max(min, figure)));
  const integer = shape.integer || (isMostlyWhole(shape) && chance(random, 0.7));
  const whole = (from: number, to: number) => wholeNumber(random, from, to);
  const fraction = () => whole(usual.min * 100, usual.max * 100) / 100;
  const made = weighted(random, [
    [
      20,
      () => (shape.samples.length > 0 ? pick(random, shape.samples) : whole(usual.min, usual.max)),
    ],
    [30, () => (integer ? whole(usual.min, usual.max) : fraction())],
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

/** Digits of a big integer near the samples, or beyond 64 bits. */
export function makeBigint(samples: readonly string[], random: Random): string {
  const sample = BigInt(samples.length > 0 ? pick(random, samples) : '10');
  return weighted(random, [
    [3, () => sample],
    [3, () => sample + BigInt(random.integer(-3, 3))],
    [2, () => BigInt(random.integer(-2, 20))],
    [1, () => sample * BigInt(random.integer(-3, 3))],
    [1, () => 2n ** 64n + BigInt(random.integer(-1, 1))],
  ]).toString();
}

/** Milliseconds since the epoch, null for an invalid date. */
export function makeTime(usual: Range, invalid: boolean, random: Random) {
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
