import { toCandidate } from '../candidate/index.ts';
import type { StoredRun, StoredVerdict } from '../durable/index.ts';
import type { Stage, Verdict } from '../evaluator/index.ts';
import { UsageError } from '../fault.ts';
import type { RunOutcome } from './answer.ts';
import { conclude } from './conclude.ts';
import { gather, judgeWith, passingOnly } from './evidence.ts';
import type { Listener } from './event.ts';
import { fix } from './fix.ts';
import { prepare, type Surroundings } from './prepare.ts';
import { searchSettled } from './search.ts';
import { Journal, type Session } from './session.ts';
import { Refused, refusalsIn } from './watch.ts';

/** A finished run and what it recorded. */
export interface Recorded {
  readonly run: StoredRun;
  readonly verdicts: readonly StoredVerdict[];
}

/** What a replay found. `same` where nothing differs but measured times. */
export interface Replay {
  readonly run: string;
  readonly workers: number;
  /** Candidates of the record, and how many of them got the same verdict again. */
  readonly recorded: number;
  readonly repeated: number;
  /** In words, the first few. */
  readonly differences: readonly string[];
  /** Absent where the answer depends on measured times: then it is judged like all others. */
  readonly answer?: 'same' | 'other';
  readonly same: boolean;
}

export interface ReplayDeps extends Surroundings {
  readonly listener: Listener;
  readonly now: () => number;
}

const shown = 5;

/**
 * Does a run again and compares. A fix is searched for anew with the same seed, up to as many
 * candidates: the same ones have to come, in the same order, with the same verdicts, and the same
 * answer. What optimise builds on depends on what was fastest: its candidates are judged again as
 * they were recorded, but for the timing.
 *
 * @throws UsageError when the run has no end, or the target is not as it was.
 */
export async function replay({ run, verdicts }: Recorded, deps: ReplayDeps): Promise<Replay> {
  const { counts, outcome, request } = run;
  if (!counts || !outcome || outcome.kind === 'interrupted')
    throw new UsageError('not-ended', `run ${run.id} has not come to its end`, {
      hint: `Let it: pawl resume ${run.id}`,
    });
  const recorded = searched(verdicts).slice(counts.outdated ?? 0);
  const most = { budgetMs: Infinity, maxCandidates: counts.judged - (counts.outdated ?? 0) };
  const again: StoredVerdict[] = [];
  const store = {
    recordVerdicts: (_: string, more: readonly StoredVerdict[]) => void again.push(...more),
    verdictsOf: () => [],
  };
  const refused = new Refused(request.file, refusalsIn(verdicts));
  const journal = new Journal('', { ...request, ...most }, { store, ...deps }, refused);
  const bounded = { ...request, ...most };
  const { session, close } = await prepare(bounded, journal, deps);
  try {
    unchangedOr(session, recorded);
    const found = { run: run.id, workers: session.sandbox.size };
    if (request.command === 'optimise') {
      const judged = await judgedAgain(session, recorded);
      return { ...found, ...compare(recorded, judged, (it) => stageOf(it)) };
    }
    const ended = await conclude(session, await searchSettled(session, fix));
    const compared = compare(recorded, searched(again), (it) => wordsOf(it));
    const answer = idOf(ended) === idOf(outcome) ? 'same' : 'other';
    return { ...found, ...compared, answer, same: compared.same && answer === 'same' };
  } finally {
    close();
  }
}

/** The search's own word on each candidate: what came later is of another stage. */
function searched(verdicts: readonly StoredVerdict[]): readonly StoredVerdict[] {
  const first = new Map<string, StoredVerdict>();
  for (const one of verdicts) if (!first.has(one.candidate.id)) first.set(one.candidate.id, one);
  return [...first.values()];
}

function unchangedOr({ target }: Session, [first]: readonly StoredVerdict[]): void {
  if (!first) return;
  try {
    const { changes, id } = first.candidate;
    if (toCandidate(target.source.text, { changes, prior: 1 }).id === id) return;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw new UsageError('target-changed', `${target.file} is not as it was in that run`, {
    hint: 'Check out the version that it had then.',
  });
}

async function judgedAgain(
  whole: Session,
  recorded: readonly StoredVerdict[],
): Promise<readonly StoredVerdict[]> {
  const session = { ...whole, baseline: passingOnly(whole) };
  const { target } = session;
  const judge = judgeWith(session, await gather(session, target.chosen!.symbol));
  const candidates = recorded.map(({ candidate }) =>
    toCandidate(target.source.text, { changes: candidate.changes, prior: 1 }),
  );
  const verdicts = await judge(candidates);
  return candidates.map((candidate, i) => ({ candidate, verdict: verdicts[i]! }));
}

function compare(
  recorded: readonly StoredVerdict[],
  again: readonly StoredVerdict[],
  text: (verdict: Verdict) => string,
): Pick<Replay, 'recorded' | 'repeated' | 'differences' | 'same'> {
  const differences: string[] = [];
  let repeated = 0;
  for (const [i, { candidate, verdict }] of recorded.entries()) {
    const now = again[i];
    const [before, after] = [text(verdict), now ? text(now.verdict) : 'not proposed'];
    if (now && now.candidate.id !== candidate.id)
      differences.push(`number ${i + 1} was ${candidate.id} and is ${now.candidate.id}`);
    else if (before !== after) differences.push(`${candidate.id}: ${before}; now: ${after}`);
    else repeated++;
  }
  const more = again.length - recorded.length;
  if (more > 0) differences.push(`${more} more were proposed`);
  const same = differences.length === 0;
  return { recorded: recorded.length, repeated, differences: differences.slice(0, shown), same };
}

function wordsOf(verdict: Verdict): string {
  const passed = `${verdict.metrics.testsPassed ?? 0} passed`;
  return verdict.valid ? `valid, ${passed}` : `${verdict.stage}: ${verdict.reason}, ${passed}`;
}

/**
 * Reasons quote inputs, and how large those get depends on measured times; what a finalist was
 * rejected by after all this comes after its behaviour was found to be right.
 */
function stageOf(verdict: Verdict): string {
  return verdict.valid || later.has(verdict.stage) ? 'valid' : verdict.stage;
}

const later: ReadonlySet<Stage> = new Set(['types', 'measure', 'project-tests']);

function idOf(outcome: RunOutcome): string {
  return outcome.kind === 'improved' ? outcome.answer.id : outcome.kind;
}
