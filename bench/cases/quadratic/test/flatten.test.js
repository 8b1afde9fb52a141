import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flatten } from '../src/flatten.js';

test('takes the items in order', () => {
  assert.deepEqual(flatten([[1, 2], [3], [], [4, 5, 6]]), [1, 2, 3, 4, 5, 6]);
});

test('goes one level deep', () => {
  assert.deepEqual(flatten([[1, [2]], [[3]]]), [1, [2], [3]]);
});

test('makes nothing of nothing', () => {
  assert.deepEqual(flatten([]), []);
  assert.deepEqual(flatten([[], []]), []);
});
