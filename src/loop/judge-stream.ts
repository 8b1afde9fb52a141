import { toCandidate, type Candidate, type Proposal } from '../candidate/index.ts';
import type { Verdict } from '../evaluator/index.ts';
import type { Journal } from './session.ts';

export interface Judged {
  readonly candidate: Candidate;
  readonly verdict: Verdict;
}

/**
 * Turns proposals into candidates, judges them in batches, several batches at a time, and gives the
 * verdicts in the order of the proposals. Proposing goes on while batches are being judged.
 */
export async function* judgeStream(
  baseline: string,
  proposals: AsyncIterable<Proposal>,
  judge: (batch: readonly Candidate[]) => Promise<readonly Verdict[]>,
  journal: Journal,
  options: { readonly batch: number; readonly inFlight: number; readonly seen: Set<string> },
): AsyncGenerator<Judged> {
  const running: Promise<readonly Judged[]>[] = [];
  for await (const batch of batches(baseline, proposals, options)) {
    const judged = judgeBatch(batch, judge, journal);
    // It is awaited in its turn; until then its failure is not unhandled.
    judged.catch(() => {});
    running.push(judged);
    if (running.length >= options.inFlight) yield* (await running.shift())!;
    if (journal.spent) break;
  }
  for (const rest of running) yield* await rest;
}

async function judgeBatch(
  batch: readonly Candidate[],
  judge: (batch: readonly Candidate[]) => Promise<readonly Verdict[]>,
  journal: Journal,
): Promise<readonly Judged[]> {
  const open = batch.filter((candidate) => !journal.known(candidate.id));
  const verdicts = open.length > 0 ? await judge(open) : [];
  const byId = new Map(open.map((candidate, i) => [candidate.id, verdicts[i]!]));
  const judged = batch.map((candidate) => ({
    candidate,
    verdict: journal.known(candidate.id) ?? byId.get(candidate.id)!,
  }));
  journal.record(judged);
  return judged;
}

/** Small batches first: the likeliest candidates come first, and an answer may be among them. */
async function* batches(
  baseline: string,
  proposals: AsyncIterable<Proposal>,
  options: { readonly batch: number; readonly seen: Set<string> },
): AsyncGenerator<Candidate[]> {
  let size = Math.min(16, options.batch);
  let batch: Candidate[] = [];
  for await (const proposal of proposals) {
    const candidate = candidateOf(baseline, proposal);
    if (!candidate || options.seen.has(candidate.id)) continue;
    options.seen.add(candidate.id);
    batch.push(candidate);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
    size = Math.min(size * 2, options.batch);
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
