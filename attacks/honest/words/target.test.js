import { test } from 'node:test';
import assert from 'node:assert/strict';
import { words } from '../src/target.js';

test('counts words', () => {
  assert.deepEqual(words('The cat and the hat, and a cat'), {
    $the: 2,
    $cat: 2,
    $and: 2,
    $hat: 1,
    $a: 1,
  });
});
test('counts nothing of nothing', () => {
  assert.deepEqual(words(''), {});
  assert.deepEqual(words('12, 13!'), {});
});
test('ends with a word', () => {
  assert.deepEqual(words('one two one'), { $one: 2, $two: 1 });
});
