const {
  addMonths,
  daysInMonth,
  formatDate,
  isLeapYear,
  parseDate,
  quarterOf,
} = require('../src/dates');

describe('days', () => {
  test('leap years', () => {
    expect([1900, 2000, 2023, 2024].map(isLeapYear)).toEqual([false, true, false, true]);
  });

  test('in a month', () => {
    expect(daysInMonth(2023, 2)).toBe(28);
    expect(daysInMonth(2024, 2)).toBe(29);
    expect(daysInMonth(2024, 12)).toBe(31);
  });

  test('are read', () => {
    expect(parseDate('2026-07-04')).toEqual({ year: 2026, month: 7, day: 4 });
    expect(parseDate('2024-02-29').day).toBe(29);
  });

  test('that do not exist are refused', () => {
    expect(() => parseDate('2023-02-29')).toThrow('no such day: 2023-02-29');
    expect(() => parseDate('2023-13-01')).toThrow(RangeError);
    expect(() => parseDate('4 July')).toThrow('not a date: 4 July');
  });

  test('are written', () => {
    expect(formatDate({ year: 2026, month: 7, day: 4 })).toBe('2026-07-04');
  });
});

describe('addMonths', () => {
  test('keeps the day', () => {
    expect(addMonths('2026-01-15', 1)).toBe('2026-02-15');
    expect(addMonths('2026-03-31', 2)).toBe('2026-05-31');
  });

  test('goes over the year', () => {
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    expect(addMonths('2026-01-10', -1)).toBe('2025-12-10');
  });

  test('takes the last day of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-05-31', 1)).toBe('2026-06-30');
  });

  test('knows the leap year it comes to', () => {
    expect(addMonths('2023-11-30', 3)).toBe('2024-02-29');
  });

  test('knows the year after a leap year', () => {
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
  });
});

test('quarters', () => {
  expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual([
    '2026-Q1',
    '2026-Q1',
    '2026-Q2',
    '2026-Q4',
  ]);
});
