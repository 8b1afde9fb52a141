import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { apply } from '../testing.ts';
import { sortedQueue as rule } from './sorted-queue.ts';

const graph =
  '[[{ a: { b: 4, c: 1 }, b: { d: 1 }, c: { b: 2, d: 5 }, d: {} }, "a"], [{ a: {} }, "a"]]';
const dijkstra = (pushes: string) => `function f(graph, start) {
  const best = { [start]: 0 };
  const queue = [{ node: start, cost: 0 }];
  while (queue.length > 0) {
    queue.sort((a, b) => a.cost - b.cost);
    const { node, cost } = queue.shift();
    if (cost > best[node]) continue;
    for (const [next, weight] of Object.entries(graph[node])) {
      const total = cost + weight;
      if (best[next] === undefined || total < best[next]) {
        best[next] = total;
        ${pushes}
      }
    }
  }
  return best;
}`;

describe('sorted-queue', () => {
  it('keeps the queue of a shortest path in order', () => {
    const right = survivors(rule, dijkstra('queue.push({ node: next, cost: total });'), 'f', graph);
    expect(right).toHaveLength(2);
    expect(right[0]).not.toContain('queue.sort');
    expect(right[0]).toContain(
      'insertSorted(queue, { node: next, cost: total }, (a, b) => a.cost - b.cost)',
    );
    expect(right[1]).toContain('.splice(best2, 1)[0]');
  });

  it('inserts where push and sort stand together', () => {
    const code =
      'function f(xs) { const out = []; for (const x of xs) { out.push(x); out.sort((a, b) => a - b); } return out; }';
    expect(survivors(rule, code, 'f', '[[[3, 1, 2, 1]], [[]]]')).toHaveLength(1);
  });

  it.each([
    'function f(xs) { xs.push(1); xs.sort((a, b) => a - b); }',
    'function f(xs, q) { for (const x of xs) { q.unshift(x); q.sort((a, b) => a - b); } }',
    'function f(xs, q) { for (const x of xs) { q.push(x); q.sort(); } }',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
