import { describe, expect, it } from 'vitest';
import { total } from '../src/target.js';

describe('total', () => {
  it('has nothing to pay for nothing', () => {
    expect(total([], 7)).toEqual(0);
  });
  it('adds the tax to the sum', () => {
    expect(total([{ price: 1250, count: 3 }], 19)).toEqual(4462.5);
  });
  it('adds the tax to two', () => {
    expect(
      total(
        [
          { price: 1999, count: 1 },
          { price: 501, count: 2 },
        ],
        7,
      ),
    ).toEqual(3211.07);
  });
});
