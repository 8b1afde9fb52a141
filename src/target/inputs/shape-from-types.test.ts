import { describe, expect, it } from 'vitest';
import { isFunction, parseSource, walk, type Source } from '../../candidate/index.ts';
import type { Value } from '../../candidate/values.ts';
import { conforms, generateExamples, shapeFromTypes, targetShapes, type Shape } from './index.ts';

function parse(text: string, file = 'a.ts'): Source {
  const parsed = parseSource(file, text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.source;
}

function shapes(text: string, file = 'a.ts', others: Record<string, string> = {}) {
  const source = parse(text, file);
  const fn = [...walk(source.program)].map(({ node }) => node).find(isFunction);
  return shapeFromTypes(source, fn!, (_, specifier) =>
    specifier in others ? parse(others[specifier]!) : undefined,
  );
}
const one = (type: string, more = '') => shapes(`export function f(a: ${type}) {}\n${more}`)[0];
const takes = (shape: Shape | undefined, value: Value) =>
  shape !== undefined && conforms(value, shape);

describe('shapeFromTypes', () => {
  it.each<[string, Value[], Value[]]>([
    ['number', [1, 0.5, ['number', 'NaN'], ['number', '-0']], ['1', null]],
    ['string', ['', 'x'], [1]],
    ["'a' | 'b' | -1 | null", ['a', 'b', -1, null], ['c', 1]],
    [
      'readonly (string | boolean)[]',
      [
        ['array', []],
        ['array', ['a', true]],
      ],
      [['array', [1]]],
    ],
    [
      '[string, number?]',
      [
        ['array', ['a', 1]],
        ['array', ['a']],
      ],
      [['array', [1]]],
    ],
    ['Array<Set<bigint>>', [['array', [['set', [['bigint', '1']]]]]], [['array', [1]]]],
    ['Record<string, number>', [['object', [['k', 1]]]], [['object', [['k', 'x']]]]],
    ['ReadonlyMap<string, Date>', [['map', [['k', ['date', 1]]]]], [['map', [[1, ['date', 1]]]]]],
    ['{ a: number; b?: string }', [['object', [['a', 1]]]], [['object', [['b', 'x']]]]],
    ['Partial<{ a: number }>', [['object', []]], [['object', [['a', 'x']]]]],
    ["Pick<{ a: number; b: string }, 'a'>", [['object', [['a', 1]]]], [['object', []]]],
    ['Uint8Array | undefined', [['undefined'], ['typed', 'Uint8Array', []]], [1]],
    ['{ [key: string]: boolean }', [['object', [['x', true]]]], [['object', [['x', 1]]]]],
    ['string & { readonly brand: 1 }', ['x'], [1]],
    ['(a: number, b: number) => number', [['function', '(a, b) => a']], [1]],
  ])('reads %s', (type, yes, no) => {
    for (const value of yes) expect(takes(one(type), value), JSON.stringify(value)).toBe(true);
    for (const value of no) expect(takes(one(type), value), JSON.stringify(value)).toBe(false);
  });

  it('follows aliases, interfaces with parents and parameters, and enums', () => {
    const shape = one(
      'Page<Kind>',
      `interface Base { id: number } interface Page<T> extends Base { items: T[]; next: Alias }
       type Alias = string | null; enum Kind { A, B = 7, C, D = 'd' }`,
    );
    const page = (item: Value): Value => [
      'object',
      [
        ['id', 1],
        ['items', ['array', [item]]],
        ['next', null],
      ],
    ];
    for (const kind of [0, 7, 8, 'd']) expect(takes(shape, page(kind))).toBe(true);
    expect(takes(shape, page(1))).toBe(false);
  });

  it('unrolls a recursive type to an end', () => {
    const shape = one(
      'Tree',
      'interface Tree { value: number; children: Tree[]; left?: Tree | null }',
    );
    expect(
      takes(shape, [
        'object',
        [
          ['value', 1],
          ['children', ['array', []]],
        ],
      ]),
    ).toBe(true);
    const list = one('Json', 'type Json = string | Json[]');
    expect(takes(list, ['array', ['a', ['array', ['b']]]])).toBe(true);
  });

  it('follows imports that are handed in, and knows nothing of the others', () => {
    const text = `import { type Item as Thing } from './b.ts'; import type { X } from 'x';
      export function f(a: Thing[], b: X, c: X[]) {}`;
    const [a, b, c] = shapes(text, 'a.ts', {
      './b.ts': "export * from './c.ts'",
      './c.ts': 'export interface Item { n: number }',
    });
    expect(takes(a, ['array', [['object', [['n', 1]]]]])).toBe(true);
    expect(takes(a, ['array', [['object', [['n', 'x']]]]])).toBe(false);
    expect(b).toBeUndefined();
    expect(takes(c, ['array', []])).toBe(true);
  });

  it('knows what may be left out: optional, default, rest; and skips `this`', () => {
    const [a, b, c, d, e] = shapes(
      'function f(this: Date, a: string, b?: number, c = 3, d: boolean = true, ...e: string[]) {}',
    );
    expect(takes(a, ['undefined'])).toBe(false);
    for (const shape of [b, c, d, e]) expect(takes(shape, ['undefined'])).toBe(true);
    expect(takes(c, 4)).toBe(true);
    expect(takes(e, 'x')).toBe(true);
  });

  it('lets a type parameter be its constraint, or a few primitives', () => {
    const [a, b] = shapes('function f<T extends { id: string }, U>(a: T[], b: U) {}');
    expect(takes(a, ['array', [['object', [['id', 'x']]]]])).toBe(true);
    for (const value of [1, 'x', true]) expect(takes(b, value)).toBe(true);
    expect(takes(b, ['array', []])).toBe(false);
  });

  it('reads doc comments of JavaScript', () => {
    const [a, b, c, d, e] = shapes(
      `/** @typedef {Object} Item
        * @property {number} id
        * @property {string} [name] */
       /**
        * Does it.
        * @param {Array.<Item>} a - the items
        * @param {string|null} b
        * @param {number} [c=1] how many
        * @param {{x: {y: number}}} d
        * @param {...string} e
        */
       module.exports.f = function f(a, b, c, d, ...e) {}`,
      'a.js',
    );
    expect(takes(a, ['array', [['object', [['id', 1]]]]])).toBe(true);
    expect(takes(a, ['array', [1]])).toBe(false);
    expect(takes(b, null)).toBe(true);
    expect(takes(c, ['undefined'])).toBe(true);
    expect(takes(d, ['object', [['x', ['object', [['y', 1]]]]]])).toBe(true);
    expect(takes(e, 'x')).toBe(true);
  });

  it('says nothing without types, with broken ones, or of another function', () => {
    expect(shapes('function f(a, { b }) {}', 'a.js')).toEqual([undefined, undefined]);
    expect(shapes('/** @param {<<} a */ function f(a) {}', 'a.js')).toEqual([undefined]);
    expect(shapes('/** @param {string} a */ const x = 1; function f(a) {}', 'a.js')).toEqual([
      undefined,
    ]);
    expect(one('keyof typeof globalThis')).toBeUndefined();
  });

  it('gives inputs without one recorded call', () => {
    const declared = shapes(
      'function f(a: string[], b: (x: string) => boolean, c?: { deep: number }) {}',
    );
    const examples = generateExamples({
      recorded: [],
      shapes: targetShapes([], { methods: new Map([['', declared]]) }),
      seed: 1,
      count: 100,
    });
    expect(examples).toHaveLength(100);
    expect(new Set(examples.map((example) => example.calls[0]!.args.length))).toEqual(
      new Set([2, 3]),
    );
  });

  it('bounds what was recorded, and is refined by it', () => {
    const declared = shapes('function f(a: number[], b: { mode: string; extra?: number }) {}');
    const recorded = [4, 5, 6].map((n) => ({
      calls: [
        {
          args: [
            ['array', [n]],
            ['object', [['mode', 'fast']]],
          ] as Value[],
        },
      ],
      origin: 'recorded' as const,
    }));
    const { shapes: refined } = targetShapes(recorded, {
      methods: new Map([['', declared]]),
    }).methods.get('')!;
    expect(takes(refined[0], ['array', [['number', 'NaN'], -3]])).toBe(true);
    expect(takes(refined[0], ['array', ['x']])).toBe(false);
    expect(
      takes(refined[1], [
        'object',
        [
          ['mode', 'x'],
          ['extra', 1],
        ],
      ]),
    ).toBe(true);
    expect(JSON.stringify(refined[1])).toContain('fast');
  });
});
