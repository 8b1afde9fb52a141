import { describe, expect, it } from 'vitest';
import type { Value } from '../../candidate/values.ts';
import { copy, inside, link, size, unlink } from './tree.ts';

const shared: Value[] = [
  [
    'array',
    [
      ['object', [['a', 1]]],
      ['ref', 1],
    ],
  ],
  ['ref', 1],
  [
    'map',
    [
      [
        ['date', 5],
        ['ref', 0],
      ],
    ],
  ],
];

describe('link and unlink', () => {
  it('make shared objects one, across arguments, and number them again', () => {
    const trees = link(shared)!;
    expect(inside(trees[0]!)[0]).toBe(trees[1]);
    expect(inside(trees[2]!)[1]).toBe(trees[0]);
    expect(unlink(trees)).toEqual(shared);
  });

  it('number anew what moved', () => {
    expect(unlink(link(shared)!.toReversed())).toEqual([
      [
        'map',
        [
          [
            ['date', 5],
            [
              'array',
              [
                ['object', [['a', 1]]],
                ['ref', 3],
              ],
            ],
          ],
        ],
      ],
      ['ref', 3],
      ['ref', 2],
    ]);
  });

  it('refuse what holds itself, or refers to nothing', () => {
    expect(link([['object', [['self', ['ref', 0]]]]])).toBeUndefined();
    expect(link([['array', [['ref', 7]]]])).toBeUndefined();
  });

  it('never give an array twice, also where values only equal', () => {
    const scalar: Value = ['undefined'];
    const [a, b] = unlink([['array', [scalar]], scalar]);
    expect(inside(a!)[0]).not.toBe(b);
  });
});

describe('copy', () => {
  it('shares within itself what the original shares, and nothing with it', () => {
    const [original] = link([shared[0]!])!;
    const made = copy(original!);
    expect(made).toEqual(original);
    expect(made).not.toBe(original);
    expect(inside(made)[0]).toBe(inside(made)[1]);
    expect(inside(made)[0]).not.toBe(inside(original!)[0]);
  });
});

describe('size', () => {
  it('counts values, itself included, keys and holes not', () => {
    expect(size(['array', [1, ['hole'], ['object', [['a', 'b']]]]])).toBe(4);
  });
});
