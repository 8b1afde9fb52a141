const { differences, match, settle, unexplained } = require('../src/reconcile');

const lines = [
  { reference: 'R1', amount: 100 },
  { reference: 'R2', amount: 250 },
  { reference: 'R9', amount: 999 },
];
const entries = [
  { reference: 'R2', amount: 200 },
  { reference: 'R1', amount: 100 },
  { reference: 'R2', amount: 1 },
];

describe('match', () => {
  test('takes the first entry with the reference', () => {
    expect(match(lines, entries)).toEqual([
      { line: lines[0], entry: entries[1] },
      { line: lines[1], entry: entries[0] },
      { line: lines[2], entry: null },
    ]);
  });

  test('has no entry where there is none', () => {
    expect(match(lines.slice(0, 1), [])).toEqual([{ line: lines[0], entry: null }]);
    expect(match([], entries)).toEqual([]);
  });

  test('tells what is unexplained and what differs', () => {
    const pairs = match(lines, entries);
    expect(unexplained(pairs)).toEqual([lines[2]]);
    expect(differences(pairs)).toEqual([{ reference: 'R2', difference: 50 }]);
  });
});

describe('settle', () => {
  const invoices = [
    { number: 1, due: 500 },
    { number: 2, due: 300 },
    { number: 3, due: 100 },
  ];

  test('pays the oldest first', () => {
    expect(settle(invoices, 600)).toEqual({
      paid: [
        { number: 1, paid: 500, open: 0 },
        { number: 2, paid: 100, open: 200 },
      ],
      left: 0,
    });
  });

  test('gives back what is over', () => {
    expect(settle(invoices, 1000).left).toBe(100);
    expect(settle([], 5)).toEqual({ paid: [], left: 5 });
  });

  test('leaves the invoices alone', () => {
    settle(invoices, 1000);
    expect(invoices).toHaveLength(3);
  });
});
