import type { Answer, RunOutcome } from './answer.ts';
import type { Finalist, Found } from './finalist.ts';
import type { Session } from './session.ts';

/** The first finalist that holds: the smallest change, judged afresh, and by the user's own runner. */
export async function conclude(session: Session, found: Found): Promise<RunOutcome> {
  const { journal } = session;
  if (found.kind !== 'found')
    return journal.stopped ? { kind: 'interrupted' } : { kind: found.kind, reason: found.reason };
  let reason = 'no candidate held';
  for (const [tried, finalist] of found.finalists.entries()) {
    // The best was worth more than the time; the others are not.
    if (tried > 0 && journal.msLeft <= 0) break;
    journal.enter('minimise');
    const candidate = await finalist.minimise();
    const refusal = journal.refused.alike(candidate);
    if (refusal !== undefined) {
      const verdict = journal.heed(refusal);
      journal.amend(candidate, verdict);
      reason = verdict.reason;
      continue;
    }
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
      heldOut: finalist.heldOut,
      generated: finalist.generated,
      runner: target.runner.name,
      runnerPassed,
    },
    ...(effect === undefined ? {} : { effect }),
  };
}
