'use strict';

const { formatAmount } = require('./money');
const { quarterOf } = require('./dates');

/** Sum by account, in the order in which the accounts first appear. */
function totalsByAccount(entries) {
  return entries.reduce(
    (totals, entry) => ({
      ...totals,
      [entry.account]: (totals[entry.account] || 0) + entry.amount,
    }),
    {},
  );
}

/** Income, spending and what is left, by quarter, the earliest first. */
function quarters(entries) {
  const result = new Map();
  for (const { date, amount } of entries) {
    const name = quarterOf(date);
    const quarter = result.get(name) || { quarter: name, income: 0, spending: 0, left: 0 };
    if (amount > 0) quarter.income += amount;
    else quarter.spending -= amount;
    quarter.left += amount;
    result.set(name, quarter);
  }
  return [...result.values()].sort((a, b) => a.quarter.localeCompare(b.quarter));
}

/** Lines of `name    amount`, the amounts flush right. */
function table(totals) {
  const rows = Object.entries(totals).map(([name, cents]) => [name, formatAmount(cents)]);
  const width = Math.max(0, ...rows.map(([name]) => name.length));
  const digits = Math.max(0, ...rows.map(([, amount]) => amount.length));
  return rows.map(([name, amount]) => `${name.padEnd(width)}  ${amount.padStart(digits)}`);
}

module.exports = { totalsByAccount, quarters, table };
