import { describe, expect, it } from 'vitest';
import type { Example, Value } from '../../candidate/values.ts';
import { growExamples, link, targetShapes, type Strategy } from './index.ts';

const list = (...values: Value[]): Value => ['array', values];
const object = (fields: Record<string, Value>): Value => ['object', Object.entries(fields)];
const items = (value: Value | undefined) => (value as readonly ['array', Value[]])[1];

function grown(sizes: number[], recorded: Example[], seed = 5, strategies?: Strategy[]) {
  return growExamples({
    recorded,
    shapes: targetShapes(recorded),
    seed,
    sizes,
    ...(strategies && { strategies }),
  });
}
const calls = (...lists: Value[][]): Example[] =>
  lists.map((args) => ({ calls: [{ args }], origin: 'recorded' }));

describe('growExamples', () => {
  it('scales collections to the sizes, smallest first', () => {
    const sizes = grown([1000, 10], calls([list('ann', 'bob', 'ann', 'eve')]));
    expect(sizes.map(({ size, label }) => [size, label])).toEqual([
      [10, 'n≈10'],
      [1000, 'n≈1000'],
    ]);
    for (const { size, examples } of sizes)
      for (const example of examples) {
        expect(example.origin).toBe('grown');
        expect(items(example.calls[0]!.args[0])).toHaveLength(size);
      }
  });

  it('repeats elements as the recorded do in one half, and hardly in the other', () => {
    const [large] = grown([1000], calls([list('ann', 'bob', 'ann', 'ann')]));
    const shares = large!.examples.map(
      (example) => new Set(items(example.calls[0]!.args[0])).size / 1000,
    );
    expect(shares[0]).toBeLessThan(0.55);
    expect(shares[1]).toBeGreaterThan(0.9);
  });

  it('has nothing in common with what another seed gives, and is the same for the same', () => {
    const recorded = calls([list('one two', 'three'), 7]);
    const [a] = grown([200], recorded, 1);
    const [b] = grown([200], recorded, 2);
    expect(grown([200], recorded, 1)).toEqual([a]);
    const words = new Set(items(a!.examples[1]!.calls[0]!.args[0]));
    const common = items(b!.examples[1]!.calls[0]!.args[0]).filter((word) => words.has(word));
    expect(common.length).toBeLessThan(5);
  });

  it('grows a list that all tests share, but not points and pairs', () => {
    const lengths = (recorded: Example[]) =>
      grown([300], recorded)[0]!.examples[0]!.calls[0]!.args.map((arg) => items(arg).length);
    const names = list('ann', 'bob', 'eve');
    const users = list(object({ id: 1 }), object({ id: 2 }));
    expect(lengths(calls([names, users], [list('dan'), users]))).toEqual([300, 300]);
    const blocked = list('spam', 'ham');
    expect(lengths(calls([names, blocked], [list('dan'), blocked]))).toEqual([300, 300]);
    expect(lengths(calls([names, list(1, 2)], [list('dan'), list(3, 4)]))).toEqual([300, 2]);
    const pairs = calls([names, list('a', 'b')], [list('dan'), list('c', 'b')]);
    expect(lengths(pairs)).toEqual([300, 2]);
  });

  it('grows the outer collection, and lets a second one overlap with the first', () => {
    const customer = (email: string) => object({ email, tags: list('new', 'good') });
    const order = (email: string) => object({ email, total: 12.5 });
    const [large] = grown(
      [300],
      calls(
        [list(customer('ann@a.org'), customer('bob@b.org')), list(order('ann@a.org'))],
        [list(customer('eve@a.org')), list()],
      ),
    );
    for (const { calls: made } of large!.examples) {
      const [customers, orders] = link(made[0]!.args)!;
      expect(items(customers)).toHaveLength(300);
      expect(items(orders)).toHaveLength(300);
      const emails = new Set(items(customers).map((x) => JSON.stringify((x as never)[1][0])));
      expect(JSON.stringify([...emails][0])).toMatch(/@\w+\.\w+/);
      for (const one of items(customers))
        expect(items((one as never)[1][1][1]).length).toBeLessThanOrEqual(2);
    }
    const [customers, orders] = link(large!.examples[0]!.calls[0]!.args)!;
    const text = JSON.stringify(customers);
    const known = items(orders).filter((x) => text.includes(JSON.stringify((x as never)[1][0][1])));
    expect(known.length).toBeGreaterThan(30);
    expect(known.length).toBeLessThan(300);
  });

  it('keeps lists sorted that always were', () => {
    const recorded = calls([list(1, 4, 9), 4], [list(2, 3, 8), 1], [list(0, 5, 7, 7), 6]);
    for (const { calls: made } of grown([500], recorded)[0]!.examples) {
      const numbers = items(made[0]!.args[0]) as number[];
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    }
  });

  it('grows texts, not the words beside them', () => {
    const [large] = grown([2000], calls(['the quick brown fox jumps over it', 'quick']));
    for (const { calls: made } of large!.examples) {
      const [text, word] = made[0]!.args as string[];
      expect(text!.length).toBeGreaterThan(1900);
      expect(text!.split(' ').length).toBeGreaterThan(100);
      expect(word!.length).toBeLessThan(30);
    }
  });

  it('grows dictionaries, maps, sets and fields of options', () => {
    const [large] = grown(
      [100],
      calls(
        [['map', [['a', 1]]], ['set', ['x']], object({ items: list(1), page: 1 })],
        [['map', [['b', 2]]], ['set', ['y']], object({ items: list(2, 3), page: 2 })],
      ),
    );
    for (const { calls: made } of large!.examples) {
      const [map, set, options] = link(made[0]!.args)! as unknown as never[][];
      expect(map![1]!['length']).toBeGreaterThan(90);
      expect(set![1]!['length']).toBeGreaterThan(90);
      expect(items(options![1]![0][1]).length).toBe(100);
    }
  });

  it('grows whole numbers moderately, under a label of their own, when nothing else can', () => {
    const sizes = grown([100, 1000], calls([20], [10]));
    expect(sizes.map((one) => one.label)).toEqual(['count≈25', 'count≈40', 'count≈160']);
    for (const { size, examples } of sizes)
      for (const example of examples)
        expect(example.calls[0]!.args[0]).toSatisfy((n: number) => n <= size && n >= 0.85 * size);
    expect(grown([100], calls([true], [false]))).toEqual([]);
  });

  it('takes whole numbers where no other was seen or declared', () => {
    const recorded = calls([list(1, 2, 30), 2]);
    for (const { calls: made } of grown([100], recorded)[0]!.examples) {
      const [numbers, index] = made[0]!.args;
      expect([...items(numbers), index]).toSatisfy((all: number[]) =>
        all.every((n) => Number.isInteger(n) && n >= 0),
      );
    }
  });

  it('grows the calls of a method', () => {
    const recorded: Example[] = [
      {
        construct: [3],
        calls: [
          { method: 'put', args: ['a', 1] },
          { method: 'put', args: ['b', 2] },
          { method: 'get', args: ['a'] },
        ],
        origin: 'recorded',
      },
    ];
    const [large] = grown([500], recorded);
    for (const example of large!.examples) {
      expect(example.construct).toHaveLength(1);
      expect(example.calls).toHaveLength(500);
      const put = new Set(example.calls.filter((x) => x.method === 'put').map((x) => x.args[0]));
      const gets = example.calls.filter((x) => x.method === 'get');
      expect(gets.length).toBeGreaterThan(100);
      expect(gets.filter((x) => put.has(x.args[0])).length).toBeGreaterThan(50);
    }
  });

  it('makes a hundred thousand elements', () => {
    const [large] = grown([100_000], calls([list(object({ id: 1, name: 'ann' }))]), 1);
    expect(items(large!.examples[0]!.calls[0]!.args[0])).toHaveLength(100_000);
  }, 30_000);
});
