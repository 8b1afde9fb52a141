import type { Product } from './product.ts';
import { dedupe, words } from './text.ts';

export interface SearchOptions {
  /** From 1. */
  readonly page?: number;
  readonly pageSize?: number;
  /** Cents, both ends included. */
  readonly minPrice?: number;
  readonly maxPrice?: number;
}

export interface SearchPage {
  readonly items: readonly Product[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly hasNext: boolean;
}

/** How well a product fits the words: three for the title, two for a tag, one for the rest. */
export function score(product: Product, query: readonly string[]): number {
  const title = words(product.title);
  const tags = product.tags.flatMap((tag) => words(tag));
  const description = words(product.description);
  let points = 0;
  for (const word of query) {
    if (title.includes(word)) points += 3;
    else if (tags.includes(word)) points += 2;
    else if (description.includes(word)) points += 1;
    else return 0;
  }
  return points;
}

/** One page of the products that have every word of the query, the best first. */
export function search(
  products: readonly Product[],
  query: string,
  options: SearchOptions = {},
): SearchPage {
  const { page = 1, pageSize = 10, minPrice = 0, maxPrice = Infinity } = options;
  const wanted = dedupe(words(query));
  const hits = products
    .filter((product) => product.price >= minPrice && product.price < maxPrice)
    .map((product) => ({ product, points: score(product, wanted) }))
    .filter((hit) => wanted.length === 0 || hit.points > 0)
    .sort((a, b) => b.points - a.points || a.product.price - b.product.price);

  const pages = Math.max(1, Math.ceil(hits.length / pageSize));
  const current = Math.min(Math.max(1, page), pages);
  const start = (current - 1) * pageSize;
  return {
    items: hits.slice(start, start + pageSize).map((hit) => hit.product),
    total: hits.length,
    page: current,
    pages,
    hasNext: current < pages,
  };
}
