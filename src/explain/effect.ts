import type { Effect } from '../evaluator/verdict.ts';
import { formatAmount, formatMicros, formatRatio } from './format.ts';
import type { Paint } from './paint.ts';
import { renderTable } from './table.ts';

/**
 * A measured effect as lines: the ratio with its interval, and a table by the size of the inputs
 * where there is more than one size. Sizes that got slower stand out.
 */
export function renderEffect(effect: Effect, paint: Paint): string[] {
  const faster = `${formatRatio(effect.ratio)} faster`;
  const confidence = Number((effect.confidence * 100).toFixed(1));
  const interval = `${confidence} % interval ${formatRatio(effect.low)} to ${formatRatio(effect.high)}`;
  const rounds = formatAmount(effect.rounds, 'paired round');
  const summary = `${paint('good', faster)}  ${paint('dim', `${interval}, ${rounds}`)}`;
  if (effect.strata.length === 0) return [summary];
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
  return [summary, ...table];
}
