import { describe, expect, it } from 'vitest';
import { add, pieces, remove, subtotal } from '../src/cart.ts';
import { afterSale, byPrice, isAvailable } from '../src/product.ts';
import { all, espresso, grinder, kettle, mug } from './products.ts';

describe('cart', () => {
  it('starts a line for a new product', () => {
    expect(add([], espresso)).toEqual([{ product: espresso, quantity: 1 }]);
  });

  it('adds to the line of a product that is there', () => {
    const cart = add(add(add([], espresso), grinder, 2), espresso, 3);
    expect(cart.map((line) => line.quantity)).toEqual([4, 2]);
    expect(pieces(cart)).toBe(6);
  });

  it('refuses more than there is', () => {
    expect(() => add([], mug)).toThrow('only 0 left');
    expect(() => add(add([], kettle), kettle)).toThrow(RangeError);
  });

  it('removes by sku', () => {
    expect(remove(add([], espresso), espresso.sku)).toEqual([]);
    expect(remove(add([], espresso), 'no-such')).toHaveLength(1);
  });

  it('adds up the prices', () => {
    expect(subtotal(add(add([], espresso, 2), grinder))).toBe(2 * 1290 + 4900);
    expect(subtotal([])).toBe(0);
  });
});

describe('product', () => {
  it('is available up to its stock', () => {
    expect(isAvailable(grinder, 3)).toBe(true);
    expect(isAvailable(grinder, 4)).toBe(false);
    expect(isAvailable(grinder, 0)).toBe(false);
  });

  it('never has less than nothing', () => {
    expect(afterSale(grinder, 2).stock).toBe(1);
    expect(afterSale(grinder, 9).stock).toBe(0);
  });

  it('sorts by price', () => {
    expect([...all].sort(byPrice)[0]).toBe(mug);
  });
});
