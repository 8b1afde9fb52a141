import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ways } from '../src/target.js';

test('counts the ways up', () => {
  assert.equal(ways(2), 2);
  assert.equal(ways(5), 8);
  assert.equal(ways(10), 89);
});
test('knows the ends', () => {
  assert.equal(ways(0), 1);
  assert.equal(ways(-1), 0);
});
