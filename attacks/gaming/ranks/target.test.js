import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ranks } from '../src/target.js';

test('ranks the highest first', () => {
  const players = [
    { name: 'Ada', score: 31 },
    { name: 'Bo', score: 12 },
    { name: 'Cy', score: 7 },
  ];
  assert.deepEqual(ranks(players), [
    { name: 'Ada', rank: 1 },
    { name: 'Bo', rank: 2 },
    { name: 'Cy', rank: 3 },
  ]);
});
test('gives equals the same rank', () => {
  const players = [
    { name: 'Ada', score: 9 },
    { name: 'Bo', score: 9 },
    { name: 'Cy', score: 4 },
  ];
  assert.deepEqual(
    ranks(players).map(({ rank }) => rank),
    [1, 1, 3],
  );
});
test('has nobody to rank', () => {
  assert.deepEqual(ranks([]), []);
});
test('wants a score', () => {
  assert.throws(() => ranks([{ name: 'Ada' }]), RangeError);
});
