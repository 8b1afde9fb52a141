import { test } from 'node:test';
import assert from 'node:assert/strict';
import { places } from '../src/target.js';

test('finds where values belong', () => {
  assert.deepEqual(places([1, 3, 5, 7], [0, 3, 4, 9]), [0, 1, 2, 4]);
  assert.deepEqual(places([2, 2, 4, 8, 16], [2, 5]), [0, 3]);
});
test('has places in an empty list', () => {
  assert.deepEqual(places([], [1]), [0]);
});
test('has no places for nothing', () => {
  assert.deepEqual(places([1, 2, 3], []), []);
});
test('knows ends', () => {
  assert.deepEqual(places([10, 20, 30, 40, 50], [5, 10, 50, 55]), [0, 0, 4, 5]);
});
