import { briefAbove } from '../evaluator/index.ts';
import { UsageError } from '../fault.ts';
import { exampleOf } from '../target/index.ts';
import { climb } from './climb.ts';
import { countsOf, decisive, gather, judgeWith, passingOnly } from './evidence.ts';
import type { Finalist, Found } from './finalist.ts';
import { minimise } from './minimise.ts';
import { timed } from './runnable.ts';
import type { Session } from './session.ts';

/** Rounds that a winner is measured for even when the time is over, for a while; twice as it is. */
const leastRounds = 10;
/** That while, milliseconds. */
const grace = 5_000;
/** How much longer such a round takes than those that ranked, and a brief one. */
const thorough = 2.5;
const brief = 1.3;
/** What concluding takes beside measuring and the user's own runner, milliseconds. */
const concluding = 2_500;
/** Of the time that is left, what concluding may need at most. */
const largestShare = 0.6;

/** The same behaviour, measurably faster. */
export async function optimise(whole: Session): Promise<Found> {
  const session = { ...whole, baseline: passingOnly(whole) };
  const { target, journal } = session;
  const { chosen } = target;
  if (!chosen)
    throw new UsageError('no-symbol', 'optimise needs a function: FILE#SYMBOL', {
      hint: `For example ${exampleOf(target)}.`,
    });
  const runner = stopwatch(session.project.before);
  const evidence = await gather(session, chosen.symbol);

  journal.enter('search');
  const judge = judgeWith(session, evidence);
  const { measure } = evidence;
  const most = journal.msLeft * largestShare;
  const best = await climb(session, judge, measure, (ratio) => {
    const longer = ratio > briefAbove ? brief : thorough;
    return Math.min(most, concluding + leastRounds * 2 * longer * measure.blockMs + runner());
  });
  if (best.length === 0)
    return { kind: 'not-improved', reason: `no rewrite is both equal and ${wanted(session)}` };

  const late = performance.now() + journal.msLeft + grace;
  const others = decisive(session, evidence);
  // It is awaited later; until then its failure is not unhandled.
  others.catch(() => {});
  const finalists = best.slice(0, 3).map(({ candidate }): Finalist => ({
    candidate,
    ...countsOf(evidence),
    heldOut: evidence.heldOut,
    minimise: () =>
      minimise(target.source.text, candidate, async (smaller, larger) => {
        if (journal.msLeft <= 0) return false;
        const [verdict] = await judge([smaller]);
        if (!verdict!.valid) return false;
        return !(await measure.outruns(timed(session, larger), timed(session, smaller)));
      }),
    confirm: async (smallest) => {
      const { expected, measure: deciding } = await others;
      const [verdict] = await judge([smallest], expected);
      if (!verdict!.valid) return verdict!;
      journal.enter('measure');
      return deciding.confirm(
        timed(session, smallest),
        (median, rounds) => journal.best(`${median.toFixed(2)}x after ${rounds} blocks`),
        (rounds) =>
          journal.stopped ||
          performance.now() > late ||
          (journal.msLeft <= 0 && rounds >= leastRounds),
      );
    },
  }));
  return { kind: 'found', finalists };
}

function wanted({ request: { objective } }: Session): string {
  const names = objective?.improve ?? ['time'];
  return names.join() === 'time' ? 'faster' : `better by ${names.join(' and ')}`;
}

/** How long something took, or has taken so far, milliseconds. */
function stopwatch(work: Promise<unknown>): () => number {
  const began = performance.now();
  let took: number | undefined;
  const stop = (): void => {
    took = performance.now() - began;
  };
  work.then(stop, stop);
  return () => took ?? performance.now() - began;
}
