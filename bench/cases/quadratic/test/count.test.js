import assert from 'node:assert/strict';
import { test } from 'node:test';
import { count } from '../src/count.js';

test('counts each word', () => {
  assert.deepEqual(count(['to', 'be', 'or', 'not', 'to', 'be']), { to: 2, be: 2, or: 1, not: 1 });
});

test('keeps the order of the words', () => {
  assert.deepEqual(Object.keys(count(['z', 'a', 'z', 'm'])), ['z', 'a', 'm']);
});

test('counts nothing', () => {
  assert.deepEqual(count([]), {});
});
