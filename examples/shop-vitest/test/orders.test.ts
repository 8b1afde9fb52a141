import { describe, expect, it } from 'vitest';
import { best, spenders } from '../src/orders.ts';

const customers = [
  { email: 'ada@example.org', name: 'Ada' },
  { email: 'bo@example.org', name: 'Bo' },
  { email: 'cy@example.org', name: 'Cy' },
];
const orders = [
  { id: 1, customer: 'cy@example.org', total: 1200 },
  { id: 2, customer: 'ada@example.org', total: 700 },
  { id: 3, customer: 'cy@example.org', total: 800 },
  { id: 4, customer: 'gone@example.org', total: 9900 },
];

describe('orders', () => {
  it('adds up by customer, in the order of the customers', () => {
    expect(spenders(customers, orders)).toEqual([
      { name: 'Ada', orders: 1, spent: 700 },
      { name: 'Cy', orders: 2, spent: 2000 },
    ]);
  });

  it('has nobody without orders', () => {
    expect(spenders(customers, [])).toEqual([]);
    expect(spenders([], orders)).toEqual([]);
  });

  it('puts who spent most first', () => {
    expect(best(spenders(customers, orders), 1)).toEqual([{ name: 'Cy', orders: 2, spent: 2000 }]);
    expect(best([], 3)).toEqual([]);
  });
});
