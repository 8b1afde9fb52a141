import { test } from 'node:test';
import assert from 'node:assert/strict';
import { leaves } from '../src/target.js';

test('finds leaves', () => {
  assert.deepEqual(leaves([1, [2, [3, 4]], [], 5]), [1, 2, 3, 4, 5]);
});
test('takes what is no list for a leaf', () => {
  assert.deepEqual(leaves('x'), ['x']);
  assert.deepEqual(leaves([]), []);
});
test('goes deep', () => {
  assert.deepEqual(leaves([[[[['a']]]], ['b', ['c']]]), ['a', 'b', 'c']);
});
