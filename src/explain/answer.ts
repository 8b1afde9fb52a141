import type { StoredRun, StoredVerdict } from '../durable/store.ts';
import type { Answer } from '../loop/answer.ts';
import { renderDiff } from './diff.ts';
import { renderEffect } from './effect.ts';
import { visible, type Paint } from './paint.ts';
import { lastVerdicts, rivals, tally } from './search.ts';
import { renderChanges, renderEvidence, renderNear, renderTried, section } from './sections.ts';
import { wrap } from './table.ts';

/** How an explanation is to look. */
export interface Looks {
  readonly paint: Paint;
  /** Columns of the terminal. */
  readonly width: number;
}

/** What was found: the diff, why each edit, the evidence, the effect, and the search behind it. */
export function renderAnswer(
  answer: Answer,
  run: Pick<StoredRun, 'id' | 'request' | 'counts'>,
  verdicts: readonly StoredVerdict[],
  { paint, width }: Looks,
): string {
  const judged = lastVerdicts(verdicts);
  const isFix = run.request.command === 'fix';
  const isFaster = run.request.objective?.improve.includes('time') ?? true;
  const done = isFix ? 'Fixed' : isFaster ? 'Faster' : 'Better';
  const target = visible(answer.file + (answer.symbol === undefined ? '' : `#${answer.symbol}`));
  const inner = width - 2;
  const others = renderNear(rivals(judged, answer.id), paint, inner);
  const doubt = wrap('If one of these is what you meant, add a test that tells them apart.', inner);
  return [
    `${paint('good', done)} ${paint('heading', target)}  ${paint('dim', `${answer.id} from run ${run.id}`)}`,
    '',
    renderDiff(answer.file, answer.before, answer.after, paint),
    ...section('Why', renderChanges(answer.before, answer.changes, paint, inner), paint),
    ...section('Evidence', renderEvidence(answer, run.request.command, paint, inner), paint),
    ...section('Effect', answer.effect ? renderEffect(answer.effect, paint) : [], paint),
    ...section('Search', renderTried(tally(judged), run.counts, paint, inner), paint),
    ...section('Also valid', others.length > 0 && isFix ? [...others, ...doubt] : others, paint),
  ].join('\n');
}
