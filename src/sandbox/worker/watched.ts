import type { Job, TestsResult } from '../protocol.ts';
import { oneEach } from '../versions.ts';
import { faultOf, type BatchOptions } from './batch-job.ts';
import { beyond } from './changed.ts';
import { runBatch } from './run-batch.ts';

/** What unchanged targets do to a realm, by their code. */
export type KnownEffects = Map<string, Effects>;

/** What the unchanged target and its tests do to the realm that they run in. */
interface Effects {
  /** Objects of the language that they leave changed. */
  readonly changed: readonly string[];
  /** A second run in the same realm does not give what the first gave. */
  readonly unrepeatable: boolean;
}

export interface JobOptions extends BatchOptions {
  readonly effects: KnownEffects;
}

/** Begins what is said of a version that others can't be judged beside. */
export const changes = 'it changes';

type TestsJob = Extract<Job, { kind: 'tests' }>;

/** Into how many groups candidates are put of which one has changed the realm: a new realm costs more than a canary. */
const parts = 8;

/**
 * Runs the unchanged target after the candidates. When it no longer does what it did, or the
 * language's own objects are changed, one of the candidates changed the realm for the others: all
 * are judged again in smaller groups, in new realms, and who does it alone is rejected.
 */
export async function watched(job: TestsJob, options: JobOptions): Promise<unknown[]> {
  const { results, changed } = await runBatch(withoutCanary(job), options);
  const known = options.effects.get(job.canary!.code);
  // Where it is known that somebody changed it, the canary would tell nothing more.
  const surely = known !== undefined && beyond(changed, known.changed).length > 0;
  const canary = surely ? { sound: false, changed: [] } : await runCanary(job, options);
  const { sound } = canary;
  // What is Node's own is put back as soon as it is seen, so that it is told once.
  const all = [...changed, ...canary.changed];
  if (sound && all.length === 0) return results;
  const usual = await effectsOf(job, options);
  const unusual = beyond(all, usual.changed);
  options.discard();
  if (sound && unusual.length === 0) return results;
  if (job.versions.length === 1) {
    if (unusual.length > 0) return [faultOf(job, `${changes} ${unusual[0]} for all code`)];
    return usual.unrepeatable ? results : [faultOf(job, `${changes} what the tests run on`)];
  }
  const found = unusual.length > 0 && (await oneByOne(job, options, usual));
  return found || inGroups(job, options);
}

/**
 * Looks after each version what is changed, and judges those after which something is once more, alone.
 * Undefined where it is not all of their doing: what one leaves to be done later is seen after another,
 * and not all that can be changed is seen.
 */
async function oneByOne(
  job: TestsJob,
  options: JobOptions,
  usual: Effects,
): Promise<unknown[] | undefined> {
  const { results, suspects } = await runBatch(withoutCanary(job), {
    ...options,
    usual: usual.changed,
  });
  const { sound, changed } = await runCanary(job, options);
  if (!sound || beyond(changed, usual.changed).length > 0) return undefined;
  for (const at of suspects) {
    options.discard();
    const pulse: JobOptions['pulse'] = (_done, limitMs) => options.pulse(at, limitMs);
    const alone = { ...job, versions: [job.versions[at]!] };
    const [result] = (await watched(alone, { ...options, pulse })) as TestsResult[];
    if (!result?.fault?.startsWith(changes)) return undefined;
    results[at] = result;
  }
  options.discard();
  return results;
}

/** Each in a new realm with fewer others, and at last alone. */
async function inGroups(job: TestsJob, options: JobOptions): Promise<unknown[]> {
  const judged: unknown[] = [];
  const size = Math.ceil(job.versions.length / parts);
  for (let from = 0; from < job.versions.length; from += size)
    judged.push(
      ...(await watched(
        { ...job, versions: job.versions.slice(from, from + size) },
        { ...options, pulse: (done, limitMs) => options.pulse(from + done, limitMs) },
      )),
    );
  return judged;
}

interface CanaryRun {
  /** The unchanged target still fails and passes what it did. */
  readonly sound: boolean;
  /** What is changed of the language's objects when it has run: some of it may have waited for it. */
  readonly changed: readonly string[];
}

async function runCanary(job: TestsJob, options: JobOptions): Promise<CanaryRun> {
  const { code, failing } = job.canary!;
  const check = { ...withoutCanary(job), ...oneEach([code]), stopAtFirst: false };
  const { results, changed } = await runBatch(check, after(job, options));
  const [seen] = results as TestsResult[];
  if (!seen || seen.fault !== undefined) return { sound: false, changed };
  const failed = seen.failed.map((it) => it.id);
  const wanted = job.order ? job.order.length - failing.length : seen.passed;
  return { sound: seen.passed === wanted && sameSet(failed, failing), changed };
}

async function effectsOf(job: TestsJob, options: JobOptions): Promise<Effects> {
  const { code } = job.canary!;
  const known = options.effects.get(code);
  if (known) return known;
  options.discard();
  const first = await runCanary(job, options);
  const second = await runCanary(job, options);
  const changed = [...first.changed, ...second.changed];
  const effects = { changed, unrepeatable: !second.sound };
  options.effects.set(code, effects);
  return effects;
}

/** For what runs behind all of the candidates. */
function after(job: TestsJob, options: JobOptions): JobOptions {
  const { length } = job.versions;
  return { ...options, pulse: (_done, limitMs) => options.pulse(length, limitMs) };
}

/** The unchanged target's failures stay outside the realm. */
function withoutCanary(job: TestsJob): TestsJob {
  const { canary, ...plain } = job;
  return canary ? plain : job;
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}
