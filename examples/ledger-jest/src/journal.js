'use strict';

const { parseAmount } = require('./money');
const { parseDate } = require('./dates');

/** A booking of a bank's CSV row; throws when date or amount can't be read. */
function toEntry(row, index) {
  parseDate(row.date);
  const amount = parseAmount(row.amount);
  if (Number.isNaN(amount)) throw new RangeError(`line ${index + 2}: not an amount: ${row.amount}`);
  return { id: index + 1, date: row.date, payee: row.payee, account: row.account, amount };
}

/** Entries between two days, both included. */
function between(entries, from, to) {
  return entries.filter((entry) => entry.date >= from && entry.date <= to);
}

/** By day, and within a day as booked. */
function byDate(entries) {
  return [...entries].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id - b.id));
}

/** Each entry with the balance after it. */
function withBalance(entries, opening = 0) {
  let balance = opening;
  return byDate(entries).map((entry) => {
    balance += entry.amount;
    return { ...entry, balance };
  });
}

module.exports = { toEntry, between, byDate, withBalance };
