const { quarters, table, totalsByAccount } = require('../src/report');

const entries = [
  { date: '2026-02-01', account: 'home', amount: -90000 },
  { date: '2026-01-28', account: 'work', amount: 250000 },
  { date: '2026-02-03', account: 'home', amount: -1050 },
  { date: '2025-12-31', account: 'food', amount: -420 },
];

test('adds up by account, in order', () => {
  expect(totalsByAccount(entries)).toEqual({ home: -91050, work: 250000, food: -420 });
  expect(Object.keys(totalsByAccount(entries))).toEqual(['home', 'work', 'food']);
});

test('adds up nothing', () => {
  expect(totalsByAccount([])).toEqual({});
});

test('keeps an account that comes to zero', () => {
  const pair = [5, -5].map((amount) => ({ account: 'x', amount }));
  expect(totalsByAccount(pair)).toEqual({ x: 0 });
});

test('reports by quarter, the earliest first', () => {
  expect(quarters(entries)).toEqual([
    { quarter: '2025-Q4', income: 0, spending: 420, left: -420 },
    { quarter: '2026-Q1', income: 250000, spending: 91050, left: 158950 },
  ]);
});

test('lines the amounts up', () => {
  expect(table({ home: -91050, groceries: 12345678 })).toEqual([
    'home          -910.50',
    'groceries  123,456.78',
  ]);
  expect(table({})).toEqual([]);
});
