import type { StoredRun, StoredVerdict } from '../durable/store.ts';
import type { Looks } from './answer.ts';
import { formatMs } from './format.ts';
import { visible, type Paint } from './paint.ts';
import { lastVerdicts, nearestMisses, rivals, tally } from './search.ts';
import { renderNear, renderTried, section } from './sections.ts';

/** A run that has no answer: how it ended, what was tried, why it was rejected, what came near. */
export function renderRun(
  run: StoredRun,
  verdicts: readonly StoredVerdict[],
  { paint, width }: Looks,
): string {
  const judged = lastVerdicts(verdicts);
  const { command, file, symbol } = run.request;
  const target = visible(file + (symbol === undefined ? '' : `#${symbol}`));
  const took = run.endedAt === undefined ? '' : `, ${formatMs(run.endedAt - run.startedAt)}`;
  const inner = width - 2;
  return [
    `${paint('heading', `${command} ${target}`)}  ${paint('dim', `run ${run.id}${took}`)}`,
    ending(run, paint),
    ...section('Search', renderTried(tally(judged), run.counts, paint, inner), paint),
    ...section('Valid', renderNear(rivals(judged, undefined), paint, inner), paint),
    ...section('Nearest misses', renderNear(nearestMisses(judged), paint, inner), paint),
  ].join('\n');
}

function ending({ outcome }: StoredRun, paint: Paint): string {
  switch (outcome?.kind) {
    case 'improved':
      return paint('good', 'Improved');
    case 'nothing-to-do':
      return `${paint('good', 'Nothing to do')}: ${visible(outcome.reason)}`;
    case 'not-improved':
      return `${paint('bad', 'Not improved')}: ${visible(outcome.reason)}`;
    case 'interrupted':
      return `${paint('bad', 'Interrupted')}: pawl resume goes on with it`;
    case undefined:
      return `${paint('bad', 'Not ended')}: it is at work, or was killed (then pawl resume goes on with it)`;
  }
}
