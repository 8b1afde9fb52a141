import type { Job, TestsResult } from '../protocol.ts';
import { RealmDead, RealmTimeout, type Realm } from './realm.ts';

export interface Realms {
  readonly current: () => Realm;
  readonly renew: () => Realm;
}

type TestsJob = Extract<Job, { kind: 'tests' }>;
type BatchJob = Extract<Job, { kind: 'tests' | 'examples' }>;

interface Taken {
  readonly done: boolean;
  readonly error?: string;
  readonly results: unknown[];
}

/** Real turns of the event loop that a process realm may wait for before a test counts as hanging. */
const idleTurns = 200;

/**
 * Runs a job to its end. In a batch, the candidate at which the realm stops (no end, no memory) gets
 * a fault of its own and the others go on in a new realm.
 *
 * @throws Error when a job that is no batch fails.
 */
export async function runJob(job: Job, timeoutMs: number, realms: Realms): Promise<unknown> {
  if (job.kind !== 'tests' && job.kind !== 'examples')
    return single(job, timeoutMs, realms.current());
  if (job.kind === 'tests' && job.canary) return watched(job, timeoutMs, realms);
  return batch(job, timeoutMs, realms);
}

/**
 * Runs the unchanged target after the candidates. When it no longer does what it did, one of them
 * changed the realm for the others: all are judged again in smaller groups, in new realms.
 */
async function watched(job: TestsJob, timeoutMs: number, realms: Realms): Promise<unknown[]> {
  const { canary, ...plain } = job;
  const results = await batch(plain, timeoutMs, realms);
  const check = { ...plain, codes: [canary!.code], stopAtFirst: false };
  const [seen] = (await batch(check, timeoutMs, realms)) as TestsResult[];
  if (
    seen &&
    sameSet(
      seen.failed.map((it) => it.id),
      canary!.failing,
    )
  )
    return results;
  realms.renew();
  if (job.codes.length === 1) return results;
  const middle = job.codes.length >> 1;
  const half = (codes: readonly string[]): Promise<unknown[]> =>
    watched({ ...job, codes }, timeoutMs, realms);
  return [...(await half(job.codes.slice(0, middle))), ...(await half(job.codes.slice(middle)))];
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}

async function batch(job: BatchJob, timeoutMs: number, realms: Realms): Promise<unknown[]> {
  let codes = job.codes;
  const results: unknown[] = [];
  let realm = realms.current();
  while (codes.length > 0) {
    const taken = await attempt({ ...job, codes }, timeoutMs, realm, codes.length);
    results.push(...taken.results);
    codes = codes.slice(taken.results.length);
    if (taken.fault === undefined) continue;
    realm = realms.renew();
    if (codes.length === 0) break;
    if (taken.fatal && codes.length > 1) {
      // What the realm had is lost with it: one at a time finds whose fault it is.
      for (const code of codes) {
        const alone = await attempt({ ...job, codes: [code] }, timeoutMs, realm, 1);
        results.push(alone.results[0] ?? faultOf(job, alone.fault ?? 'no result'));
        if (alone.fault !== undefined) realm = realms.renew();
      }
      return results;
    }
    results.push(faultOf(job, taken.fault));
    codes = codes.slice(1);
  }
  return results;
}

interface Attempt {
  readonly results: unknown[];
  readonly fault?: string;
  /** The results so far went with the realm. */
  readonly fatal?: boolean;
}

async function attempt(
  job: Job,
  timeoutMs: number,
  realm: Realm,
  wanted: number,
): Promise<Attempt> {
  const deadline = Date.now() + timeoutMs;
  const left = (): number => Math.max(5, deadline - Date.now());
  try {
    await realm.call('start', JSON.stringify(job), left());
    for (let idle = 0; ;) {
      const status = await realm.call('tick', '', left());
      if (status === 'done') break;
      if (status === 'idle' && ++idle > idleTurns) return partial(realm, 'a test never settles');
      if (Date.now() > deadline) return partial(realm, 'it does not end');
    }
    const taken = JSON.parse(await realm.call('take', '', 5_000)) as Taken;
    if (taken.error !== undefined) return { results: taken.results, fault: taken.error };
    if (taken.results.length < wanted && wanted > 0 && isBatch(job))
      return { results: taken.results, fault: 'no result' };
    return { results: taken.results };
  } catch (error) {
    if (error instanceof RealmTimeout) return partial(realm, 'it does not end');
    if (error instanceof RealmDead)
      return { results: [], fault: 'it exhausts its memory', fatal: true };
    throw error;
  }
}

async function partial(realm: Realm, fault: string): Promise<Attempt> {
  try {
    const taken = JSON.parse(await realm.call('take', '', 1_000)) as Taken;
    return { results: taken.results, fault };
  } catch {
    return { results: [], fault, fatal: true };
  }
}

async function single(job: Job, timeoutMs: number, realm: Realm): Promise<unknown> {
  const { results, fault } = await attempt(job, timeoutMs, realm, 0);
  if (fault !== undefined) throw new Error(fault);
  switch (job.kind) {
    case 'coverage':
      return { tests: results };
    case 'trace':
      return { recorded: results };
    case 'probe':
      return { holes: results };
    default:
      return results;
  }
}

function isBatch(job: Job): boolean {
  return job.kind === 'tests' || job.kind === 'examples';
}

function faultOf(job: Job, fault: string): unknown {
  const reads = { clock: 0, randomness: 0 };
  return job.kind === 'tests'
    ? { passed: 0, failed: [], fault, fuelUsed: 0, reads }
    : { outcomes: [], fault, reads };
}
