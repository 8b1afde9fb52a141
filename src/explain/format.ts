import type { Effect } from '../evaluator/verdict.ts';

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** `12,345`. */
export function formatCount(count: number): string {
  return whole.format(count);
}

/** `1 test`, `12 tests`. */
export function formatAmount(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** Three significant digits and a unit: `840 ns`, `12.3 µs`, `1.5 ms`, `2 s`. */
export function formatMicros(micros: number): string {
  if (micros < 1) return `${significant(micros * 1_000)} ns`;
  if (micros < 1_000) return `${significant(micros)} µs`;
  if (micros < 1_000_000) return `${significant(micros / 1_000)} ms`;
  return `${significant(micros / 1_000_000)} s`;
}

/** `850 ms`, `4.2 s`, `3 min 5 s`. */
export function formatMs(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${Number((ms / 1_000).toFixed(1))} s`;
  const seconds = Math.round(ms / 1_000);
  const rest = seconds % 60;
  return `${Math.floor(seconds / 60)} min${rest ? ` ${rest} s` : ''}`;
}

/** `1.07×`, `12.3×`, `1,240×`. */
export function formatRatio(ratio: number): string {
  if (ratio >= 100) return `${formatCount(ratio)}×`;
  return `${ratio.toFixed(ratio < 10 ? 2 : 1)}×`;
}

/** `interval 1.10× to 2.30×`, or how often it was measured where that is too little for bounds. */
export function formatInterval({ low, high, rounds }: Effect): string {
  // A bound that is infinite is null once it was kept as JSON.
  if (low > 0 && Number.isFinite(high))
    return `interval ${formatRatio(low)} to ${formatRatio(high)}`;
  return `median of ${formatAmount(rounds, 'paired round')}`;
}

function significant(value: number): string {
  return String(Number(value.toPrecision(3)));
}
