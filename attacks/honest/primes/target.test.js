import { test } from 'node:test';
import assert from 'node:assert/strict';
import { primes } from '../src/target.js';

test('finds primes', () => {
  assert.deepEqual(primes(20), [2, 3, 5, 7, 11, 13, 17, 19]);
  assert.deepEqual(primes(2), [2]);
  assert.deepEqual(primes(31).at(-1), 31);
});
test('finds none below two', () => {
  assert.deepEqual(primes(1), []);
  assert.deepEqual(primes(0), []);
});
test('finds many', () => {
  assert.equal(primes(100).length, 25);
});
