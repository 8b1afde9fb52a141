import { pieces, subtotal, type Cart } from './cart.ts';

export interface Coupon {
  readonly code: string;
  /** Per cent off, 0 to 100. */
  readonly percent: number;
  /** The smallest subtotal, in cents, that it is good for. */
  readonly from?: number;
}

export interface Total {
  readonly subtotal: number;
  readonly discount: number;
  readonly shipping: number;
  readonly total: number;
}

const freeShippingFrom = 5000;
const steps = [
  { pieces: 50, percent: 15 },
  { pieces: 20, percent: 10 },
  { pieces: 10, percent: 5 },
];

/** Per cent off for many pieces. */
export function volumeDiscount(count: number): number {
  return steps.find((step) => count >= step.pieces)?.percent ?? 0;
}

export function shipping(afterDiscount: number, count: number): number {
  if (count === 0 || afterDiscount >= freeShippingFrom) return 0;
  return 490 + 100 * Math.floor((count - 1) / 5);
}

/** What the customer pays: the better of coupon and volume discount, then shipping. */
export function checkout(cart: Cart, coupon?: Coupon): Total {
  const sum = subtotal(cart);
  const count = pieces(cart);
  const couponPercent = coupon && sum >= (coupon.from ?? 0) ? coupon.percent : 0;
  const percent = Math.max(couponPercent, volumeDiscount(count));
  const discount = Math.round((sum * percent) / 100);
  const delivery = shipping(sum - discount, count);
  return { subtotal: sum, discount, shipping: delivery, total: sum - discount + delivery };
}
