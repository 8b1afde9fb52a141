import { isAvailable, type Product } from './product.ts';

export interface Line {
  readonly product: Product;
  readonly quantity: number;
}
export type Cart = readonly Line[];

/** Adds pieces of a product; the pieces of one product share a line. */
export function add(cart: Cart, product: Product, quantity = 1): Cart {
  const there = cart.find((line) => line.product.sku === product.sku);
  const wanted = (there?.quantity ?? 0) + quantity;
  if (!isAvailable(product, wanted)) throw new RangeError(`only ${product.stock} left`);
  if (!there) return [...cart, { product, quantity }];
  return cart.map((line) => (line === there ? { product, quantity: wanted } : line));
}

/** Takes a product out altogether; a cart without it stays as it is. */
export function remove(cart: Cart, sku: string): Cart {
  return cart.filter((line) => line.product.sku !== sku);
}

export function pieces(cart: Cart): number {
  return cart.reduce((sum, line) => sum + line.quantity, 0);
}

/** In cents, before discounts and shipping. */
export function subtotal(cart: Cart): number {
  return cart.reduce((sum, line) => sum + line.product.price * line.quantity, 0);
}
