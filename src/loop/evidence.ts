import type { Candidate } from '../candidate/index.ts';
import {
  CloserLook,
  judgeExamples,
  MeasureStage,
  TestsStage,
  type Verdict,
} from '../evaluator/index.ts';
import { UsageError } from '../fault.ts';
import { declaredShapes, expectedOutcomes, type Baseline, type Expected } from '../target/index.ts';
import { generateExamples, seeded, targetShapes } from '../target/inputs/index.ts';
import { shownExamples } from './shown-examples.ts';
import { judgeRunnables, runnable } from './runnable.ts';
import type { Bench } from './session.ts';
import { answered } from './workload/answered.ts';
import { bankOf } from './workload/bank.ts';
import { ladderOf, type Rung } from './workload/ladder.ts';
import { Seedbed } from './workload/seedbed.ts';

const generatedInputs = 400;
/** What looking at them may take, milliseconds; inputs that do not end take long. */
const generatingMs = 4_000;
/** Sets of large inputs: those that rank, and others that decide. */
const ranking = [1, 2];
const deciding = [3, 4, 5];
/** Steps that a candidate may take on a large input. */
const largeFuel = 40_000_000;

/** What candidates are judged by: what the target does, and what it is timed on. */
export interface Evidence {
  readonly recorded: Expected;
  /** Recorded calls that were held out. */
  readonly heldOut: number;
  readonly generated: Expected;
  readonly grown: Expected;
  readonly bed: Seedbed;
  readonly rungs: readonly Rung[];
  /** Ranks candidates. */
  readonly measure: MeasureStage;
}

/** What fails already says nothing of what has to stay the same. */
export function passingOnly({ baseline, journal }: Bench): Baseline {
  const { failing, passing } = baseline;
  if (failing.length > 0)
    journal.warn(
      `${failing.length} tests fail already; only the ${passing.length} that pass count`,
    );
  return { ...baseline, reports: passing, failing: [] };
}

/** Records what the tests do with the function, generates more like it, and grows it for timing. */
export async function gather(session: Bench, symbol: string): Promise<Evidence> {
  const { target, sandbox, baseline, journal, request } = session;
  const [recording] = await shownExamples(session, [symbol]);
  const trusted = recording?.trusted ?? [];
  if (trusted.length === 0)
    throw new UsageError('never-called', `no passing test calls ${symbol}`, {
      hint: 'Write a test that calls it: what it does with its inputs is what has to stay the same.',
    });
  const limits = { fuel: baseline.fuel * 20, seed: request.seed, timeoutMs: 10_000 };
  const recorded = await expectedOutcomes(sandbox, baseline.code, symbol, trusted, limits);
  if (recorded.examples.length === 0)
    throw new UsageError(
      'not-deterministic',
      `${symbol} does not do the same twice with the same arguments`,
      {
        hint: 'It may keep state between calls; pass what it depends on as arguments.',
      },
    );
  if (recorded.unstable > 0)
    journal.warn(
      `${recorded.unstable} of ${trusted.length} recorded calls can not be repeated and were left out`,
    );
  const declared = declaredShapes(target, target.chosen!);
  const shapes = targetShapes(recording!.all, declared);
  const examples = generateExamples({
    recorded: recorded.examples,
    shapes,
    seed: request.seed,
    count: generatedInputs,
  });
  // They are small: what takes more steps than the tests most likely does not end.
  const { fuel } = baseline;
  const timeoutMs = Math.min(generatingMs, journal.msLeft / 5);
  const large = targetShapes(answered(recording!.all, recorded), declared);
  const bed = new Seedbed(session, symbol, recorded.examples, large);
  const { rungs, grown } = await ladderOf(bed);

  const within = { ...limits, fuel, timeoutMs };
  const generated = await expectedOutcomes(sandbox, baseline.code, symbol, examples, within);

  const { workloads } = await bankOf(bed, rungs, ranking);

  const { heldOut } = recording!;
  const measure = stage(session, symbol, workloads);
  return { recorded, heldOut, generated, grown, bed, rungs, measure };
}

/** How many calls and inputs a version was put to. */
export function countsOf({ recorded, generated, grown }: Evidence) {
  return {
    examples: recorded.examples.length,
    generated: generated.examples.length + grown.examples.length,
  };
}

/** Other large inputs than those that ranked: a winner has to be right and faster on them too. */
export async function decisive(
  session: Bench,
  { bed, rungs }: Evidence,
): Promise<{ readonly expected: Expected; readonly measure: MeasureStage }> {
  const { workloads, expected } = await bankOf(bed, rungs, deciding);
  return { expected, measure: stage(session, bed.symbol, workloads) };
}

function stage(
  { sandbox, target, request }: Bench,
  symbol: string,
  workloads: Awaited<ReturnType<typeof bankOf>>['workloads'],
): MeasureStage {
  const random = seeded(request.seed);
  return new MeasureStage(sandbox, {
    symbol,
    baseline: target.executable.code([], false),
    workloads,
    random: () => random.integer(0, 0xffff) / 0x10000,
    seed: request.seed,
    ...(request.objective && { objective: request.objective }),
  });
}

/** Looks at a version that has held as it is used: often, elsewhere, by several callers. */
export function closerLook(
  { sandbox, baseline, request }: Bench,
  { recorded, generated, grown }: Evidence,
): CloserLook {
  const parts = [firstOf(recorded, 40), firstOf(generated, 100), grown];
  const expected = {
    symbol: recorded.symbol,
    examples: parts.flatMap((it) => it.examples),
    outcomes: parts.flatMap((it) => it.outcomes),
  };
  const limits = { fuel: largeFuel, seed: request.seed, timeoutMs: 10_000 };
  return new CloserLook(sandbox, baseline.code, expected, limits);
}

function firstOf({ symbol, examples, outcomes }: Expected, most: number): Expected {
  return { symbol, examples: examples.slice(0, most), outcomes: outcomes.slice(0, most) };
}

export type Judge = (
  batch: readonly Candidate[],
  /** In realms that nothing has run in, and by this as well. */
  afresh?: Expected,
) => Promise<readonly Verdict[]>;

/** Tests, recorded, generated and large inputs, in this order: the cheapest evidence first. */
export function judgeWith(session: Bench, evidence: Evidence): Judge {
  const { target, sandbox, baseline, request } = session;
  const tests = new TestsStage(sandbox, baseline, request.seed);
  const limits = { fuel: baseline.fuel * 20, seed: request.seed, timeoutMs: 10_000 };
  const large = { ...limits, fuel: largeFuel };
  const look = closerLook(session, evidence);
  return async (batch, afresh) => {
    const verdicts = await judgeRunnables(target, batch, (it) => tests.judge(it));
    return Promise.all(
      verdicts.map(async (verdict, i) => {
        if (!verdict.valid) return verdict;
        const code = runnable(target, batch[i]!, true);
        if (!('code' in code)) return code;
        for (const [expected, stage] of [
          [evidence.recorded, 'examples'],
          [evidence.generated, 'differential'],
          [evidence.grown, 'differential'],
          ...(afresh ? [[afresh, 'differential'] as const] : []),
        ] as const) {
          const within = expected === evidence.recorded ? limits : large;
          const fresh = afresh !== undefined;
          const next = await judgeExamples(sandbox, code, expected, stage, within, fresh);
          if (!next.valid) return { ...next, metrics: verdict.metrics };
        }
        const seen: Verdict | undefined = afresh && (await look.judge(code.code));
        if (seen && !seen.valid) return { ...seen, metrics: verdict.metrics };
        return { valid: true, reached: 'differential', metrics: verdict.metrics };
      }),
    );
  };
}
