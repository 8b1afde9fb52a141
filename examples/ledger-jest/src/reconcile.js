'use strict';

/** Pairs each bank line with the entry that has its reference: `{ line, entry }`, entry or null. */
function match(lines, entries) {
  const pairs = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    const entry = entries.find((candidate) => candidate.reference === line.reference);
    pairs.push({ line, entry: entry === undefined ? null : entry });
  }
  return pairs;
}

/** Bank lines that no entry explains. */
function unexplained(pairs) {
  return pairs.filter((pair) => pair.entry === null).map((pair) => pair.line);
}

/** Pairs whose amounts differ, with the difference in cents. */
function differences(pairs) {
  return pairs
    .filter((pair) => pair.entry !== null && pair.entry.amount !== pair.line.amount)
    .map(({ line, entry }) => ({
      reference: line.reference,
      difference: line.amount - entry.amount,
    }));
}

/** Pays open invoices from a sum, the oldest first; gives what each got and what is over. */
function settle(invoices, cents) {
  const queue = [...invoices];
  const paid = [];
  let left = cents;
  while (queue.length > 0 && left > 0) {
    const invoice = queue.shift();
    const part = Math.min(left, invoice.due);
    paid.push({ number: invoice.number, paid: part, open: invoice.due - part });
    left -= part;
  }
  return { paid, left };
}

module.exports = { match, unexplained, differences, settle };
