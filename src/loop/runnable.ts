import type { Candidate } from '../candidate/index.ts';
import type { Runnable, Verdict } from '../evaluator/index.ts';
import type { Target } from '../target/index.ts';

/** The candidate's executable code, or the verdict on why there is none. */
export function runnable(target: Target, candidate: Candidate, fuel: boolean): Runnable | Verdict {
  try {
    const edits = candidate.changes.flatMap((change) => change.edits);
    return { id: candidate.id, code: target.executable.code(edits, fuel) };
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
    return { valid: false, stage: 'parse', reason: error.message.split('\n')[0]!, metrics: {} };
  }
}

/** Judges what can run with `judge`; the rest has its verdict already. In order. */
export async function judgeRunnables(
  target: Target,
  batch: readonly Candidate[],
  judge: (batch: readonly Runnable[]) => Promise<readonly Verdict[]>,
): Promise<readonly Verdict[]> {
  const prepared = batch.map((candidate) => runnable(target, candidate, true));
  const running = prepared.filter((it): it is Runnable => 'code' in it);
  const verdicts = running.length > 0 ? await judge(running) : [];
  const byId = new Map(running.map((it, i) => [it, verdicts[i]!]));
  return prepared.map((it) => ('code' in it ? byId.get(it)! : it));
}
