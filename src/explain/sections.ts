import type { Change } from '../candidate/index.ts';
import type { Answer, Command, Counts } from '../loop/answer.ts';
import { formatAmount, formatCount, formatRatio } from './format.ts';
import { visible, type Paint } from './paint.ts';
import type { Near, Tried } from './search.ts';
import { clip, renderTable, wrap } from './table.ts';

/** How many lines a list in an explanation has at most. */
const listed = 5;

/** A heading and its indented lines; nothing when there are none. */
export function section(heading: string, lines: readonly string[], paint: Paint): string[] {
  if (lines.length === 0) return [];
  return ['', paint('heading', heading), ...lines.map((line) => (line ? `  ${line}` : line))];
}

/** Each change with its place and reason. */
export function renderChanges(
  before: string,
  changes: readonly Change[],
  paint: Paint,
  width: number,
): string[] {
  return changes.flatMap(({ operator, edits, reason }) => {
    const start = Math.min(...edits.map((edit) => edit.start));
    const place = Number.isFinite(start)
      ? `line ${before.slice(0, start).split('\n').length}  `
      : '';
    const lines = wrap(visible(reason), width - 4).map((line) => `  ${line}`);
    return [`${place}${paint('name', operator)}`, ...lines];
  });
}

export function renderEvidence(
  { evidence }: Answer,
  command: Command,
  paint: Paint,
  width: number,
): string[] {
  const { tests, failedBefore, examples, generated, runner, runnerPassed } = evidence;
  const lines = [
    tests > 0 && `${formatAmount(tests, 'test')} pass in the jail${failedNote(failedBefore)}`,
    ...failedBefore
      .slice(0, listed)
      .map((name) => `  ${paint('good', '✓')} ${clip(visible(name), width - 6)}`),
    failedBefore.length > listed &&
      paint('dim', `  and ${formatCount(failedBefore.length - listed)} more`),
    examples > 0 && `${formatAmount(examples, 'recorded call')} with the same outcome as before`,
    generated > 0 &&
      `${formatAmount(generated, 'generated input')} ${command === 'fix' ? 'looked at' : 'with the same outcome as before'}`,
    runnerPassed > 0 &&
      `${visible(runner)}: ${formatAmount(runnerPassed, 'test')} pass in a jailed copy of the project`,
  ];
  return lines.filter((line) => line !== false);
}

function failedNote(failed: readonly string[]): string {
  return failed.length === 0 ? '' : `; ${formatCount(failed.length)} of them failed before:`;
}

/** How much was tried, where it was rejected, and by which operators it was made. */
export function renderTried(
  tried: Tried,
  counts: Counts | undefined,
  paint: Paint,
  width: number,
): string[] {
  const judged = counts?.judged ?? tried.judged;
  if (judged === 0) return ['nothing was judged'];
  const speed = counts && counts.perSecond > 0 ? `, ${formatCount(counts.perSecond)} a second` : '';
  const valid = formatCount(counts?.valid ?? tried.valid);
  const summary = `${formatAmount(judged, 'candidate')} judged${speed}; ${valid} valid`;
  const stages = renderTable(
    tried.stages.map(({ stage, rejected, reasons }) => [
      formatCount(rejected),
      `by ${stage}`,
      clip(visible(reasons[0]?.reason ?? ''), Math.max(20, width - 34)),
    ]),
    ['right', 'left', 'left'],
    (cell, _, column) => (column === 2 ? paint('dim', cell) : cell),
  );
  const shown = tried.operators.slice(0, 2 * listed);
  const operators = renderTable(
    [
      ['operator', 'tried', 'valid'],
      ...shown.map((one) => [one.operator, formatCount(one.tried), formatCount(one.valid)]),
    ],
    ['left', 'right', 'right'],
    (cell, row) => (row === 0 ? paint('dim', cell) : cell),
  );
  return [
    summary,
    ...(stages.length > 0 ? ['rejected:', ...stages.map((line) => `  ${line}`)] : []),
    ...(shown.length > 0 ? ['', ...operators] : []),
    ...more(tried.operators.length - shown.length, paint),
  ];
}

/** Candidates in one line each: what they do and how far they came. */
export function renderNear(near: readonly Near[], paint: Paint, width: number): string[] {
  const shown = near.slice(0, listed).map(({ id, changes, verdict }) => {
    const does = changes.map((change) => visible(change.reason)).join('; ');
    const came = clip(distance(verdict), Math.max(20, Math.floor(width / 2)));
    return `${paint('dim', id.slice(0, 8))}  ${clip(does, width - 12 - came.length)}  ${paint('dim', came)}`;
  });
  return [...shown, ...more(near.length - shown.length, paint)];
}

function distance(verdict: Near['verdict']): string {
  const { testsPassed, testsTotal, speedup } = verdict.metrics;
  const figures = [
    testsTotal !== undefined && `${testsPassed ?? 0} of ${formatAmount(testsTotal, 'test')}`,
    speedup && formatRatio(speedup.ratio),
    !verdict.valid && visible(verdict.reason),
  ];
  return figures.filter((figure) => typeof figure === 'string').join(', ');
}

function more(count: number, paint: Paint): string[] {
  return count > 0 ? [paint('dim', `and ${formatCount(count)} more`)] : [];
}
