import { takeBaseline } from '../target/index.ts';
import type { Counts, RunOutcome, RunRequest } from './answer.ts';
import { conclude } from './conclude.ts';
import type { Found } from './finalist.ts';
import { prepare } from './prepare.ts';
import { Journal, type RunDeps, type Session } from './session.ts';

export interface RunResult {
  readonly run: string;
  readonly outcome: RunOutcome;
  readonly counts: Counts;
}

/**
 * One run, from what the user asked to a verified answer. Nothing is written to the project: the
 * answer is recorded, and `apply` writes it.
 *
 * @throws UsageError when what was asked can't be done (exit 2).
 * @throws PawlFault when something that Pawl needs is missing (exit 3).
 */
export async function run(request: RunRequest, deps: RunDeps): Promise<RunResult> {
  const started = deps.now();
  const stored = deps.resumed ?? deps.store.startRun(request, started);
  const journal = new Journal(stored.id, request, deps);
  journal.emit({
    type: 'run-started',
    run: stored.id,
    request,
    resumed: deps.resumed !== undefined,
  });

  // 1. Understand: the target, its tests, and what they say before anything is changed.
  const by = searchOf(request.command);
  const { session, close } = await prepare(request, journal, deps.stop);
  try {
    // 2. Search: propose and judge, thousands of candidates a second.
    const found = await search(session, await by);

    // 3. Conclude: the smallest change that holds, judged afresh, and by the user's own runner.
    const outcome = await conclude(session, found);

    // 4. Record.
    deps.store.endRun(stored.id, outcome, journal.counts, deps.now());
    journal.emit({
      type: 'run-ended',
      run: stored.id,
      outcome,
      counts: journal.counts,
      ms: deps.now() - started,
    });
    return { run: stored.id, outcome, counts: journal.counts };
  } finally {
    close();
  }
}

type Search = (session: Session) => Promise<Found>;

/** The proposers are the largest part of the code: what is not needed is not loaded. */
async function searchOf(command: RunRequest['command']): Promise<Search> {
  switch (command) {
    case 'fix':
      return (await import('./fix.ts')).fix;
    case 'optimise':
      return (await import('./optimise.ts')).optimise;
  }
}

/**
 * Searches at once, while the user's own runner still takes its baseline. Where the two disagree on
 * a test, it does not speak for or against a candidate here, and the search is done again.
 */
async function search(session: Session, by: Search): Promise<Found> {
  const doubts = disagreeing(session);
  const outdated = new AbortController();
  // What no candidate can pass must not take all of the time. A failure is awaited below.
  doubts.then(
    (distrusted) => {
      if (distrusted.length > 0) outdated.abort();
    },
    () => {},
  );
  const found = await by({ ...session, outdated: outdated.signal });
  const distrusted = await doubts;
  if (distrusted.length === 0) return found;
  const { target, sandbox, request, journal } = session;
  journal.warn(
    `${distrusted.length} tests fail in the sandbox and pass with ${target.runner.name}, so only ${target.runner.name} judges by them`,
  );
  const baseline = await takeBaseline(target, sandbox, request.seed, distrusted);
  return by({ ...session, baseline });
}

/** Tests that fail in the realm and pass with the user's own runner. */
async function disagreeing({ baseline, project, journal }: Session): Promise<readonly string[]> {
  if (baseline.failing.length === 0) return [];
  const before = await project.before;
  if (!before.ok) {
    journal.warn(`the tests could not be run as you run them: ${before.reason}`);
    return [];
  }
  const names = (ok: boolean): readonly string[] =>
    before.tests.filter((test) => test.ok === ok).map((test) => test.name);
  const passing = names(true);
  const failing = names(false);
  return baseline.failing
    .map((test) => test.id)
    .filter(
      (id) =>
        passing.some((name) => id.endsWith(name)) && !failing.some((name) => id.endsWith(name)),
    );
}
