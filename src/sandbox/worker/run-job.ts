import type { Job, TestsResult } from '../protocol.ts';
import { oneEach } from '../versions.ts';
import { RealmDead, RealmTimeout, type Realm } from './realm.ts';

export interface Realms {
  readonly current: () => Realm;
  readonly renew: () => Realm;
  /** What unchanged targets do to a realm, by their code. */
  readonly effects: Map<string, Effects>;
}

/** What the unchanged target and its tests do to the realm that they run in. */
interface Effects {
  /** Objects of the language that they leave changed. */
  readonly changed: readonly string[];
  /** A second run in the same realm does not give what the first gave. */
  readonly unrepeatable: boolean;
}

type TestsJob = Extract<Job, { kind: 'tests' }>;
type BatchJob = Extract<Job, { kind: 'tests' | 'examples' }>;

interface Taken {
  readonly done: boolean;
  readonly error?: string;
  readonly results: unknown[];
  /** Objects of the language that are not what they were when the realm was made. */
  readonly changed: readonly string[];
  /** Outcomes of the examples of a code that was stopped. */
  readonly open?: readonly string[];
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
  const { results, changed } = await batch(job, timeoutMs, realms);
  if (changed.length > 0) realms.renew();
  return results;
}

/**
 * Runs the unchanged target after the candidates. When it no longer does what it did, or the
 * language's own objects are changed, one of the candidates changed the realm for the others: all
 * are judged again in smaller groups, in new realms, and who does it alone is rejected.
 */
async function watched(job: TestsJob, timeoutMs: number, realms: Realms): Promise<unknown[]> {
  const { results, changed } = await batch(withoutCanary(job), timeoutMs, realms);
  const sound = await isSound(job, timeoutMs, realms);
  if (sound && changed.length === 0) return results;
  const usual = await effectsOf(job, timeoutMs, realms);
  const unusual = changed.filter((path) => !usual.changed.includes(path));
  realms.renew();
  if (sound && unusual.length === 0) return results;
  if (job.versions.length === 1) {
    if (unusual.length > 0) return [faultOf(job, `it changes ${unusual[0]} for all code`)];
    return usual.unrepeatable ? results : [faultOf(job, 'it changes what the tests run on')];
  }
  const middle = job.versions.length >> 1;
  const half = (versions: TestsJob['versions']): Promise<unknown[]> =>
    watched({ ...job, versions }, timeoutMs, realms);
  return [
    ...(await half(job.versions.slice(0, middle))),
    ...(await half(job.versions.slice(middle))),
  ];
}

/** Whether the unchanged target still fails and passes what it did. */
async function isSound(job: TestsJob, timeoutMs: number, realms: Realms): Promise<boolean> {
  const { code, failing } = job.canary!;
  const check = { ...withoutCanary(job), ...oneEach([code]), stopAtFirst: false };
  const [seen] = (await batch(check, timeoutMs, realms)).results as TestsResult[];
  if (!seen || seen.fault !== undefined) return false;
  const failed = seen.failed.map((it) => it.id);
  const wanted = job.order ? job.order.length - failing.length : seen.passed;
  return seen.passed === wanted && sameSet(failed, failing);
}

async function effectsOf(job: TestsJob, timeoutMs: number, realms: Realms): Promise<Effects> {
  const { code } = job.canary!;
  const known = realms.effects.get(code);
  if (known) return known;
  realms.renew();
  const alone = { ...withoutCanary(job), ...oneEach([code]), stopAtFirst: false };
  const { changed } = await batch(alone, timeoutMs, realms);
  const effects = { changed, unrepeatable: !(await isSound(job, timeoutMs, realms)) };
  realms.effects.set(code, effects);
  return effects;
}

/** The unchanged target's failures stay outside the realm. */
function withoutCanary(job: TestsJob): TestsJob {
  const { canary, ...plain } = job;
  return canary ? plain : job;
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}

interface Batch {
  readonly results: unknown[];
  readonly changed: readonly string[];
}

async function batch(job: BatchJob, timeoutMs: number, realms: Realms): Promise<Batch> {
  let { versions } = job;
  const results: unknown[] = [];
  const changed: string[] = [];
  let realm = realms.current();
  while (versions.length > 0) {
    const taken = await attempt({ ...job, versions }, timeoutMs, realm, versions.length);
    results.push(...taken.results);
    changed.push(...taken.changed);
    versions = versions.slice(taken.results.length);
    if (taken.fault === undefined) continue;
    realm = realms.renew();
    if (versions.length === 0) break;
    if (taken.fatal && versions.length > 1) {
      // What the realm had is lost with it: one at a time finds whose fault it is.
      for (const version of versions) {
        const alone = await attempt({ ...job, versions: [version] }, timeoutMs, realm, 1);
        changed.push(...alone.changed);
        results.push(alone.results[0] ?? faultOf(job, alone.fault ?? 'no result', alone.open));
        if (alone.fault !== undefined) realm = realms.renew();
      }
      return { results, changed };
    }
    results.push(faultOf(job, taken.fault, taken.open));
    versions = versions.slice(1);
  }
  return { results, changed };
}

interface Attempt {
  readonly results: unknown[];
  readonly changed: readonly string[];
  readonly fault?: string;
  readonly open?: readonly string[];
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
    const { results, changed, error } = taken;
    if (error !== undefined) return { results, changed, fault: error };
    if (results.length < wanted && wanted > 0 && isBatch(job))
      return { results, changed, fault: 'no result' };
    return { results, changed };
  } catch (error) {
    if (error instanceof RealmTimeout) return partial(realm, 'it does not end');
    if (error instanceof RealmDead)
      return { results: [], changed: [], fault: 'it exhausts its memory', fatal: true };
    // Whatever else comes out of a realm, one of those in it has done it.
    const said = error instanceof Error ? error.message : 'it can not be judged';
    return { results: [], changed: [], fault: said.slice(0, 300), fatal: true };
  }
}

async function partial(realm: Realm, fault: string): Promise<Attempt> {
  try {
    const taken = JSON.parse(await realm.call('take', '', 1_000)) as Taken;
    return { ...taken, fault };
  } catch {
    return { results: [], changed: [], fault, fatal: true };
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

function faultOf(job: Job, fault: string, open: readonly string[] = []): unknown {
  const reads = { clock: 0, randomness: 0 };
  return job.kind === 'tests'
    ? { passed: 0, failed: [], fault, fuelUsed: 0, reads }
    : { outcomes: open, fault, reads };
}
