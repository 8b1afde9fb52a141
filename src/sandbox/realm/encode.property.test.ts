import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value } from '../../candidate/index.ts';
import { Decoder } from './decode.ts';
import { encode } from './encode.ts';

class Point {
  x: number;
  constructor(x: number) {
    this.x = x;
  }
  get double(): number {
    return this.x * 2;
  }
}
class Failure extends Error {
  code = 7;
}

const classes: Record<string, new (...args: never[]) => object> = { Point, Failure };
const again = (text: string): unknown =>
  new Decoder((name) => classes[name]).decode(JSON.parse(text) as Value);

const leaf = fc.oneof(
  fc.constantFrom<unknown>(NaN, -0, 0, Infinity, -Infinity, undefined, null, true, ''),
  fc.double(),
  fc.string({ unit: 'binary' }),
  fc.bigInt(),
  fc.constantFrom(Symbol('a'), Symbol.for('b'), Symbol.iterator),
  fc.date({ noInvalidDate: false }),
  fc.constantFrom(/a+/gi, new RegExp('/', 'u')),
  fc.uint8Array(),
  fc.float64Array(),
  fc.bigInt64Array(),
  fc.uint8Array().map((bytes) => new Uint8Array(bytes).buffer),
  fc.constantFrom<unknown>(Object(1), Object('s'), Object(false), Object(3n)),
  fc.string().map((message) => new TypeError(message)),
  fc.string().map((message) => new Failure(message)),
  fc.double().map((x) => new Point(x)),
  fc.sparseArray(fc.integer()),
);
const key = fc.oneof(
  fc.string(),
  fc.constantFrom('__proto__', 'constructor', 'toJSON', 'then', 'length'),
);
const { value: anything } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: false }),
    fc.array(fc.tuple(tie('value'), tie('value')), { maxLength: 3 }).map((it) => new Map(it)),
    fc.array(tie('value'), { maxLength: 3 }).map((it) => new Set(it)),
    fc.array(tie('value'), { maxLength: 3 }).map((it) => it[Symbol.iterator]()),
    tie('value').map((it) => ({ twice: [it, it] })),
    tie('value').map((it) => {
      const cycle: Record<string, unknown> = { it };
      cycle['self'] = cycle;
      return cycle;
    }),
  ),
}));

describe('encode and decode', () => {
  it('make the same value again', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const text = encode(value);
        // Iterators are used up by looking at them, so the text is what is compared.
        expect(encode(again(text))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('tell apart what Object.is tells apart', () => {
    const primitive = fc.oneof(
      fc.double(),
      fc.string(),
      fc.bigInt(),
      fc.boolean(),
      fc.constantFrom(undefined, null),
    );
    fc.assert(
      fc.property(primitive, primitive, (a, b) => {
        expect(encode(a) === encode(b)).toBe(Object.is(a, b));
      }),
    );
  });

  it('give fresh objects with their classes, getters of the class not among the properties', () => {
    const text = encode({ point: new Point(2), error: new Failure('x') });
    const made = again(text) as { point: Point; error: Failure };
    expect(made.point).toBeInstanceOf(Point);
    expect(made.point.double).toBe(4);
    expect(made.error).toBeInstanceOf(Failure);
    expect(made.error.code).toBe(7);
    expect(again(text)).not.toBe(made);
  });

  it('keep shared references and cycles', () => {
    const shared = { n: 1 };
    const cycle: unknown[] = [shared, shared];
    cycle.push(cycle);
    const made = again(encode(cycle)) as unknown[];
    expect(made[0]).toBe(made[1]);
    expect(made[2]).toBe(made);
    expect(encode([shared, shared])).not.toBe(encode([shared, { n: 1 }]));
  });

  it.each([
    ['property order', { a: 1, b: 2 }, { b: 2, a: 1 }],
    ['a hole and undefined', [, 1], [undefined, 1]], // eslint-disable-line no-sparse-arrays
    ['zero and minus zero', [0], [-0]],
    ['a plain object and one without a prototype', {}, Object.create(null)],
    ['a class and a plain object', new Point(1), { x: 1 }],
    ['a primitive and its box', 1, Object(1)],
    ['a list with more than its items', Object.assign([1], { more: 1 }), [1]],
    ['an own __proto__ and a prototype', JSON.parse('{"__proto__":{}}'), {}],
    ['invalid and other dates', new Date(NaN), new Date(0)],
    ['types of arrays', new Uint8Array([1]), new Uint16Array([1])],
    ['how far a pattern got', Object.assign(/a/g, { lastIndex: 1 }), /a/g],
  ])('tell %s apart', (_name, a, b) => {
    expect(encode(a)).not.toBe(encode(b));
  });

  it('say what can not be told, and stay within the depth of the stack', () => {
    expect(encode(new WeakMap())).toBe('["opaque","WeakMap"]');
    expect(encode(Promise.resolve(1))).toBe('["promise",1]');
    let deep: unknown = 0;
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(encode(deep)).toContain('too deep');
    const endless = { next: () => ({ done: false, value: 1 }), [Symbol.iterator]: () => endless };
    expect(encode(endless)).toBe('["opaque","endless iterator"]');
  });

  it('do not believe a tag', () => {
    expect(encode({ [Symbol.toStringTag]: 'Map' })).toContain('["object"');
    expect(encode({ [Symbol.toStringTag]: 'Date' })).toContain('["object"');
    expect(encode({ [Symbol.toStringTag]: 'Number' })).toContain('["object"');
    expect(encode({ [Symbol.toStringTag]: 'ArrayBuffer' })).toContain('["object"');
  });

  it('make functions from their text, methods and all kinds', () => {
    const functions = {
      arrow: (n: number) => n + 1,
      plain(n: number) {
        return n + 1;
      },
      long: function named(n: number) {
        return n + 1;
      },
      'quoted-name'(n: number) {
        return n + 1;
      },
      async later(n: number) {
        return Promise.resolve(n + 1);
      },
      *many(n: number) {
        yield n + 1;
      },
    };
    for (const [name, run] of Object.entries(functions)) {
      const text = encode(run, { sources: true });
      expect(typeof again(text), name).toBe('function');
    }
  });
});
