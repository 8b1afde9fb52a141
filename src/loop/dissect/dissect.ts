import type { StoredRun } from '../../durable/index.ts';
import type { Effect } from '../../evaluator/index.ts';
import { PawlFault } from '../../fault.ts';
import { observedSymbols, openTarget, settle } from '../../target/index.ts';
import type { Answer } from '../answer.ts';
import type { Dissection } from '../dissection.ts';
import { passingOnly } from '../evidence.ts';
import { guard } from '../prepare.ts';
import { Journal, type Bench, type RunDeps } from '../session.ts';
import type { Watch } from '../watch.ts';
import { WatchedSandbox } from '../watched-sandbox.ts';
import { consensusOf, slowerOf, validOthers } from './rivals.ts';
import { inputsOf } from './inputs.ts';
import { placesOf } from './places.ts';
import { rounds, stopwatch } from './speed.ts';
import { codeOf, testsOf } from './versions.ts';
import { subsetsOf, without } from './without.ts';

/**
 * Takes an answer apart: judges it without each of its edits, by the stages that judged it, in the
 * jail, and compares it with the others that passed. Nothing is written to the project.
 *
 * @throws UsageError, PawlFault as a run does; `answer-fails` when the answer does not hold any more.
 */
export async function dissect(
  run: StoredRun,
  answer: Answer,
  deps: Omit<RunDeps, 'resumed' | 'watch'> & { readonly watch: Pick<Watch, 'breached'> },
): Promise<Dissection> {
  const started = deps.now();
  const { request } = run;
  const journal = new Journal(run.id, { ...request, budgetMs: budgetMs }, deps);
  const guarded = guard(request, journal, deps.watch);
  const sandbox = new WatchedSandbox({ jail: request.jail }, guarded.escapes);
  try {
    const opened = guarded.watch(await openTarget({ ...request, text: answer.before }));
    const settled = await settle(opened, sandbox, request.seed);
    const isFix = request.command === 'fix';
    const { isHeldOut = () => false } = deps;
    const opening: Bench = { request, sandbox, journal, isHeldOut, ...settled };
    const bench = isFix ? opening : { ...opening, baseline: passingOnly(opening) };
    const { baseline } = bench;
    const whole = codeOf(bench, answer.changes);
    const tests = whole === undefined ? undefined : await testsOf(bench, whole);
    const passing = (tests?.reports ?? []).filter((test) => test.ok).map((test) => test.id);
    if (
      whole === undefined ||
      tests?.fault !== undefined ||
      passing.length < baseline.reports.length
    )
      throw new PawlFault('answer-fails', `${answer.id} does not pass the tests of today`, {
        hint: 'The tests have changed since it was found: search again.',
      });

    const inputs = await inputsOf(bench, observedSymbols(bench.target), whole);
    const { chosen } = bench.target;
    const timer =
      isFix || !chosen
        ? undefined
        : await stopwatch(bench, chosen.symbol, codeOf(bench, answer.changes, false)!);
    const all = subsetsOf(answer.changes.length);
    const parts = [];
    for (const taken of all) {
      // Without all of them it is the baseline: the run has measured that.
      const isBaseline = taken.length === answer.changes.length;
      const speedOver = async (code: string): Promise<Effect | undefined> =>
        isBaseline ? answer.effect : timer?.(code, rounds.edit);
      parts.push(await without(bench, answer.changes, taken, { passing, inputs }, speedOver));
    }
    const verdicts = deps.store.verdictsOf(run.id);
    const others = validOthers(answer.id, verdicts);
    const edits = await placesOf(bench, answer.changes);
    const consensus = isFix ? await consensusOf(bench, others, inputs) : undefined;
    const slower = timer ? await slowerOf(bench, others, timer) : [];
    journal.heedBreach();
    return {
      answer: answer.id,
      at: started,
      ms: deps.now() - started,
      seed: request.seed,
      tests: passing.length,
      inputs: inputs.reduce((sum, { examples }) => sum + examples.length, 0),
      edits,
      without: parts,
      ...(consensus && { consensus }),
      slower,
      gaps: gapsOf(inputs.length, verdicts.length),
    };
  } catch (error) {
    journal.heedBreach();
    throw error;
  } finally {
    sandbox.close();
  }
}

/** For making inputs and timing; tests and comparisons have limits of their own. */
const budgetMs = 60_000;

function gapsOf(functions: number, verdicts: number): string[] {
  return [
    ...(functions === 0
      ? ['No call of its functions could be recorded, so behaviour was compared by the tests alone']
      : []),
    ...(verdicts === 0
      ? ['The single verdicts of this run are not kept any more, so its rivals are not known']
      : []),
  ];
}
