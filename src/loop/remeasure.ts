import type { Verdict } from '../evaluator/index.ts';
import { openTarget, settle } from '../target/index.ts';
import type { RunRequest } from './answer.ts';
import { decisive, gather, passingOnly } from './evidence.ts';
import { guard } from './prepare.ts';
import { Journal, type Bench, type RunDeps } from './session.ts';
import type { Watch } from './watch.ts';
import { WatchedSandbox } from './watched-sandbox.ts';

/** For making inputs; measuring itself ends when it is decided. */
const budgetMs = 60_000;

/**
 * Measures a claimed speed-up anew, as a run decides on one: paired, interleaved, by an anytime-valid
 * test, twice, in processes made for it. Given another seed than the run's, on inputs that the run has
 * not seen.
 *
 * @param request - the run's own, with another seed; it names a function
 * @throws UsageError, PawlFault as a run does.
 */
export async function remeasure(
  request: RunRequest,
  { before, after }: { readonly before: string; readonly after: string },
  { now, stop, watch }: Pick<RunDeps, 'now' | 'stop'> & { readonly watch: Pick<Watch, 'breached'> },
): Promise<Verdict> {
  const limits = { budgetMs, maxCandidates: Infinity };
  const store = { recordVerdicts: () => {}, verdictsOf: () => [] };
  const deps = { store, now, stop, listener: () => {} };
  const journal = new Journal('', { ...request, ...limits }, deps);
  const guarded = guard(request, journal, watch);
  const sandbox = new WatchedSandbox({ jail: request.jail }, guarded.escapes);
  try {
    const opened = guarded.watch(await openTarget({ ...request, text: before }));
    const settled = await settle(opened, sandbox, request.seed);
    // It is the audit that asks: nothing is held out from it.
    const all: Bench = { request, sandbox, journal, isHeldOut: () => false, ...settled };
    const bench = { ...all, baseline: passingOnly(all) };
    const { target } = bench;
    const evidence = await gather(bench, target.chosen?.symbol ?? '');
    const { measure } = await decisive(bench, evidence);
    const edits = [{ start: 0, end: target.source.text.length, text: after }];
    const code = target.executable.code(edits, false);
    const verdict = await measure.confirm(
      code,
      () => {},
      () => journal.stopped,
    );
    journal.heedBreach();
    return verdict;
  } catch (error) {
    journal.heedBreach();
    throw error;
  } finally {
    sandbox.close();
  }
}
