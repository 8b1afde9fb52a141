import { toCandidate, type Candidate, type Proposal } from '../candidate/index.ts';
import type { Verdict } from '../evaluator/index.ts';
import { inFlight, type Horizon } from './horizon.ts';
import type { Journal } from './session.ts';

export interface Judged {
  readonly candidate: Candidate;
  readonly verdict: Verdict;
  /** The number of its batch, from 0. */
  readonly batch: number;
}

export interface StreamOptions {
  /** The most candidates of one batch; the first ones are smaller. */
  readonly batch: number;
  /** Ids of candidates that were judged before; grows. */
  readonly seen: Set<string>;
  /** Is told which batch is made. */
  readonly horizon: Horizon;
  /**
   * When to stop waiting, by `performance.now()`; asked again each time. Batches are given whole: what
   * ended the search by its time can be repeated by its count.
   */
  readonly until?: () => number;
}

/**
 * Turns proposals into candidates, judges them in batches, several batches at a time, and gives the
 * verdicts in the order of the proposals, each as soon as it is there. Proposing goes on meanwhile.
 * What has been given is recorded; what was under way when nobody listens any more is not.
 */
export async function* judgeStream(
  baseline: string,
  proposals: AsyncIterable<Proposal>,
  judge: (batch: readonly Candidate[], index: number) => Promise<readonly Verdict[]>,
  journal: Journal,
  options: StreamOptions,
): AsyncGenerator<Judged> {
  const source = batches(baseline, proposals, options);
  const running: Promise<readonly Judged[]>[] = [];
  let made = 0;
  let admitted = 0;
  const most = journal.candidatesLeft;
  let next: ReturnType<typeof source.next> | undefined = source.next();
  while (next || running.length > 0) {
    if (journal.msLeft <= 0 || msUntil(options) <= 0) return;
    const oldest = running[0];
    const wanted = next && running.length < inFlight ? next : undefined;
    const first = await firstOf(wanted, oldest, Math.min(journal.msLeft, msUntil(options)));
    if (first === 'late') return;
    if (first === 'verdicts') {
      void running.shift();
      const judged = await oldest!;
      journal.record(judged);
      yield* judged;
      if (journal.spent) next = undefined;
      continue;
    }
    const { done, value } = await next!;
    next = undefined;
    if (done || journal.spent || admitted >= most) continue;
    const batch = value.slice(0, most - admitted);
    admitted += batch.length;
    const judged = judgeBatch(batch, made++, judge, journal);
    // It is awaited in its turn; until then its failure is not unhandled.
    judged.catch(() => {});
    running.push(judged);
    next = source.next();
  }
}

function msUntil({ until }: StreamOptions): number {
  return Math.max(0, (until?.() ?? Infinity) - performance.now());
}

/** Which comes first: another batch, the oldest batch's verdicts, or the end of the time. */
async function firstOf(
  batch: Promise<unknown> | undefined,
  verdicts: Promise<unknown> | undefined,
  ms: number,
): Promise<'batch' | 'verdicts' | 'late'> {
  const waits: Promise<'batch' | 'verdicts' | 'late'>[] = [];
  if (verdicts) waits.push(verdicts.then(() => 'verdicts'));
  if (batch) waits.push(batch.then(() => 'batch'));
  let timer: NodeJS.Timeout | undefined;
  if (ms < longestTimer)
    waits.push(new Promise((resolve) => (timer = setTimeout(resolve, ms, 'late'))));
  try {
    return await Promise.race(waits);
  } finally {
    clearTimeout(timer);
  }
}

/** What `setTimeout` can wait. */
const longestTimer = 2 ** 31;

async function judgeBatch(
  batch: readonly Candidate[],
  index: number,
  judge: (batch: readonly Candidate[], index: number) => Promise<readonly Verdict[]>,
  journal: Journal,
): Promise<readonly Judged[]> {
  const { refused } = journal;
  const open = batch.filter((each) => !journal.known(each.id) && refused.same(each) === undefined);
  const verdicts = open.length > 0 ? await judge(open, index) : [];
  const byId = new Map(open.map((candidate, i) => [candidate.id, verdicts[i]!]));
  return batch.map((candidate) => ({
    candidate,
    verdict: heeded(candidate, byId.get(candidate.id) ?? journal.known(candidate.id), journal),
    batch: index,
  }));
}

/** What a person has refused stays refused, also in another writing, whatever it is worth. */
function heeded(candidate: Candidate, verdict: Verdict | undefined, journal: Journal): Verdict {
  const { refused } = journal;
  const reason = verdict?.valid ? refused.alike(candidate) : refused.same(candidate);
  return reason === undefined ? verdict! : journal.heed(reason);
}

/** The first batches, all judged at the same time, are as small as this. */
const small = { size: 16, batches: inFlight - 1 };

/** Small batches first: the likeliest candidates come first, and an answer may be among them. */
async function* batches(
  baseline: string,
  proposals: AsyncIterable<Proposal>,
  options: StreamOptions,
): AsyncGenerator<Candidate[]> {
  let size = Math.min(small.size, options.batch);
  let made = 0;
  let batch: Candidate[] = [];
  for await (const proposal of proposals) {
    const candidate = candidateOf(baseline, proposal);
    if (!candidate || options.seen.has(candidate.id)) continue;
    options.seen.add(candidate.id);
    batch.push(candidate);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
    options.horizon.make(++made);
    if (made >= small.batches) size = Math.min(size * 2, options.batch);
  }
  if (batch.length > 0) yield batch;
}

/** A proposal whose edits contradict each other is no candidate. */
function candidateOf(baseline: string, proposal: Proposal): Candidate | undefined {
  try {
    return toCandidate(baseline, proposal);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
