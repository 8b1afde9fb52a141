'use strict';

/** Cents of `1,234.50`, `-3.5`, `12`; NaN when it is no amount. */
function parseAmount(text) {
  const match = /^(-?)([\d,]+)(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) return NaN;
  const whole = Number(match[2].replace(/,/g, ''));
  const cents = Number((match[3] || '').padEnd(2, '0'));
  return (match[1] ? -1 : 1) * (whole * 100 + cents);
}

/** `-1,234.50` of -123450. */
function formatAmount(cents) {
  const absolute = Math.abs(cents);
  const whole = String(Math.floor(absolute / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${cents < 0 ? '-' : ''}${whole}.${String(absolute % 100).padStart(2, '0')}`;
}

/** Splits an amount into parts that differ by a cent at most and add up to it. */
function split(cents, parts) {
  const base = Math.trunc(cents / parts);
  const rest = cents - base * parts;
  return Array.from({ length: parts }, (_, i) => base + (i < Math.abs(rest) ? Math.sign(rest) : 0));
}

module.exports = { parseAmount, formatAmount, split };
