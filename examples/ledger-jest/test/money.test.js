const { formatAmount, parseAmount, split } = require('../src/money');

test('reads amounts', () => {
  expect(parseAmount('1,234.50')).toBe(123450);
  expect(parseAmount(' -3.5')).toBe(-350);
  expect(parseAmount('12')).toBe(1200);
});

test.each(['', 'x', '1.234', '--1'])('does not read %j', (text) => {
  expect(parseAmount(text)).toBeNaN();
});

test('writes amounts', () => {
  expect(formatAmount(-123450)).toBe('-1,234.50');
  expect(formatAmount(5)).toBe('0.05');
  expect(formatAmount(123456789)).toBe('1,234,567.89');
});

test('splits without losing a cent', () => {
  expect(split(1000, 3)).toEqual([334, 333, 333]);
  expect(split(-1000, 3)).toEqual([-334, -333, -333]);
});
