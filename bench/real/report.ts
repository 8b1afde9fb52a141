import { median, seconds, table, times } from '../table.ts';
import type { FixRow } from './run-fix.ts';
import type { OptimiseRow } from './run-optimise.ts';

const oneLine = (text: string, length: number) => {
  const flat = text.replace(/\s+/g, ' ');
  return flat.length > length ? `${flat.slice(0, length - 1)}…` : flat;
};
const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(0)}%`;

/** All bugs, then the share fixed by mutator and in all. */
export function fixTables(rows: readonly FixRow[]): string {
  const each = table(
    ['package', 'line', 'mutator', 'bug', 'failing', 'result', 'seconds', 'candidates', 'note'],
    rows.map(({ real, bug, result, run, note }) => [
      `${real.name}@${real.version}`,
      String(bug.line),
      bug.mutator,
      `${oneLine(bug.original, 28)} → ${oneLine(bug.replacement, 20)}`,
      String(bug.failing),
      'wrong' in result ? `${result.kind} (${result.wrong} wrong)` : result.kind,
      seconds(run.seconds),
      String(run.counts?.judged ?? 0),
      oneLine(note, 60),
    ]),
  );
  const kinds = [...new Set(rows.map((row) => row.bug.mutator))].sort();
  const byKind = table(
    ['mutator', 'bugs', 'fixed', 'plausible', 'share'],
    [...kinds, 'all'].map((kind) => {
      const own = rows.filter((row) => kind === 'all' || row.bug.mutator === kind);
      const count = (result: string) => own.filter((row) => row.result.kind === result).length;
      const fixed = count('fixed');
      return [
        kind,
        String(own.length),
        String(fixed),
        String(count('plausible')),
        percent(fixed, own.length),
      ];
    }),
  );
  const packages = new Set(rows.map((row) => row.real.name)).size;
  const fixed = rows.filter((row) => row.result.kind === 'fixed');
  const total =
    `${fixed.length} of ${rows.length} bugs in ${packages} packages fixed ` +
    `(${percent(fixed.length, rows.length)}), median ` +
    `${seconds(median(rows.map((row) => row.run.seconds)))} s`;
  return [each, byKind, total].join('\n\n');
}

/** All functions: the speed-up at the largest inputs beside that of the known faster version. */
export function optimiseTable(rows: readonly OptimiseRow[]): string {
  const lines = rows.map(({ real, result, run, sizes, note }) => {
    const largest = sizes.at(-1);
    const { known } = real;
    return [
      `${real.name}@${real.version}`,
      real.symbol ?? real.export ?? '',
      result,
      seconds(run.seconds),
      String(run.counts?.judged ?? 0),
      times(result === 'faster' ? sizes[0]?.ratios[1] : undefined),
      times(result === 'faster' ? largest?.ratios[1] : undefined),
      times(largest?.ratios[2]),
      known ? `${known.folder.replace(/-(new|old)$/, '')}@${known.version}` : '',
      oneLine(note, 60),
    ];
  });
  const head = ['package', 'function', 'result', 'seconds', 'candidates'];
  const each = table([...head, 'n=10', 'n=1000', 'known', 'known version', 'note'], lines);
  const faster = rows.filter((row) => row.result === 'faster').length;
  return `${each}\n\n${faster} of ${rows.length} functions made faster`;
}
