import fc from 'fast-check';
import type { Value } from '../../candidate/values.ts';
import { freshContext } from './arguments.ts';
import { generate } from './generate.ts';
import type { Random } from './random.ts';
import type { Shape } from './shape.ts';
import { unlink } from './tree.ts';

/** A fast-check arbitrary of encoded values of the shape; it shrinks through the choices made. */
export function arbitraryOf(shape: Shape): fc.Arbitrary<Value> {
  return fc.gen().map((draw) => unlink([generate(shape, freshContext(drawing(draw)))])[0]!);
}

function drawing(draw: fc.GeneratorValue): Random {
  return { integer: (min, max) => draw(whole, min, max) };
}

const whole = (min: number, max: number) => fc.noBias(fc.integer({ min, max }));
