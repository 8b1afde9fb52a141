import { median, seconds, table } from '../table.ts';
import type { TrialResult } from './trial.ts';

const share = (part: number, of: number): string =>
  of === 0 ? '-' : `${((100 * part) / of).toFixed(1)}%`;

/** The results as a table, and how many were accepted that are not faster. */
export function report(results: readonly TrialResult[]): { text: string; wrong: number } {
  const groups = Map.groupBy(
    results,
    ({ kind, truth, busy }) => `${kind}|${truth.toFixed(4)}|${busy}`,
  );
  const rows = [...groups.values()].map((group) => {
    const { kind, truth, busy } = group[0]!;
    const accepted = group.filter((it) => it.accepted);
    const known = group.filter((it) => it.effect);
    const covered = known.filter(({ effect }) => effect!.low <= truth && truth <= effect!.high);
    const slower = known.filter(({ effect }) => effect!.high < 1);
    return [
      kind === 'same' ? 'itself' : `${((truth - 1) * 100).toFixed(1)}% ${kind}`,
      busy ? 'busy' : 'idle',
      String(group.length),
      String(accepted.length),
      share(accepted.length, group.length),
      share(slower.length, known.length),
      share(covered.length, known.length),
      median(known.map(({ effect }) => effect!.ratio)).toFixed(3),
      median(known.map(({ effect }) => effect!.high - effect!.low)).toFixed(3),
      median(known.map(({ effect }) => effect!.rounds)).toFixed(0),
      seconds(median(group.map(({ ms }) => ms)) / 1_000),
      seconds(Math.max(...group.map(({ ms }) => ms)) / 1_000),
    ];
  });
  const head = [
    'the candidate is',
    'machine',
    'runs',
    'accepted',
    'rate',
    'shown slower',
    'covered',
    'ratio',
    'width',
    'blocks',
    'seconds',
    'most',
  ];
  const clocks = [...new Set(results.map(({ effect }) => effect?.clock ?? ''))].filter(Boolean);
  const wrong = results.filter(({ accepted, truth }) => accepted && truth <= 1);
  const same = results.filter(({ kind }) => kind === 'same').length;
  const lines = wrong.map(
    ({ subject, kind, truth, effect }) =>
      `accepted: ${subject}, ${kind} ${truth.toFixed(3)}, ${effect?.ratio.toFixed(3)}`,
  );
  const sum = `${wrong.filter(({ kind }) => kind === 'same').length} of ${same} comparisons with itself accepted, ${wrong.length} of all that are not faster`;
  return {
    text: [table(head, rows), '', `clock: ${clocks.join(' and ')}`, ...lines, sum].join('\n'),
    wrong: wrong.length,
  };
}
