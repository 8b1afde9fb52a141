import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Candidate, Example } from '../../candidate/index.ts';
import type { Objective, Stage, Verdict } from '../../evaluator/index.ts';
import { UsageError } from '../../fault.ts';
import type { Listener } from '../event.ts';
import { prepare } from '../prepare.ts';
import type { Watch } from '../watch.ts';
import { Journal, type Session } from '../session.ts';
import { batches } from './batches.ts';
import { cascadeFor, type Cascade } from './cascade.ts';
import type { Judgement, JudgeObjective } from '../judgement.ts';
import { named, signsIn, type Signs } from './trick.ts';
import { candidateFrom, type Version } from './version.ts';

/** The target that versions are given of, and how they are to be judged. */
export interface JudgeRequest {
  /** The project's root (where package.json is), absolute. */
  readonly root: string;
  /** The target file, relative to the root, with forward slashes. */
  readonly file: string;
  /** The function; needed for `faster`. */
  readonly symbol?: string;
  /** A glob relative to the root; absent: the tests that reach the file. */
  readonly tests?: string;
  /** Absent: `fix` where tests fail, `faster` where all pass. */
  readonly objective?: JudgeObjective;
  /** What `faster` stands for: what is to improve, and the limits that hold. Absent: time. */
  readonly better?: Objective;
  /** Absent: 1. */
  readonly seed?: number;
  /** False only when the user said so; absent: true. */
  readonly jail?: boolean;
}

export interface JudgeDeps {
  readonly listener?: Listener;
  readonly stop?: AbortSignal;
  /** Recorded calls that are kept for the audit: who proposes must not learn of them. None when absent. */
  readonly isHeldOut?: (example: Example) => boolean;
  /** Told when a version got out of its jail. */
  readonly watch?: Pick<Watch, 'breached'>;
}

/** Versions that are judged in one go, and how long the first of them waits for the others. */
const batchSize = 64;
const waitMs = 10;
/** What getting ready to judge may take at most: as long as in a run of a minute. */
const budgetMs = 60_000;

/**
 * Judges given versions of a target as the loop judges its own: by the tests, by what the target does
 * with recorded, generated and large inputs, by paired timing on inputs of its own, each that held
 * once more in fresh workers, and by the user's own runner. Gives one judgement for each version, in
 * order. Nothing is written.
 *
 * The level of the timing test is corrected for the number of versions that were timed.
 *
 * @throws UsageError when what was asked can't be done; PawlFault when something is missing, and
 *   `sandbox-breached` when a version got out of its jail.
 */
export async function* judge(
  request: JudgeRequest,
  versions: AsyncIterable<Version> | Iterable<Version>,
  { listener = () => {}, stop = new AbortController().signal, ...held }: JudgeDeps = {},
): AsyncGenerator<Judgement> {
  const { seed = 1, jail = true, objective, better, ...named } = request;
  const command = objective === 'fix' ? 'fix' : 'optimise';
  const limits = { budgetMs, maxCandidates: Infinity };
  const asked = better && { objective: better };
  const whole = { ...named, command, seed, jail, ...limits, ...asked } as const;
  const store = { recordVerdicts: () => {}, verdictsOf: () => [] };
  // How a run's time and candidates stand says nothing here.
  const told: Listener = (event) => void (event.type !== 'progress-made' && listener(event));
  const journal = new Journal('', whole, { store, listener: told, stop, now: Date.now });
  const { session, close } = await prepare(whole, journal, { stop, ...held }).catch(
    (error: unknown) => {
      journal.heedBreach();
      throw error;
    },
  );
  try {
    const chosen = objective ?? objectiveFor(session);
    if (chosen === 'fix' && session.baseline.failing.length === 0)
      throw new UsageError('nothing-fails', 'all tests pass: there is nothing to fix', {
        hint: 'Judge for speed with --objective faster, or name the tests that fail with --tests.',
      });
    journal.enter('judge');
    const cascade = await cascadeFor(chosen, session);
    const tests = textsOf(session.target.root, session.target.testFiles);
    for await (const batch of batches(versions, batchSize, waitMs)) {
      const candidates = batch.map((version) => candidateFrom(session.target.source.text, version));
      const verdicts = await screened(candidates, cascade);
      journal.heedBreach();
      for (const [i, candidate] of candidates.entries()) {
        if (stop.aborted) return;
        const { name } = batch[i]!;
        const said = { name, id: candidate.id, objective: chosen };
        const found = await concluded(candidate, verdicts[i]!, cascade, session, chosen, tests);
        journal.heedBreach();
        yield { ...said, ...found };
      }
    }
  } finally {
    close();
  }
}

function objectiveFor({ baseline: { failing }, journal }: Session): JudgeObjective {
  if (failing.length === 0) return 'faster';
  journal.warn(
    `${failing.length} tests fail, so versions are judged as fixes`,
    'To judge what they do otherwise, and how fast: --objective faster',
  );
  return 'fix';
}

/** A version that changes nothing is no candidate: it would be the target's own seed kept as a win. */
async function screened(candidates: readonly Candidate[], cascade: Cascade): Promise<Verdict[]> {
  const changed = candidates.filter(({ changes }) => changes.length > 0);
  const verdicts = changed.length > 0 ? await cascade.screen(changed) : [];
  const found = new Map(changed.map((candidate, i) => [candidate, verdicts[i]!]));
  return candidates.map((candidate) => found.get(candidate) ?? unchanged);
}

const unchanged: Verdict = {
  valid: false,
  stage: 'parse',
  reason: 'it is the target, unchanged',
  metrics: {},
};

function rejectedBy({ trick, message }: Signs, stage: Stage, { metrics }: Verdict): Verdict {
  return { valid: false, stage, reason: message, trick, metrics };
}

function textsOf(root: string, files: readonly string[]): Record<string, string> {
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
}

async function concluded(
  candidate: Candidate,
  screened: Verdict,
  cascade: Cascade,
  session: Session,
  objective: JudgeObjective,
  tests: Readonly<Record<string, string>>,
): Promise<Pick<Judgement, 'verdict' | 'by'>> {
  const { by } = cascade;
  const signs = signsIn(session.target, tests, candidate, objective);
  if (!screened.valid) {
    const verdict = named(screened, signs);
    if (verdict.valid || verdict.trick !== undefined || verdict.stage !== 'tests')
      return { verdict, by };
    const trick = await cascade.trickOf?.(candidate);
    return { verdict: { ...verdict, ...(trick !== undefined && { trick }) }, by };
  }
  const certain = signs.find((it) => it.certain);
  if (certain) return { verdict: rejectedBy(certain, 'boundary', screened), by };
  const confirmed = await cascade.confirm(candidate);
  if (!confirmed.valid) return { verdict: named(confirmed, signs), by };
  const { verdict, passed } = await session.project.judge(candidate.text, objective === 'fix');
  const metrics = { ...screened.metrics, ...confirmed.metrics, ...verdict.metrics };
  return {
    verdict: { ...verdict, metrics },
    by: { ...by, runner: { name: session.target.runner.name, passed } },
  };
}
