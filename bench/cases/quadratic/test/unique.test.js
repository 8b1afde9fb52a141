import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unique } from '../src/unique.js';

test('keeps the first of each', () => {
  assert.deepEqual(unique([3, 1, 3, 2, 1]), [3, 1, 2]);
  assert.deepEqual(unique(['b', 'a', 'b']), ['b', 'a']);
});

test('tells values apart as === does', () => {
  assert.deepEqual(unique([1, '1', true]), [1, '1', true]);
});

test('makes nothing of nothing', () => {
  assert.deepEqual(unique([]), []);
});

test('leaves its argument alone', () => {
  const values = [1, 1];
  unique(values);
  assert.deepEqual(values, [1, 1]);
});
