const { parseCsv, parseLine } = require('../src/csv');

test('fields', () => {
  expect(parseLine('a,b,,c')).toEqual(['a', 'b', '', 'c']);
  expect(parseLine('')).toEqual(['']);
});

test('fields in quotes', () => {
  expect(parseLine('"Smith, Sons",12')).toEqual(['Smith, Sons', '12']);
  expect(parseLine('"the ""best"" one"')).toEqual(['the "best" one']);
});

test('rows by name', () => {
  expect(parseCsv('date, payee\r\n2026-01-02,Rent\n\n2026-01-03, Bakery ')).toEqual([
    { date: '2026-01-02', payee: 'Rent' },
    { date: '2026-01-03', payee: 'Bakery' },
  ]);
});

test('a short row has empty fields', () => {
  expect(parseCsv('a,b\n1')).toEqual([{ a: '1', b: '' }]);
});

test('nothing', () => {
  expect(parseCsv('\n \n')).toEqual([]);
});
