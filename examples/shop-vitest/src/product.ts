/** Something the shop sells. Prices are in cents. */
export interface Product {
  readonly sku: string;
  readonly title: string;
  readonly description: string;
  readonly price: number;
  readonly tags: readonly string[];
  readonly stock: number;
}

export function isAvailable(product: Product, quantity = 1): boolean {
  return quantity > 0 && product.stock >= quantity;
}

/** Cheapest first; equal prices by title, so that a list does not jump between visits. */
export function byPrice(a: Product, b: Product): number {
  return a.price - b.price || a.title.localeCompare(b.title);
}

/** Takes the bought pieces out of the stock, and never below zero. */
export function afterSale(product: Product, quantity: number): Product {
  return { ...product, stock: Math.max(0, product.stock - quantity) };
}
