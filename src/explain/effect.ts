import type { Effect, MetricEffect } from '../evaluator/verdict.ts';
import { formatAmount, formatMicros, formatRatio } from './format.ts';
import type { Paint } from './paint.ts';
import { renderTable } from './table.ts';

/**
 * A measured effect as lines: the ratio with its interval, and a table by the size of the inputs
 * where there is more than one size. Sizes that got slower stand out.
 */
export function renderEffect(effect: Effect, paint: Paint): string[] {
  // Where something else was to improve, time may stay as it was.
  const faster = `${formatRatio(effect.ratio)} ${effect.low > 1 ? 'faster' : 'as fast'}`;
  const confidence = Number((effect.confidence * 100).toFixed(1));
  const interval = `${confidence} % interval ${formatRatio(effect.low)} to ${formatRatio(effect.high)}`;
  const rounds = formatAmount(effect.rounds, 'paired round');
  const summary = `${paint('good', faster)}  ${paint('dim', `${interval}, ${rounds}`)}`;
  const others = (effect.others ?? []).map((it) => renderMetric(it, paint));
  if (effect.strata.length === 0) return [summary, ...again(effect, paint), ...others];
  const rows = effect.strata.map((stratum) => [
    stratum.label,
    formatMicros(stratum.baselineMicros),
    formatMicros(stratum.candidateMicros),
    formatRatio(stratum.ratio),
  ]);
  const table = renderTable(
    [['inputs', 'before', 'after', 'speed-up'], ...rows],
    ['left', 'right', 'right', 'right'],
    (cell, row, column) => {
      if (row === 0) return paint('dim', cell);
      const isSlower = column === 3 && (effect.strata[row - 1]?.ratio ?? 1) < 0.995;
      return isSlower ? paint('bad', cell) : cell;
    },
  );
  return [summary, ...again(effect, paint), ...others, ...table];
}

/** What the second measurement says by itself. */
function again({ again }: Effect, paint: Paint): string[] {
  if (!again) return [];
  const { ratio, low, high } = again;
  const text = `again in a fresh process: ${formatRatio(ratio)}, ${formatRatio(low)} to ${formatRatio(high)}`;
  return [paint('dim', text)];
}

/** A metric that was to improve too, or that had a limit. */
function renderMetric(
  { metric, ratio, low, high, limit, baseline, candidate }: MetricEffect,
  paint: Paint,
): string {
  const name = metric === 'bytes' ? 'allocated bytes' : metric;
  const change = `${name} ${percent(ratio)}x`;
  const wanted = limit === undefined ? '' : `, at most ${percent(limit)}x was allowed`;
  const figures = `${Math.round(baseline)} to ${Math.round(candidate)}`;
  const told = `${figures}; interval ${percent(low)}x to ${percent(high)}x${wanted}`;
  return `${ratio > 1 ? change : paint('good', change)}  ${paint('dim', told)}`;
}

function percent(ratio: number): string {
  return ratio.toFixed(2);
}
