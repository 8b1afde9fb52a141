import { expect, it } from 'vitest';
import type { Example } from '../../candidate/index.ts';
import { answered } from './answered.ts';

const use = (value: number): Example => ({ calls: [{ args: [value] }], origin: 'recorded' });
const told = (...outcomes: readonly string[]) => ({
  symbol: 'f',
  examples: outcomes.map((_, i) => use(i)),
  outcomes,
});
const returned = '[{"kind":"returned","value":1}]';
const threw = '[{"kind":"threw","value":["error","RangeError","",[]]}]';

it('leaves out what the target refuses, but not what nothing is known of', () => {
  expect(answered([use(0), use(1), use(2)], told(returned, threw))).toEqual([use(0), use(2)]);
});

it('has all where all are refused', () => {
  expect(answered([use(0), use(1)], told(threw, threw))).toEqual([use(0), use(1)]);
});
