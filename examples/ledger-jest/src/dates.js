'use strict';

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeapYear(year) {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Months count from 1. */
function daysInMonth(year, month) {
  return month === 2 && isLeapYear(year) ? 29 : lengths[month - 1];
}

function parseDate(text) {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) throw new RangeError(`not a date: ${text}`);
  const [year, month, day] = match.slice(1).map(Number);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    throw new RangeError(`no such day: ${text}`);
  }
  return { year, month, day };
}

function formatDate({ year, month, day }) {
  return [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

/** The same day some months on, or the last of a month that is too short for it. */
function addMonths(text, count) {
  const { year, month, day } = parseDate(text);
  const months = year * 12 + month - 1 + count;
  const target = { year: Math.floor(months / 12), month: (months % 12) + 1 };
  return formatDate({ ...target, day: Math.min(day, daysInMonth(year, target.month)) });
}

/** `2026-Q3` of `2026-07-01`. */
function quarterOf(text) {
  const { year, month } = parseDate(text);
  return `${year}-Q${Math.ceil(month / 3)}`;
}

module.exports = { isLeapYear, daysInMonth, parseDate, formatDate, addMonths, quarterOf };
