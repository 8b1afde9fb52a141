import { setFlagsFromString } from 'node:v8';
import type { Weight } from '../protocol.ts';
import type { Realm } from './realm.ts';
import { TimingSide } from './timing-side.ts';

/** Young space of a realm whose allocations are counted, MB: nothing is collected until it is full. */
const roomy = 32;
/** What is called less often than this was not compiled well: it allocates more. Microseconds. */
const warmMicros = 10_000;
const mostWarmUps = 40;

export interface Weighing {
  readonly code: string;
  readonly symbol: string;
  /** Encoded examples. */
  readonly inputs: string;
}

/**
 * What one version allocates for a call, and by how much the heap of a new realm grows while it does
 * each of its inputs once. The collector does not run in between, so the first is exact up to the
 * young space; the second is what the engine took from the system, in pages.
 */
export async function weigh(
  { code, symbol, inputs }: Weighing,
  makeRealm: () => Realm,
  micros: () => number,
  left: () => number,
): Promise<Weight> {
  const open = async (realm: Realm): Promise<TimingSide> => {
    const payload = JSON.stringify({ versions: [code], symbol });
    await realm.call('time-open', payload, left());
    return new TimingSide(realm, 0, micros, left);
  };
  const cold = makeRealm();
  let heap: number;
  try {
    const side = await open(cold);
    await side.lay(inputs);
    const before = cold.heap().total;
    await side.run();
    heap = cold.heap().total - before;
  } finally {
    cold.dispose();
  }
  const warm = roomyRealm(makeRealm);
  try {
    const side = await open(warm);
    await side.use(inputs);
    let spent = 0;
    for (let i = 0; i < mostWarmUps && spent < warmMicros; i++) {
      const { took } = await side.sample();
      side.fill(warmMicros / 4, took);
      spent += took;
    }
    await side.lay(inputs);
    const before = warm.heap().used;
    await side.run();
    const bytes = warm.heap().used - before;
    return { bytes: bytes / (await side.calls()), heap };
  } finally {
    warm.dispose();
  }
}

/** The engine reads these when a heap is made. */
function roomyRealm(makeRealm: () => Realm): Realm {
  const set = (min: number, max: number): void => {
    setFlagsFromString(`--min-semi-space-size=${min}`);
    setFlagsFromString(`--max-semi-space-size=${max}`);
  };
  set(roomy, roomy);
  try {
    return makeRealm();
  } finally {
    set(0, 0);
  }
}
