import type { Call, Example } from '../../candidate/values.ts';
import type { ArgumentShapes } from './arguments.ts';
import { drawKnown, fresh, type Growth } from './fresh.ts';
import { growArguments } from './grow.ts';
import { canGrow } from './growable.ts';
import { Pool } from './pool.ts';
import { chance, pick, seeded, type Random } from './random.ts';
import { isMostlyWhole, type NumberShape, type Shape } from './shape.ts';
import { usual, type Strategy } from './strategy.ts';
import { nameOf, type TargetShapes } from './target-shapes.ts';
import { unlink, type Tree } from './tree.ts';

export interface GrowOptions {
  readonly recorded: readonly Example[];
  readonly shapes: TargetShapes;
  /** Each round of a measurement has its own, so that all its inputs are new. */
  readonly seed: number;
  /** Elements, code units or calls, about. */
  readonly sizes: readonly number[];
  /** One example of each size for each of them; the usual ones when absent. */
  readonly strategies?: readonly Strategy[];
}

/** Large examples of one size. */
export interface Grown {
  readonly size: number;
  /** `n≈1000`; `count≈40` where a number grew, not a collection. */
  readonly label: string;
  readonly examples: readonly Example[];
}

/**
 * Larger inputs for timing, smallest first, one of each strategy. Functions: all arguments that are collections or
 * texts grow, nested ones keep their recorded size. Methods: as many calls in sequence. Where only
 * whole numbers could grow they grow to 1.25, 2 and 8 times the largest recorded one, whatever the
 * sizes: such a target may take exponential time, so measure the smaller ones first. Empty when
 * nothing can grow.
 */
export function growExamples(options: GrowOptions): Grown[] {
  const { recorded, shapes, seed, sizes, strategies = usual } = options;
  const random = seeded(seed);
  const calls = recorded.flatMap((example) => example.calls);
  const methods = [...shapes.methods.keys()].filter((name) => name !== '');
  const own = shapes.methods.get('');
  if (methods.length === 0 && !own) return [];
  if (own && !canGrow(own.shapes)) return growCounts(own, strategies.length, random);
  return sizes
    .toSorted((a, b) => a - b)
    .map((size) => ({
      size,
      label: `n≈${size}`,
      examples: strategies.map((strategy): Example => {
        const growth: Growth = { random, size, pool: new Pool(), strategy };
        return methods.length > 0
          ? growCalls(calls, methods, shapes, growth)
          : {
              calls: [{ args: unlink(growArguments(taken(own!, calls, growth), growth)) }],
              origin: 'grown',
            };
      }),
    }));
}

/** Usually as many arguments as some recorded call has; where much is to be distinct, all. */
function taken(list: ArgumentShapes, calls: readonly Call[], growth: Growth): readonly Shape[] {
  return growth.strategy.repeats ? given(list, calls, growth.random) : list.shapes;
}

/** The shapes of as many arguments as some recorded call has. */
function given(list: ArgumentShapes, calls: readonly Call[], random: Random): readonly Shape[] {
  return list.shapes.slice(0, calls.length > 0 ? pick(random, calls).args.length : list.required);
}

function growCalls(
  calls: readonly Call[],
  methods: readonly string[],
  shapes: TargetShapes,
  growth: Growth,
): Example {
  const { random, pool, size } = growth;
  const grown = (list: ArgumentShapes) => unlink(growArguments(list.shapes, growth));
  const construct = shapes.construct && grown(shapes.construct);
  const made = Array.from({ length: size }, (): Call => {
    // In the recorded proportion of methods.
    const method = calls.length > 0 ? nameOf(pick(random, calls)) : pick(random, methods);
    const list = shapes.methods.get(method)!;
    const args = given(
      list,
      calls.filter((call) => call.method === method),
      random,
    ).map((shape) => {
      const known = chance(random, 0.5) ? drawKnown(shape, growth) : undefined;
      const value = known ?? fresh(shape, growth);
      pool.add(value);
      return value;
    });
    return { method, args: unlink(args) };
  });
  return construct ? { construct, calls: made, origin: 'grown' } : { calls: made, origin: 'grown' };
}

function growCounts(list: ArgumentShapes, count: number, random: Random): Grown[] {
  const counts = list.shapes.filter(
    (shape): shape is NumberShape =>
      shape.kind === 'number' && isMostlyWhole(shape) && shape.usual.max > 0,
  );
  if (counts.length === 0) return [];
  const largest = Math.max(...counts.map((shape) => shape.usual.max));
  return [1.25, 2, 8].map((factor) => {
    const size = Math.ceil(largest * factor);
    const examples = Array.from({ length: count }, (): Example => {
      const growth: Growth = { random, size, pool: new Pool(), strategy: usual[0]! };
      const args = list.shapes.map((shape): Tree =>
        counts.includes(shape as NumberShape)
          ? Math.max(
              1,
              Math.ceil((shape as NumberShape).usual.max * factor) -
                random.integer(0, Math.floor(size / 10)),
            )
          : fresh(shape, growth),
      );
      return { calls: [{ args: unlink(args) }], origin: 'grown' };
    });
    return { size, label: `count≈${size}`, examples };
  });
}
