import { describe, expect, it } from 'vitest';
import { add } from '../src/cart.ts';
import { checkout, shipping, volumeDiscount } from '../src/pricing.ts';
import { espresso, filter, grinder } from './products.ts';

describe('pricing', () => {
  it('gives more for more pieces', () => {
    expect([9, 10, 19, 20, 49, 50].map(volumeDiscount)).toEqual([0, 5, 5, 10, 10, 15]);
  });

  it('ships by the number of pieces', () => {
    expect(shipping(1000, 5)).toBe(490);
    expect(shipping(1000, 6)).toBe(590);
    expect(shipping(0, 0)).toBe(0);
  });

  it('ships dear carts free', () => {
    expect(shipping(4999, 1)).toBe(490);
    expect(shipping(5000, 1)).toBe(0);
  });

  it('takes the better discount', () => {
    const cart = add([], filter, 10);
    expect(checkout(cart, { code: 'THREE', percent: 3 }).discount).toBe(595);
    expect(checkout(cart, { code: 'TEN', percent: 10 }).discount).toBe(1190);
  });

  it('wants enough in the cart for a coupon', () => {
    const coupon = { code: 'BIG', percent: 20, from: 4900 };
    expect(checkout(add([], grinder), coupon).discount).toBe(980);
    expect(checkout(add([], espresso), coupon).discount).toBe(0);
  });

  it('ships after the discount', () => {
    const total = checkout(add(add([], grinder), filter, 1), { code: 'HALF', percent: 50 });
    expect(total).toEqual({ subtotal: 6090, discount: 3045, shipping: 490, total: 3535 });
  });
});
