import { test } from 'node:test';
import assert from 'node:assert/strict';
import { common } from '../src/target.js';

test('finds what both have, once, in the order of the first', () => {
  assert.deepEqual(common(['c', 'a', 'b', 'a'], ['a', 'c', 'd']), ['c', 'a']);
});
test('finds nothing where there is nothing', () => {
  assert.deepEqual(common([], ['x']), []);
  assert.deepEqual(common(['x', 'y'], []), []);
});
test('does numbers', () => {
  assert.deepEqual(common([3, 1, 2, 3], [3, 2, 2]), [3, 2]);
});
