import { describe, expect, it } from 'vitest';
import type { Example, Value } from '../../candidate/values.ts';
import { growExamples, link, targetShapes, unusual, usual } from './index.ts';

const list = (...values: Value[]): Value => ['array', values];
const object = (fields: Record<string, Value>): Value => ['object', Object.entries(fields)];

/** Plain data of what a strategy grows. */
function grown(name: string, size: number, ...lists: Value[][]): unknown[] {
  const strategies = [...usual, ...unusual].filter((one) => one.name === name);
  const recorded = lists.map((args): Example => ({ calls: [{ args }], origin: 'recorded' }));
  const options = { recorded, shapes: targetShapes(recorded), seed: 9, sizes: [size], strategies };
  return link(growExamples(options)[0]!.examples[0]!.calls[0]!.args)!.map(plain);
}

function plain(value: Value): unknown {
  if (!Array.isArray(value)) return value;
  if (value[0] === 'array') return (value[1] as Value[]).map(plain);
  return Object.fromEntries(
    (value as unknown as readonly ['object', [string, Value][]])[1].map(([key, child]) => [
      key,
      plain(child),
    ]),
  );
}

describe('strategies of growth', () => {
  const neighbours = [list(list(1, 2), list(3), list(3), list()), 0] as Value[];
  const pages = [
    list(
      object({ id: 'home', parent: null }),
      object({ id: 'docs', parent: 'home' }),
      object({ id: 'api', parent: 'docs' }),
    ),
    'api',
  ] as Value[];
  const edges = [list('c', 'b', 'a'), list(list('a', 'b'), list('b', 'c'))] as Value[];

  it('makes a chain of positions, beginning at the start that is asked for', () => {
    const [graph, start] = grown('chain', 300, neighbours, [list(list(0)), 0]) as [
      number[][],
      number,
    ];
    const reached = new Set([start]);
    for (let at = start; graph[at]?.[0] === at + 1 && at < 299; at++) reached.add(at + 1);
    expect(reached.size).toBe(300);
  });

  it('makes a chain of records that name each other', () => {
    const [all, start] = grown('chain', 200, pages, [list(), 'x']) as [
      { id: string; parent: string | null }[],
      string,
    ];
    const byId = new Map(all.map((page) => [page.id, page]));
    expect(byId.size).toBe(200);
    let steps = 0;
    for (let at = byId.get(start); at && steps <= 200; at = byId.get(at.parent ?? '')) steps++;
    expect(steps).toBe(200);
  });

  it('makes a chain of pairs of the names that stand beside them', () => {
    const [names, pairs] = grown('chain', 100, edges) as [string[], [string, string][]];
    expect(pairs.slice(0, 99)).toEqual(names.slice(1).map((name, i) => [names[i], name]));
  });

  it('makes a hub that leads to everything', () => {
    const [graph] = grown('hub', 300, neighbours, [list(list(0)), 0]) as [number[][]];
    expect(new Set(graph[0])).toEqual(new Set(Array.from({ length: 299 }, (_, i) => i + 1)));
    const [names, pairs] = grown('hub', 100, edges) as [string[], [string, string][]];
    expect(new Set(pairs.slice(0, 99).map(([from]) => from))).toEqual(new Set([names[0]]));
  });

  it('makes a square of rows of one length', () => {
    const [rows] = grown('square', 400, [list(list('a', 'b'), list('c', 'd'))], [list(list('x'))]);
    expect(rows).toHaveLength(20);
    expect(new Set((rows as string[][]).map((row) => row.length))).toEqual(new Set([20]));
  });

  it('leaves points as short as they are beside a grid', () => {
    const [, point] = grown(
      'square',
      400,
      [list(list('a', 'b'), list('c', 'd')), list(0, 1)],
      [list(list('x')), list(0, 0)],
    );
    expect(point).toHaveLength(2);
  });

  it('makes texts of runs', () => {
    const [text] = grown('runs', 3000, ['  a word ', 1], ['b ', 2]) as [string];
    expect(/(.)\1{900}/.test(text)).toBe(true);
  });

  it('lets lists have all or nothing in common', () => {
    const common = (name: string): number => {
      const [a, b] = grown(name, 200, [list('ann', 'bob'), list('bob', 'eve')]) as string[][];
      return b!.filter((item) => a!.includes(item)).length;
    };
    expect(common('apart')).toBeLessThan(10);
    expect(common('matching')).toBeGreaterThan(100);
  });
});
