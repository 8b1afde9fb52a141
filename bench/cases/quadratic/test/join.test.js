import assert from 'node:assert/strict';
import { test } from 'node:test';
import { join } from '../src/join.js';

const customers = [
  { id: 7, name: 'Bakery' },
  { id: 3, name: 'School' },
  { id: 7, name: 'Second bakery' },
];

test('finds the name of each customer', () => {
  assert.deepEqual(
    join(
      [
        { id: 1, customer: 3 },
        { id: 2, customer: 7 },
      ],
      customers,
    ),
    [
      { id: 1, name: 'School' },
      { id: 2, name: 'Bakery' },
    ],
  );
});

test('has no name for a customer who is not there', () => {
  assert.deepEqual(join([{ id: 1, customer: 4 }], customers), [{ id: 1, name: null }]);
  assert.deepEqual(join([{ id: 1, customer: 4 }], []), [{ id: 1, name: null }]);
});

test('makes nothing of no orders', () => {
  assert.deepEqual(join([], customers), []);
});
