import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Example, Value } from '../../candidate/values.ts';
import {
  arbitraryOf,
  conforms,
  generateExamples,
  growExamples,
  link,
  mutate,
  seeded,
  shapeOf,
  targetShapes,
  unusual,
  usual,
  unlink,
} from './index.ts';

const { tree: valueArbitrary } = fc.letrec<{ tree: Value }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Value>(
      null,
      true,
      false,
      ['undefined'],
      ['bigint', '12'],
      ['date', 86_400_000],
    ),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((x) => !Object.is(x, -0)),
    fc.constantFrom<Value>(['number', 'NaN'], ['number', '-0'], ['regexp', 'a+', 'g', 0]),
    fc.string(),
    fc.constantFrom<Value>('2024-01-31', 'a,b', 'x=1&y=2', '12', ['function', '(a) => a']),
    fc.array(tie('tree'), { maxLength: 4 }).map((items): Value => ['array', items]),
    fc.array(fc.nat(255)).map((items): Value => ['typed', 'Uint8Array', items]),
    fc.constant<Value>(['array', [1, ['hole'], 'x']]),
    fc.constant<Value>(['typed', 'Float64Array', [1e300, 0.1, ['number', 'NaN']]]),
    fc
      .uniqueArray(fc.constantFrom('id', 'name', '__proto__'), { maxLength: 3 })
      .chain((keys) =>
        fc
          .tuple(...keys.map(() => tie('tree')))
          .map((values): Value => ['object', keys.map((key, i) => [key, values[i]!])]),
      ),
    fc.array(tie('tree'), { maxLength: 3 }).map((items): Value => ['set', items]),
    fc
      .array(fc.tuple(tie('tree'), tie('tree')), { maxLength: 3 })
      .map((pairs): Value => ['map', pairs]),
  ),
}));

function calls(...lists: Value[][]): Example[] {
  return lists.map((args) => ({ calls: [{ args }], origin: 'recorded' }));
}

describe('shapeOf', () => {
  it('has a place for every value that it was made of', () => {
    fc.assert(
      fc.property(fc.array(valueArbitrary, { minLength: 1, maxLength: 4 }), (values) => {
        const shape = shapeOf(values);
        for (const value of values) expect(conforms(value, shape)).toBe(true);
      }),
    );
  });
});

describe('arbitraryOf', () => {
  it('makes values that keep to their shape, JSON-safe, and able to be numbered again', () => {
    fc.assert(
      fc.property(
        fc
          .array(valueArbitrary, { minLength: 1, maxLength: 3 })
          .map((values) => shapeOf(values))
          .chain((shape) => fc.tuple(fc.constant(shape), arbitraryOf(shape))),
        ([shape, value]) => {
          expect(JSON.parse(JSON.stringify(value))).toEqual(value);
          const [tree] = link([value])!;
          expect(conforms(tree!, shape)).toBe(true);
          expect(unlink([tree!])).toEqual([value]);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('mutate', () => {
  it('keeps to the shape', () => {
    fc.assert(
      fc.property(valueArbitrary, valueArbitrary, fc.nat(), (value, donor, seed) => {
        const shape = shapeOf([value]);
        expect(conforms(mutate(value, shape, seeded(seed), [donor]), shape)).toBe(true);
      }),
    );
  });

  it('nearly always changes something', () => {
    const value: Value = ['array', [1, 2, 3, 'word']];
    const changed = Array.from({ length: 100 }, (_, seed) =>
      mutate(value, shapeOf([value]), seeded(seed)),
    );
    expect(
      changed.filter((x) => JSON.stringify(x) !== JSON.stringify(value)).length,
    ).toBeGreaterThan(80);
  });
});

describe('generateExamples', () => {
  it('is deterministic, distinct, JSON-safe and in the shapes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(valueArbitrary, valueArbitrary), { minLength: 1, maxLength: 4 }),
        fc.nat(),
        (lists, seed) => {
          const recorded = calls(...lists);
          const shapes = targetShapes(recorded);
          const examples = generateExamples({ recorded, shapes, seed, count: 20 });
          expect(generateExamples({ recorded, shapes, seed, count: 20 })).toEqual(examples);
          const texts = new Set([...examples, ...recorded].map((x) => JSON.stringify(x.calls)));
          expect(texts.size).toBe(
            examples.length + new Set(recorded.map((x) => JSON.stringify(x.calls))).size,
          );
          for (const example of examples) {
            expect(example.origin).toBe('generated');
            expect(JSON.parse(JSON.stringify(example))).toEqual(example);
            const trees = link(example.calls[0]!.args)!;
            trees.forEach((tree, i) =>
              expect(conforms(tree, shapes.methods.get('')!.shapes[i]!)).toBe(true),
            );
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('makes other examples for another seed', () => {
    const recorded = calls([['array', [1, 2, 3]], 2]);
    const options = { recorded, shapes: targetShapes(recorded), count: 50 };
    expect(generateExamples({ ...options, seed: 1 })).not.toEqual(
      generateExamples({ ...options, seed: 2 }),
    );
  });
});

describe('growExamples', () => {
  it('takes whatever was recorded, and is the same for the same seed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(valueArbitrary, valueArbitrary), { minLength: 1, maxLength: 4 }),
        fc.nat(),
        (lists, seed) => {
          const recorded = calls(...lists);
          const options = {
            recorded,
            shapes: targetShapes(recorded),
            seed,
            sizes: [20],
            strategies: [...usual, ...unusual],
          };
          const grown = growExamples(options);
          expect(growExamples(options)).toEqual(grown);
          expect(JSON.parse(JSON.stringify(grown))).toEqual(grown);
          for (const example of grown.flatMap((one) => one.examples)) {
            expect(example.origin).toBe('grown');
            expect(link(example.calls[0]!.args)).toBeDefined();
          }
        },
      ),
    );
  });
});
