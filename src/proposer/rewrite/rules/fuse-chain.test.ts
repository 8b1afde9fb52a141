import { describe, expect, it } from 'vitest';
import { apply, differences } from '../testing.ts';
import { fuseChain as rule } from './fuse-chain.ts';

const inputs = '[[[3, 1, 2, 1, 3]], [[]], [[0]]]';

describe('fuse-chain', () => {
  it.each([
    'const f = (xs) => xs.filter((x) => x > 1).map((x) => x * 2);',
    'function f(xs: number[]) { return xs.map((x) => x * 2).filter((y) => y > 2).reduce((a, b) => a + b, 0); }',
    'function f(xs) { const n = xs.filter((x) => x > 1).length; return n; }',
    'function f(xs) { return xs.map((x) => x + 1).join("-"); }',
    'function f(xs) { return xs.map((x) => [x, x]).flat(); }',
    'function f(xs) { return xs.filter(Boolean).flatMap((x) => [x, x + 1]).map((x, i) => x * i); }',
    'function f(xs) { return xs.map((x) => x * 2).some((x) => x > 4); }',
    'function f(xs) { return [...xs].map((x) => x + 1); }',
    'function f(xs) { return Array.from(new Set(xs)).filter((x) => x > 1); }',
    'function f(xs) { return Object.entries(xs).filter(([k, v]) => v > 1).map((pair) => pair[0]); }',
    'function f(xs) { let s = 0; xs.filter((x) => x > 1).forEach((x) => { s += x; }); return s; }',
    'function f(xs) { return xs.map((x) => ({ x, y: x + 1 })).filter(({ y }) => y > 2).map(({ x }) => x); }',
    'function f(xs) { return xs.map((x, i) => x * i).filter((x, i) => i % 2 === 0).includes(4); }',
  ])('fuses %s', (before) => {
    const after = apply(rule, before);
    expect(after.length).toBeGreaterThan(0);
    for (const text of after) expect(differences(before, text, 'f', inputs)).toEqual([]);
  });

  it('keeps the layout of the file', () => {
    const before = [
      'export function total(orders: Order[]): number {',
      '  return orders',
      '    .filter((order) => order.paid)',
      '    .map((order) => order.price)',
      '    .reduce((sum, price) => sum + price, 0);',
      '}',
      '',
    ].join('\n');
    expect(apply(rule, before)[1]).toBe(
      [
        'export function total(orders: Order[]): number {',
        '  let total2 = 0;',
        '  for (const order of orders) {',
        '    if (!order.paid) continue;',
        '    const mapped = order.price;',
        '    total2 = total2 + mapped;',
        '  }',
        '  return total2;',
        '}',
        '',
      ].join('\n'),
    );
  });

  it.each([
    'function f(xs) { return xs.map((x) => x); }',
    'function f(xs) { return xs.sort().map((x) => x); }',
    'function f(xs) { return xs.concat([1]).length; }',
    'function f(xs, ok) { return ok && xs.filter((x) => x).map((x) => x); }',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
