import type { Candidate } from '../candidate/index.ts';
import type { Runnable, Verdict } from '../evaluator/index.ts';
import type { Target } from '../target/index.ts';

type Judge = (batch: readonly Runnable[]) => Promise<readonly Verdict[]>;

/** The candidate's own executable code, or the verdict on why there is none. */
export function runnable(target: Target, candidate: Candidate, fuel: boolean): Runnable | Verdict {
  try {
    const edits = candidate.changes.flatMap((change) => change.edits);
    return { id: candidate.id, code: target.executable.code(edits, fuel) };
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
    return { valid: false, stage: 'parse', reason: error.message.split('\n')[0]!, metrics: {} };
  }
}

/** A version's code to be timed. */
export function timed({ target }: { readonly target: Target }, candidate: Candidate): string {
  const code = runnable(target, candidate, false);
  if (!('code' in code)) throw new SyntaxError(`candidate ${candidate.id} does not parse any more`);
  return code.code;
}

/**
 * Judges candidates, as many as can be in one code that is compiled once. One that does not parse
 * spoils that code for all: then they are judged again in halves, until it is alone.
 */
export async function judgeRunnables(
  target: Target,
  batch: readonly Candidate[],
  judge: Judge,
): Promise<readonly Verdict[]> {
  const prepared = batch.length > 1 ? together(target, batch) : apart(target, batch);
  const verdicts = await judgePrepared(prepared, judge);
  const spoilt = batch.filter((_, i) => isShared(prepared[i]!) && isUnparsed(verdicts[i]!));
  if (spoilt.length === 0) return verdicts;
  const middle = (spoilt.length + 1) >> 1;
  const halves = [spoilt.slice(0, middle), spoilt.slice(middle)];
  const again = await Promise.all(halves.map((half) => judgeRunnables(target, half, judge)));
  const better = new Map(spoilt.map((it, i) => [it, again.flat()[i]!]));
  return batch.map((candidate, i) => better.get(candidate) ?? verdicts[i]!);
}

type Prepared = Runnable | Verdict;

function together(target: Target, batch: readonly Candidate[]): readonly Prepared[] {
  const { codes, versions } = target.executable.schemata(batch.map((it) => it.changes));
  return batch.map((candidate, i) => {
    const version = versions[i];
    return version
      ? { id: candidate.id, code: codes[version.code]!, number: version.number }
      : runnable(target, candidate, true);
  });
}

function apart(target: Target, batch: readonly Candidate[]): readonly Prepared[] {
  return batch.map((candidate) => runnable(target, candidate, true));
}

async function judgePrepared(prepared: readonly Prepared[], judge: Judge): Promise<Verdict[]> {
  const running = prepared.filter((it): it is Runnable => 'code' in it);
  const verdicts = running.length > 0 ? await judge(running) : [];
  const found = new Map(running.map((it, i) => [it, verdicts[i]!]));
  return prepared.map((it) => ('code' in it ? found.get(it)! : it));
}

function isShared(prepared: Prepared): boolean {
  return 'code' in prepared && prepared.number !== undefined;
}

function isUnparsed(verdict: Verdict): boolean {
  return !verdict.valid && verdict.stage === 'parse';
}
