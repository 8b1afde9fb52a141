import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { apply } from '../testing.ts';
import { fieldQueue as rule } from './field-queue.ts';

const use =
  '(xs) => { const q = new Queue(); const out = []; for (const x of xs) { q.enqueue(x); if (x % 2) out.push(q.dequeue(), q.size, q.peek()); } while (!q.isEmpty()) out.push(q.dequeue()); out.push(q.dequeue()); return out; }';
const queue = (field: string, start: string) => `class Queue {
  ${start}
  enqueue(x) { this.${field}.push(x); }
  dequeue() { return this.${field}.shift(); }
  peek() { return this.${field}[0]; }
  get size() { return this.${field}.length; }
  isEmpty() { return this.${field}.length === 0; }
}
`;

describe('field-queue', () => {
  it.each([
    ['items', 'items = [];'],
    ['#items', '#items = [];'],
    ['items', 'constructor() { this.items = []; }'],
  ])('moves an index over %s of %s', (field, start) => {
    const right = survivors(rule, queue(field, start), use, '[[[1, 2, 3, 4, 6]], [[]]]');
    expect(right).toHaveLength(1);
    expect(right[0]).not.toContain('.shift()');
  });

  it.each([
    'class A { xs = []; m() { return this.xs.shift(); } all() { return this.xs; } }',
    'class A { xs = []; m() { return this.xs.pop(); } }',
    'class A { m(xs) { return xs.shift(); } }',
    'const o = { xs: [], m() { return this.xs.shift(); } };',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
