import type { TimingRequest, TimingResult } from '../protocol.ts';
import type { Realm } from './realm.ts';

const maxRepeats = 20_000;
/** Characters of encoded inputs that are made anew for one sample, at most. */
const maxInput = 3_000_000;
const mostWarmUps = 16;

type Pair = TimingResult['strata'][number]['pairs'][number];

/**
 * One block of a paired measurement in one realm: both versions are compiled side by side, warmed
 * up in turn, and timed in the given order. The clock is here, outside the realm.
 */
export async function runTiming(
  request: TimingRequest,
  timeoutMs: number,
  realm: Realm,
): Promise<TimingResult> {
  const deadline = Date.now() + timeoutMs;
  const left = (): number => Math.max(10, deadline - Date.now());
  // Which of the two is compiled first changes from block to block, as their order does.
  const swapped = request.order[0] === false;
  const versions = swapped
    ? [request.candidate, request.baseline]
    : [request.baseline, request.candidate];
  const version = { baseline: swapped ? 1 : 0, candidate: swapped ? 0 : 1 };
  const strata: { label: string; pairs: Pair[] }[] = [];
  try {
    await realm.call('time-open', JSON.stringify({ versions, symbol: request.symbol }), left());
    for (const stratum of request.strata) {
      let calls = 0;
      const inputs = JSON.stringify(stratum.examples);
      const most = Math.max(1, Math.min(maxRepeats, Math.floor(maxInput / inputs.length)));
      const clamp = (repeats: number): number => Math.min(most, Math.max(1, repeats));
      await realm.call('time-inputs', inputs, left());
      const sample = async (which: 'baseline' | 'candidate', repeats: number): Promise<number> => {
        const payload = { version: version[which], repeats };
        await realm.call('time-prepare', JSON.stringify(payload), left());
        const start = process.hrtime.bigint();
        await realm.call('time-run', '', left());
        const nanoseconds = Number(process.hrtime.bigint() - start);
        calls = Number(await realm.call('time-check', '', left()));
        return nanoseconds / 1_000;
      };
      const repeats = await warmUp(sample, clamp, request);
      const pairs: Pair[] = [];
      for (const baselineFirst of request.order) {
        const first = await sample(baselineFirst ? 'baseline' : 'candidate', repeats);
        const second = await sample(baselineFirst ? 'candidate' : 'baseline', repeats);
        const [baseline, candidate] = baselineFirst ? [first, second] : [second, first];
        pairs.push({ baseline: baseline / calls, candidate: candidate / calls });
      }
      strata.push({ label: stratum.label, pairs });
    }
    return { strata };
  } catch (error) {
    return { strata, fault: error instanceof Error ? error.message : String(error) };
  }
}

type Sample = (which: 'baseline' | 'candidate', repeats: number) => Promise<number>;

/** Warms both versions up in turn, and finds how often to repeat for a sample of this length. */
async function warmUp(
  sample: Sample,
  clamp: (repeats: number) => number,
  { sampleMs, warmUpMs }: TimingRequest,
): Promise<number> {
  const sampleMicros = sampleMs * 1_000;
  let spent = await sample('baseline', 1);
  let repeats = clamp(Math.ceil(sampleMicros / Math.max(spent, 1)));
  for (let i = 0; i < mostWarmUps && spent < warmUpMs * 1_000; i++) {
    await sample('candidate', repeats);
    const took = await sample('baseline', repeats);
    spent += took;
    // What is compiled by now is faster than it was: fill the sample again.
    repeats = clamp(Math.ceil((sampleMicros * repeats) / Math.max(took, 1)));
  }
  return repeats;
}
