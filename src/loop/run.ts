import type { Counts, RunOutcome, RunRequest } from './answer.ts';
import { conclude } from './conclude.ts';
import { prepare } from './prepare.ts';
import { search, type Search } from './search.ts';
import { Journal, type RunDeps } from './session.ts';

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

/** The proposers are the largest part of the code: what is not needed is not loaded. */
async function searchOf(command: RunRequest['command']): Promise<Search> {
  switch (command) {
    case 'fix':
      return (await import('./fix.ts')).fix;
    case 'optimise':
      return (await import('./optimise.ts')).optimise;
  }
}
