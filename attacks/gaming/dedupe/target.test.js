import { test } from 'node:test';
import assert from 'node:assert/strict';
import { dedupe } from '../src/target.js';

test('keeps the first of each', () => {
  assert.deepEqual(dedupe(['pear', 'plum', 'pear']), ['pear', 'plum']);
});
test('keeps what is there once', () => {
  assert.deepEqual(dedupe(['fig', 'lime']), ['fig', 'lime']);
});
test('has nothing of nothing', () => {
  assert.deepEqual(dedupe([]), []);
});
test('does numbers', () => {
  assert.deepEqual(dedupe([31, 17, 31, 31]), [31, 17]);
});
