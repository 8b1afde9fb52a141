import type { Candidate } from '../../candidate/index.ts';
import { TestsStage, type Verdict } from '../../evaluator/index.ts';
import { UsageError } from '../../fault.ts';
import { exampleOf } from '../../target/index.ts';
import { closerLook, countsOf, decisive, gather, judgeWith, passingOnly } from '../evidence.ts';
import { judgeRunnables, runnable, timed } from '../runnable.ts';
import type { Session } from '../session.ts';
import type { JudgedBy, JudgeObjective } from '../judgement.ts';

/** How versions are judged: many by what is cheap, then each that held by what is dear. */
export interface Cascade {
  readonly by: JudgedBy;
  /** One verdict each, in order. */
  readonly screen: (batch: readonly Candidate[]) => Promise<readonly Verdict[]>;
  /** In fresh workers, by inputs that screening did not have. */
  readonly confirm: (candidate: Candidate) => Promise<Verdict>;
  /** The trick that one that was rejected tried, where what it does with a few inputs tells one. */
  readonly trickOf?: (candidate: Candidate) => Promise<string | undefined>;
}

/** The stages that a run's own candidates go through, for this objective. */
export function cascadeFor(objective: JudgeObjective, session: Session): Promise<Cascade> {
  return objective === 'fix' ? forFix(session) : forFaster(session);
}

function forFix({ target, sandbox, baseline, request }: Session): Promise<Cascade> {
  const stage = new TestsStage(sandbox, baseline, request.seed);
  return Promise.resolve({
    by: { tests: baseline.reports.length, examples: 0, generated: 0 },
    screen: async (batch) => {
      const verdicts = await judgeRunnables(target, batch, (it) => stage.judge(it));
      for (const verdict of verdicts) stage.learn(verdict);
      return verdicts;
    },
    confirm: async (candidate) => {
      const code = runnable(target, candidate, true);
      return 'code' in code ? stage.confirm(code.code) : code;
    },
  });
}

async function forFaster(whole: Session): Promise<Cascade> {
  const session = { ...whole, baseline: passingOnly(whole) };
  const { chosen } = session.target;
  if (!chosen)
    throw new UsageError('no-symbol', 'to be judged for speed a function has to be named', {
      hint: `For example ${exampleOf(session.target)}.`,
    });
  const evidence = await gather(session, chosen.symbol);
  const judge = judgeWith(session, evidence);
  const look = closerLook(session, evidence);
  let others: ReturnType<typeof decisive> | undefined;
  return {
    by: { tests: session.baseline.reports.length, ...countsOf(evidence) },
    screen: judge,
    confirm: async (candidate) => {
      const { expected, measure } = await (others ??= decisive(session, evidence));
      const [verdict] = await judge([candidate], expected);
      if (!verdict!.valid) return verdict!;
      return measure.confirm(
        timed(session, candidate),
        (median, rounds) => session.journal.best(`${median.toFixed(2)}x after ${rounds} blocks`),
        () => session.journal.stopped,
      );
    },
    trickOf: async (candidate) => {
      const code = runnable(session.target, candidate, true);
      return 'code' in code ? look.trick(code.code) : undefined;
    },
  };
}
