import { describe, expect, it } from 'vitest';
import { score, search } from '../src/search.ts';
import { all, decaf, espresso, filter, grinder, kettle, mug } from './products.ts';

const skus = (page: { items: readonly { sku: string }[] }) => page.items.map((item) => item.sku);

describe('score', () => {
  it('counts a word of the title most', () => {
    expect(score(espresso, ['espresso'])).toBe(3);
    expect(score(espresso, ['dark'])).toBe(2);
    expect(score(decaf, ['dark'])).toBe(1);
  });

  it('adds up over the words', () => {
    expect(score(espresso, ['espresso', 'coffee'])).toBe(5);
  });

  it('is zero when a word is missing', () => {
    expect(score(espresso, ['espresso', 'tea'])).toBe(0);
  });
});

describe('search', () => {
  it('finds by words of the title, without accents', () => {
    expect(skus(search(all, 'cafe'))).toEqual([mug.sku]);
  });

  it('puts the better match first, then the cheaper', () => {
    expect(skus(search(all, 'beans'))).toEqual([filter.sku, espresso.sku, decaf.sku, grinder.sku]);
  });

  it('wants every word', () => {
    expect(skus(search(all, 'dark beans'))).toEqual([espresso.sku, decaf.sku]);
  });

  it('does not count a repeated word twice', () => {
    expect(skus(search(all, 'coffee coffee coffee'))).toEqual(skus(search(all, 'coffee')));
  });

  it('lists everything for an empty query, the cheapest first', () => {
    expect(skus(search(all, ' '))).toEqual(['m-1', 'b-2', 'b-1', 'b-3', 'g-1', 'g-2']);
  });

  it('keeps to a lowest price', () => {
    expect(skus(search(all, '', { minPrice: 4900 }))).toEqual([grinder.sku, kettle.sku]);
  });

  it('keeps to a highest price, which still counts', () => {
    expect(skus(search(all, 'gear', { maxPrice: 4900 }))).toEqual([mug.sku, grinder.sku]);
  });

  it('finds a product that costs exactly what was asked', () => {
    expect(skus(search(all, '', { minPrice: 1290, maxPrice: 1290 }))).toEqual([espresso.sku]);
  });

  it('says how many pages there are', () => {
    const page = search(all, '', { pageSize: 4 });
    expect(page).toMatchObject({ total: 6, page: 1, pages: 2, hasNext: true });
    expect(page.items).toHaveLength(4);
  });

  it('gives the rest on the last page', () => {
    const page = search(all, '', { pageSize: 4, page: 2 });
    expect(skus(page)).toEqual([grinder.sku, kettle.sku]);
    expect(page.hasNext).toBe(false);
  });

  it('stays within the pages', () => {
    expect(search(all, '', { pageSize: 4, page: 9 }).page).toBe(2);
    expect(search(all, '', { page: 0 }).page).toBe(1);
  });

  it('has one empty page when nothing fits', () => {
    expect(search(all, 'tea')).toEqual({ items: [], total: 0, page: 1, pages: 1, hasNext: false });
  });
});
