import type { Product } from '../src/product.ts';

function product(sku: string, title: string, price: number, rest: Partial<Product> = {}): Product {
  return { sku, title, description: '', price, tags: [], stock: 100, ...rest };
}

export const espresso = product('b-1', 'Espresso beans', 1290, { tags: ['coffee', 'dark roast'] });
export const filter = product('b-2', 'Filter beans', 1190, { tags: ['coffee', 'light roast'] });
export const decaf = product('b-3', 'Decaf beans', 1390, {
  tags: ['coffee'],
  description: 'A dark roast without caffeine',
});
export const grinder = product('g-1', 'Hand grinder', 4900, {
  tags: ['gear'],
  description: 'Grinds coffee beans, fine to coarse',
  stock: 3,
});
export const kettle = product('g-2', 'Gooseneck kettle', 6500, { tags: ['gear'], stock: 1 });
export const mug = product('m-1', 'Café mug', 900, { tags: ['gear', 'gift'], stock: 0 });

export const all = [espresso, filter, decaf, grinder, kettle, mug];
