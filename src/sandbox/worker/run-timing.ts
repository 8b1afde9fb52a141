import type { TimingRequest, TimingResult, Weight } from '../protocol.ts';
import type { Realm } from './realm.ts';
import { threadClock } from './thread-clock.ts';
import { gaugedOf } from './gauged.ts';
import { TimingSide } from './timing-side.ts';
import { warmUp } from './warm-up.ts';
import { weigh } from './weigh.ts';

export type Sides = Readonly<Record<'baseline' | 'candidate', TimingSide>>;
type Stratum = TimingResult['strata'][number];
type Weights = NonNullable<TimingResult['weights']>;
type Pair = Stratum['pairs'][number];

const clock = threadClock();

/**
 * One block of a paired measurement: both versions are compiled, warmed up in turn, and timed in the
 * given order, in one realm or each in its own. The clock is here, outside the realms.
 */
export async function runTiming(
  request: TimingRequest,
  timeoutMs: number,
  makeRealm: () => Realm,
): Promise<TimingResult> {
  const deadline = Date.now() + timeoutMs;
  const left = (): number => Math.max(10, deadline - Date.now());
  const strata: Stratum[] = [];
  const realms: Realm[] = [];
  const make = (): Realm => {
    const realm = makeRealm();
    realms.push(realm);
    return realm;
  };
  try {
    const sides = await open(request, left, make);
    for (const { label, examples, unseen } of request.strata) {
      const inputs = JSON.stringify(examples);
      for (const side of new Set([sides.baseline, sides.candidate])) await side.use(inputs);
      await warmUp(sides, request);
      const pairs = await pairsOf(sides, request.order);
      const news = unseen && { unseen: await once(sides, request.order[0]!, unseen) };
      strata.push({ label, pairs, ...news });
    }
    const weights = request.weigh && (await weightsOf(request, makeRealm, left));
    const gauged = request.own && (await gaugedOf(request.own, request, makeRealm, left));
    return { clock: clock.kind, strata, ...(weights && { weights }), ...(gauged && { gauged }) };
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    return { clock: clock.kind, strata, fault };
  } finally {
    for (const realm of realms) realm.dispose();
  }
}

/** Which version is made first changes from block to block, as their order does. */
async function open(
  { baseline, candidate, symbol, apart, order }: TimingRequest,
  left: () => number,
  makeRealm: () => Realm,
): Promise<Sides> {
  const swapped = order[0] === false;
  const alone = candidate === undefined;
  const codes = alone ? [baseline] : swapped ? [candidate, baseline] : [baseline, candidate];
  const sides: TimingSide[] = [];
  for (const versions of apart ? codes.map((code) => [code]) : [codes]) {
    const realm = makeRealm();
    await realm.call('time-open', JSON.stringify({ versions, symbol }), left());
    for (const version of versions.keys())
      sides.push(new TimingSide(realm, version, clock.micros, left));
  }
  for (const side of sides) await side.calibrate();
  const [first, second = first] = sides as [TimingSide, TimingSide?];
  return swapped ? { baseline: second, candidate: first } : { baseline: first, candidate: second };
}

async function weightsOf(
  { baseline, candidate, symbol, strata, order }: TimingRequest,
  makeRealm: () => Realm,
  left: () => number,
): Promise<Weights> {
  const inputs = JSON.stringify(strata.at(-1)?.examples ?? []);
  const of = (code: string) => (): Promise<Weight> =>
    weigh({ code, symbol, inputs }, makeRealm, clock.micros, left);
  return inOrder(order[0]!, of(baseline), of(candidate ?? baseline));
}

async function pairsOf(sides: Sides, order: readonly boolean[]): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (const [i, baselineFirst] of order.entries()) {
    const closely = i === order.length - 1;
    const each = (side: TimingSide) => async (): Promise<number> =>
      (await side.sample(closely)).each;
    pairs.push(await inOrder(baselineFirst, each(sides.baseline), each(sides.candidate)));
  }
  return pairs;
}

/** What remembers its inputs is no faster on new ones. */
function once(sides: Sides, baselineFirst: boolean, unseen: readonly unknown[]): Promise<Pair> {
  const inputs = JSON.stringify(unseen);
  return inOrder(
    baselineFirst,
    () => sides.baseline.once(inputs),
    () => sides.candidate.once(inputs),
  );
}

async function inOrder<T>(
  baselineFirst: boolean,
  ofBaseline: () => Promise<T>,
  ofCandidate: () => Promise<T>,
): Promise<Readonly<Record<'baseline' | 'candidate', T>>> {
  const first = await (baselineFirst ? ofBaseline() : ofCandidate());
  const second = await (baselineFirst ? ofCandidate() : ofBaseline());
  return baselineFirst
    ? { baseline: first, candidate: second }
    : { baseline: second, candidate: first };
}
