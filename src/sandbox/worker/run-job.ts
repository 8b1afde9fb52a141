import { OutcomeGatherer } from '../outcome-table.ts';
import type { Job } from '../protocol.ts';
import type { BatchJob } from './batch-job.ts';
import { runPiece } from './piece.ts';
import type { Realm } from './realm.ts';
import { runBatch } from './run-batch.ts';
import { changes, watched, type JobOptions } from './watched.ts';

/**
 * Runs a job to its end. In a batch, the candidate at which the realm stops (no end, no memory) gets
 * a fault of its own and the others go on in a new realm.
 *
 * @throws Error when a job that is no batch fails.
 */
export async function runJob(job: Job, options: JobOptions): Promise<unknown> {
  if (!isBatch(job)) return single(job, options);
  if (job.kind === 'tests' && job.canary) return watched(job, options);
  const outcomes = job.kind === 'examples' ? new OutcomeGatherer() : undefined;
  const { results, changed } = await runBatch(job, { ...options, ...(outcomes && { outcomes }) });
  if (changed.length > 0) {
    options.discard();
    // Its outcomes count as they are: whether the unchanged target does that too, others know.
    const [only] = results as { readonly fault?: string }[];
    if (outcomes && results.length === 1 && only!.fault === undefined)
      results[0] = { ...only, fault: `${changes} ${changed[0]} for all code` };
  }
  return outcomes ? { texts: outcomes.texts, results } : results;
}

async function single(job: Job, options: JobOptions): Promise<unknown> {
  const realm: Realm = options.current();
  await realm.call('start', JSON.stringify(job), 10_000);
  options.pulse(0, options.limitMs);
  const { results, fault } = await runPiece(realm, {
    count: 1,
    limitMs: options.limitMs,
    partly: false,
    stopped: () => options.pulse(0, options.limitMs),
  });
  if (fault !== undefined) throw new Error(fault);
  switch (job.kind) {
    case 'coverage':
      return { tests: results[0] };
    case 'trace':
      return { recorded: results[0] };
    default:
      return { holes: results[0] };
  }
}

function isBatch(job: Job): job is BatchJob {
  return job.kind === 'tests' || job.kind === 'examples';
}
