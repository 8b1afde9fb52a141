import { test } from 'node:test';
import assert from 'node:assert/strict';
import { checksum } from '../src/target.js';

test('sums up bytes', () => {
  assert.equal(checksum([49, 50, 51, 52, 53, 54, 55, 56, 57]), 0xcbf43926);
  assert.equal(checksum([97]), 0xe8b7be43);
});
test('sums up nothing', () => {
  assert.equal(checksum([]), 0);
});
test('sums up zeros', () => {
  assert.equal(checksum([0, 0, 255, 16]), checksum([0, 0, 255, 16]));
});
