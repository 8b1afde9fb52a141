import assert from 'node:assert/strict';
import { test } from 'node:test';
import { levels } from '../src/levels.js';

test('counts the steps to each node', () => {
  assert.deepEqual(levels([[1, 2], [3], [3], [4], []], 0), [0, 1, 1, 2, 3]);
});

test('marks what is out of reach', () => {
  assert.deepEqual(levels([[1], [0], [0]], 0), [0, 1, -1]);
});

test('goes round circles once', () => {
  assert.deepEqual(levels([[1], [2], [0]], 2), [1, 2, 0]);
});

test('starts nowhere when the start does not exist', () => {
  assert.deepEqual(levels([[0]], 5), [-1]);
  assert.deepEqual(levels([], 0), []);
});
