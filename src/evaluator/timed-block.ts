import type { Example } from '../candidate/index.ts';
import {
  WorkerDied,
  type Gauged,
  type OwnMetrics,
  type Sandbox,
  type TimedPair,
  type TimingRequest,
  type TimingResult,
} from '../sandbox/index.ts';
import { median, schedule, type Block } from './measure/index.ts';

/** Inputs of one size; made anew for every block, so that nothing can be remembered. */
export interface Workload {
  readonly label: string;
  readonly examples: (block: number) => readonly Example[];
}

/** How much is done for one block. */
export interface Effort {
  /** Palindromes of two pairs, for each of the realms that take part. */
  readonly rounds: number;
  readonly sampleMs: number;
  readonly warmUpMs: number;
  /** Of the workloads the last so many. */
  readonly sizes: number;
  /**
   * `once`: both versions in one realm. `swapped`: in two such, each version loaded first in one of
   * them. `apart`: each version in a realm of its own, and inputs that neither has seen at the end.
   */
  readonly realms: 'once' | 'swapped' | 'apart';
}

export interface BlockPlan {
  readonly symbol: string;
  readonly baseline: string;
  readonly candidate: string;
  readonly workloads: readonly Workload[];
  readonly effort: Effort;
  /** Its number: other inputs for each. */
  readonly index: number;
  readonly random: () => number;
  readonly seed: number;
  /** Whether to weigh the memory that they take; only where they are apart. */
  readonly weigh?: boolean;
  /** Metrics of the user's that are taken; only where they are apart. */
  readonly own?: OwnMetrics;
  /** In a process that nothing was measured in before. */
  readonly fresh?: boolean;
}

export interface TimedBlock {
  readonly block: Block;
  /** The same for inputs that were not seen before, where there are any. */
  readonly unseen: Block;
  readonly clock: TimingResult['clock'];
  readonly weights?: NonNullable<TimingResult['weights']>;
  readonly gauged?: Gauged;
}

const timeoutMs = 5_000;

/**
 * Times one block. Undefined when a version can't be timed: it throws the realm away, or is not
 * through in time.
 *
 * @param typical what stands for several times of the same
 */
export async function timeBlock(
  sandbox: Sandbox,
  plan: BlockPlan,
  typical: (times: readonly number[]) => number = median,
): Promise<TimedBlock | undefined> {
  const { effort, random } = plan;
  const parts: TimingResult[] = [];
  const first = random() < 0.5;
  // What is loaded first may have it better in that realm; each is first in one.
  for (const baselineFirst of effort.realms === 'swapped' ? [first, !first] : [first]) {
    const part = await time(sandbox, requestOf(plan, baselineFirst), plan.fresh === true);
    if (part.fault !== undefined || part.strata.length < used(plan).length) return undefined;
    parts.push(part);
  }
  const block = used(plan).map(({ label }, i) => {
    const each = parts.map(({ strata }) => strata[i]!.pairs);
    return timesOf(label, each, typical);
  });
  const unseen = parts[0]!.strata.flatMap(({ label, unseen: pair }) =>
    pair ? [timesOf(label, [[pair]], typical)] : [],
  );
  const { clock, weights, gauged } = parts[0]!;
  return { block, unseen, clock, ...(weights && { weights }), ...(gauged && { gauged }) };
}

function used({ workloads, effort }: BlockPlan): readonly Workload[] {
  return workloads.slice(-effort.sizes);
}

function requestOf(plan: BlockPlan, baselineFirst: boolean): TimingRequest {
  const { symbol, baseline, candidate, effort, index, random, seed } = plan;
  const { rounds, sampleMs, warmUpMs } = effort;
  const apart = effort.realms === 'apart';
  const weigh = apart && plan.weigh === true;
  // A round is a palindrome (baseline, candidate, candidate, baseline): two pairs in both orders.
  const order = schedule(random, rounds).flatMap((round) => {
    const leads = round[0] === 'baseline';
    return [leads, !leads];
  });
  const exchanged = order[0] !== baselineFirst;
  const strata = used(plan).map(({ label, examples }) => {
    const [now, next] = [examples(index), examples(index + 1)];
    return { label, examples: now, ...(apart && next !== now && { unseen: next }) };
  });
  return {
    baseline,
    candidate,
    symbol,
    strata,
    order: order.map((it) => it !== exchanged),
    apart,
    weigh,
    ...(apart && plan.own && { own: plan.own }),
    sampleMs,
    warmUpMs,
    seed,
  };
}

/** Of each realm the typical time; of the realms their geometric mean. */
function timesOf(
  label: string,
  realms: readonly (readonly TimedPair[])[],
  typical: (times: readonly number[]) => number,
): Block[number] {
  const of = (side: keyof TimedPair): number =>
    realms.reduce((product, pairs) => product * typical(pairs.map((pair) => pair[side])), 1) **
    (1 / realms.length);
  return { label, baselineMicros: of('baseline'), candidateMicros: of('candidate') };
}

async function time(
  sandbox: Sandbox,
  request: TimingRequest,
  fresh: boolean,
): Promise<TimingResult> {
  try {
    return await sandbox.time(request, timeoutMs, fresh);
  } catch (error) {
    if (!(error instanceof WorkerDied)) throw error;
    return { clock: 'wall', strata: [], fault: error.message };
  }
}
