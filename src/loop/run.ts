import { UsageError } from '../fault.ts';
import { ProjectStage } from '../evaluator/index.ts';
import { Sandbox, type TestReport } from '../sandbox/index.ts';
import { openTarget, takeBaseline, type Target } from '../target/index.ts';
import type { Answer, Counts, RunOutcome, RunRequest } from './answer.ts';
import type { Finalist, Found } from './finalist.ts';
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

  // 1. Understand: find the target and its tests, and build the jail meanwhile.
  journal.enter('prepare');
  const sandbox = new Sandbox({ jail: request.jail });
  const by = searchOf(request.command);
  let project: ProjectStage | undefined;
  try {
    const target = await openTarget(request);
    project = new ProjectStage(sandbox.jail, target, deps.stop);

    // 2. Baseline: what the tests say before anything is changed.
    journal.enter('baseline');
    const session = await baselineOf({ request, target, sandbox, project, journal });

    // 3. Search: propose and judge, thousands of candidates a second.
    const found = await search(session, await by);

    // 4. Conclude: the smallest change that holds, judged afresh, and by the user's own runner.
    const outcome = await conclude(session, found);

    // 5. Record.
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
    sandbox.close();
    project?.close();
  }
}

type Prepared = Omit<Session, 'baseline'>;

/** Runs the tests in an isolate, or where they want more than the language, in a jailed process. */
async function baselineOf(prepared: Prepared): Promise<Session> {
  const { target, sandbox, request, journal } = prepared;
  const take = async (realm: Target['realm']): Promise<Session> => {
    await sandbox.open(target.unit, realm);
    const baseline = await takeBaseline(target, sandbox, request.seed);
    return { ...prepared, target: { ...target, realm }, baseline };
  };
  let session: Session | undefined;
  try {
    session = await take(target.realm);
  } catch (error) {
    if (target.realm === 'process' || UsageError.isInstance(error)) throw error;
  }
  if (target.realm === 'isolate' && (!session || session.baseline.failing.some(isForeign)))
    session = await take('process');
  const { reports, failing, pinned } = session!.baseline;
  const ids = failing.map((test) => test.id);
  journal.emit({ type: 'baseline-taken', tests: reports.length, failing: ids, pinned });
  return session!;
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

/** Errors of code that wants more than the language. */
function isForeign({ error = '' }: TestReport): boolean {
  return /is not defined|inside the isolate|is not a constructor/.test(error);
}

async function conclude(session: Session, found: Found): Promise<RunOutcome> {
  const { journal } = session;
  if (found.kind !== 'found')
    return journal.stopped ? { kind: 'interrupted' } : { kind: found.kind, reason: found.reason };
  let reason = 'no candidate held';
  for (const [tried, finalist] of found.finalists.entries()) {
    // The best was worth more than the time; the others are not.
    if (tried > 0 && journal.msLeft <= 0) break;
    journal.enter('minimise');
    const candidate = await finalist.minimise();
    journal.enter('confirm');
    const confirmed = await finalist.confirm(candidate);
    if (!confirmed.valid) {
      journal.amend(candidate, confirmed);
      reason = confirmed.reason;
      continue;
    }
    const { verdict, passed } = await session.project.judge(
      candidate.text,
      session.request.command === 'fix',
    );
    journal.amend(
      candidate,
      verdict.valid
        ? { ...verdict, metrics: { ...confirmed.metrics, ...verdict.metrics } }
        : verdict,
    );
    if (verdict.valid)
      return {
        kind: 'improved',
        answer: answerOf(session, finalist, candidate, confirmed.metrics.speedup, passed),
      };
    reason = `${session.target.runner.name}: ${verdict.reason}`;
    if (journal.stopped) break;
  }
  return journal.stopped ? { kind: 'interrupted' } : { kind: 'not-improved', reason };
}

function answerOf(
  { request, target, baseline }: Session,
  finalist: Finalist,
  candidate: Finalist['candidate'],
  effect: Answer['effect'],
  runnerPassed: number,
): Answer {
  return {
    id: candidate.id,
    file: request.file,
    ...(request.symbol === undefined ? {} : { symbol: request.symbol }),
    before: target.source.text,
    after: candidate.text,
    changes: candidate.changes,
    evidence: {
      tests: request.command === 'fix' ? baseline.reports.length : baseline.passing.length,
      failedBefore: request.command === 'fix' ? baseline.failing.map((test) => test.id) : [],
      examples: finalist.examples,
      generated: finalist.generated,
      runner: target.runner.name,
      runnerPassed,
      reached: target.reached,
    },
    ...(effect === undefined ? {} : { effect }),
  };
}
