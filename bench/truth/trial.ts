import { MeasureStage, type Effect } from '../../src/evaluator/index.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { seeded } from '../../src/target/inputs/index.ts';
import {
  copyOf,
  examplesOf,
  moduleOf,
  repeated,
  steady,
  subjects,
  type Subject,
} from './subjects.ts';

/** Two versions of one function whose true ratio of times is known. */
export interface Trial {
  readonly kind: 'same' | 'faster' | 'slower';
  /** The baseline's time over the candidate's. */
  readonly truth: number;
  readonly subject: Subject;
  /** How often the baseline and the candidate do the work in each call; absent for `same`. */
  readonly times?: readonly [number, number];
  readonly seed: number;
}

export interface TrialResult {
  readonly kind: Trial['kind'];
  readonly truth: number;
  readonly subject: string;
  /** Absent in results of before it was noted. */
  readonly seed?: number;
  readonly busy: boolean;
  readonly accepted: boolean;
  readonly reason?: string;
  readonly effect?: Omit<Effect, 'strata'>;
  readonly ms: number;
}

/** Inputs of one block. */
const calls = 12;

/** 50 times the work against 51 times, and so on: 2 %, 5 % and 20 %. */
const steps = [
  [51, 50],
  [21, 20],
  [6, 5],
] as const;

/** As many comparisons of a function with itself, and a twentieth of it with each known effect. */
export function planOf(runs: number): readonly Trial[] {
  const same = Array.from({ length: runs }, (_, i): Trial => ({
    kind: 'same',
    truth: 1,
    subject: subjects[i % subjects.length]!,
    seed: i + 1,
  }));
  const known = steps.flatMap(([more, less]) =>
    Array.from({ length: Math.ceil(runs / 20) }, (_, i): readonly Trial[] => {
      const subject = steady[i % steady.length]!;
      const seed = 10_000 + i;
      return [
        { kind: 'faster', truth: more / less, subject, times: [more, less], seed },
        { kind: 'slower', truth: less / more, subject, times: [less, more], seed },
      ];
    }).flat(),
  );
  // Each part has of everything.
  const random = seeded(1);
  return [...same, ...known]
    .map((trial) => ({ trial, place: random.integer(0, 2 ** 30) }))
    .sort((a, b) => a.place - b.place)
    .map(({ trial }) => trial);
}

function titleOf({ subject }: Trial): string {
  return subject.title ?? subject.name;
}

/** Whether this is the result of that trial. */
export function isOf(result: TrialResult, trial: Trial, busy: boolean): boolean {
  return (
    result.kind === trial.kind &&
    result.truth === trial.truth &&
    result.subject === titleOf(trial) &&
    result.seed === trial.seed &&
    result.busy === busy
  );
}

/** Measures as a run measures what it is about to report. */
export async function judge(trial: Trial, sandbox: Sandbox, busy: boolean): Promise<TrialResult> {
  const { kind, truth, subject, times, seed } = trial;
  const random = seeded(seed);
  const next = (): number => random.integer(0, 0xffff) / 0x10000;
  const stage = new MeasureStage(sandbox, {
    symbol: 'subject',
    baseline: times ? repeated(subject, times[0]) : moduleOf(subject),
    workloads: [{ label: 'made', examples: inputsOf(subject, seed) }],
    random: next,
    seed,
  });
  const began = performance.now();
  const verdict = await stage.confirm(
    times ? repeated(subject, times[1]) : copyOf(subject),
    () => {},
    () => false,
  );
  const ms = Math.round(performance.now() - began);
  const { strata: _, ...effect } = verdict.metrics.speedup ?? {};
  return {
    kind,
    truth,
    subject: titleOf(trial),
    seed,
    busy,
    accepted: verdict.valid,
    ...(!verdict.valid && { reason: verdict.reason }),
    ...('ratio' in effect && { effect }),
    ms,
  };
}

/** Other inputs for each block, and the same when asked again. */
function inputsOf(
  subject: Subject,
  seed: number,
): (block: number) => ReturnType<typeof examplesOf> {
  return (block) => {
    const random = seeded(seed * 1_000 + block);
    return examplesOf(subject, () => random.integer(0, 0xffff) / 0x10000, calls);
  };
}
