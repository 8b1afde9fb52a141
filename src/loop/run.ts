import { UsageError } from '../fault.ts';
import type { Counts, RunOutcome, RunRequest } from './answer.ts';
import { conclude } from './conclude.ts';
import { freeze, measureDrift, type Generation } from './drift.ts';
import { prepare } from './prepare.ts';
import { search, type Search } from './search.ts';
import { Journal, type RunDeps, type Session } from './session.ts';
import { Refused } from './watch.ts';
import { targetName } from '../target-name.ts';

export interface RunResult {
  readonly run: string;
  readonly outcome: RunOutcome;
  readonly counts: Counts;
}

/** There was no run: the breaker is open. */
export interface NotStarted {
  readonly outcome: { readonly kind: 'not-started'; readonly reason: string };
}

/**
 * One run, from what the user asked to a verified answer. Nothing is written to the project: the
 * answer is recorded, and `apply` writes it.
 *
 * @throws UsageError when what was asked can't be done (exit 2).
 * @throws PawlFault when something that Pawl needs is missing (exit 3).
 */
export async function run(request: RunRequest, deps: RunDeps): Promise<RunResult | NotStarted> {
  const started = deps.now();

  // 0. Be admitted: a breaker that a person has to close stops everything.
  const admission = deps.watch.admit(request);
  if (!admission.ok) {
    deps.listener({ type: 'run-refused', reason: admission.reason });
    return { outcome: { kind: 'not-started', reason: admission.reason } };
  }
  const stored = deps.resumed ?? deps.store.startRun(request, started);
  const journal = new Journal(
    stored.id,
    request,
    deps,
    new Refused(request.file, admission.refused),
  );
  journal.emit({
    type: 'run-started',
    run: stored.id,
    request,
    resumed: deps.resumed !== undefined,
  });

  const ended = (outcome: RunOutcome) => {
    const end = { run: stored.id, outcome, counts: journal.counts, ms: deps.now() - started };
    deps.watch.ended({ ...end, request });
    return end;
  };
  const refuted = (): RunOutcome | undefined =>
    journal.breached === undefined ? undefined : { kind: 'not-improved', reason: journal.breached };
  let outcome: RunOutcome;
  try {
    const found = await improve(request, journal, deps);
    // Something got out of its jail: whatever was found, or failed, is not to be believed any more.
    outcome = refuted() ?? found;
  } catch (error) {
    const breached = refuted();
    if (!breached) {
      // What was asked can't be done: that is an end too. A fault leaves the run to be resumed.
      if (UsageError.isInstance(error)) ended({ kind: 'not-improved', reason: error.message });
      throw error;
    }
    outcome = breached;
  }

  // 4. Record.
  deps.store.endRun(stored.id, outcome, journal.counts, deps.now());
  journal.emit({ type: 'run-ended', ...ended(outcome) });
  return { run: stored.id, outcome, counts: journal.counts };
}

async function improve(request: RunRequest, journal: Journal, deps: RunDeps): Promise<RunOutcome> {
  // 1. Understand: the target, its tests, and what they say before anything is changed.
  const by = searchOf(request.command);
  const { session, close } = await prepare(request, journal, deps);
  try {
    // 2. Search: propose and judge, thousands of candidates a second.
    const generation = await deps.watch.generation(targetName(request), () => freeze(session));
    const found = await search(session, await by);

    // 3. Conclude: the smallest change that holds, judged afresh, and by the user's own runner.
    // Awaited here: its versions run in what is closed below.
    return await withDrift(await conclude(session, found), session, generation);
  } finally {
    close();
  }
}

/** How far the answer is from generation 0, where that is kept. */
async function withDrift(
  outcome: RunOutcome,
  session: Session,
  generation: Generation | undefined,
): Promise<RunOutcome> {
  if (outcome.kind !== 'improved' || !generation) return outcome;
  const { before, after } = outcome.answer;
  const drift = await measureDrift(session, generation, before, after);
  return { kind: 'improved', answer: { ...outcome.answer, drift } };
}

/** The proposers are the largest part of the code: what is not needed is not loaded. */
async function searchOf(command: RunRequest['command']): Promise<Search> {
  switch (command) {
    case 'fix':
      return (await import('./fix.ts')).fix;
    case 'optimise':
      return (await import('./optimise.ts')).optimise;
  }
}
