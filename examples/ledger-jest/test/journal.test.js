const { between, byDate, toEntry, withBalance } = require('../src/journal');

const rows = [
  { date: '2026-02-01', payee: 'Rent', account: 'home', amount: '-900.00' },
  { date: '2026-01-28', payee: 'Wages', account: 'work', amount: '2,500.00' },
  { date: '2026-02-01', payee: 'Bakery', account: 'food', amount: '-4.20' },
];
const entries = rows.map(toEntry);

test('reads rows', () => {
  expect(entries[1]).toEqual({
    id: 2,
    date: '2026-01-28',
    payee: 'Wages',
    account: 'work',
    amount: 250000,
  });
});

test('says which row is wrong', () => {
  expect(() => toEntry({ date: '2026-01-01', amount: 'ten' }, 3)).toThrow(
    'line 5: not an amount: ten',
  );
  expect(() => toEntry({ date: 'today', amount: '1' }, 0)).toThrow('not a date');
});

test('takes a span of days with both ends', () => {
  expect(between(entries, '2026-01-28', '2026-01-31').map((entry) => entry.id)).toEqual([2]);
  expect(between(entries, '2026-01-29', '2026-02-01').map((entry) => entry.id)).toEqual([1, 3]);
});

test('sorts by day, then as booked', () => {
  expect(byDate([...entries].reverse()).map((entry) => entry.id)).toEqual([2, 1, 3]);
});

test('carries the balance on', () => {
  expect(withBalance(entries, 1000).map((entry) => entry.balance)).toEqual([
    251000, 161000, 160580,
  ]);
  expect(withBalance([])).toEqual([]);
});
