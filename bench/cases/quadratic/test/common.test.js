import assert from 'node:assert/strict';
import { test } from 'node:test';
import { common } from '../src/common.js';

test('keeps what both have', () => {
  assert.deepEqual(common([1, 2, 3, 4], [4, 2, 9]), [2, 4]);
});

test('keeps repeats of the first list', () => {
  assert.deepEqual(common(['a', 'b', 'a'], ['a', 'a', 'a']), ['a', 'a']);
});

test('makes nothing where nothing is common', () => {
  assert.deepEqual(common([1, 2], [3]), []);
  assert.deepEqual(common([], [3]), []);
  assert.deepEqual(common([1], []), []);
});
