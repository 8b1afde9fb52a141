import { starvedMs } from '../processes.ts';
import { RealmDead, RealmTimeout, type Realm } from './realm.ts';

/** What some versions of a job gave, in order, and why there are fewer than were asked for. */
export interface Piece {
  readonly results: readonly unknown[];
  readonly fault?: string;
  /** Numbers of the outcomes of the version that was stopped. */
  readonly open?: string;
  /** What numbers stand for that were not told before. */
  readonly texts?: readonly string[];
  /** Where it was stopped for its time: milliseconds that it could run in. */
  readonly ranMs?: number;
  /** It goes on whenever it is asked, so that nothing more can be learned of its realm. */
  readonly mute?: true;
}

interface Taken {
  readonly results: readonly unknown[];
  readonly open?: string;
  readonly texts?: readonly string[];
  readonly error?: string;
}

/**
 * Real turns of the event loop that a process realm may wait for, before it is looked whether there is
 * anything at work that a test could wait for.
 */
const idleTurns = 200;
/** To say anything after a stop, a realm needs this long at most. */
export const stoppedMs = 40;
const leastMs = 5;
/** Timers that fire, at most: who sets them for ever would go on until the limit. */
const mostTicks = 10_000;

export interface PieceOptions {
  /** How many versions, and what they may take all together. */
  readonly count: number;
  readonly limitMs: number;
  /** Whether it matters what there is when they are stopped: who loops goes on when it is asked. */
  readonly partly: boolean;
  /** Told as soon as the realm has been stopped. */
  readonly stopped: () => void;
  /** Whether anything is to come from outside the realm: what waits for it may take its whole limit. */
  readonly awaited?: () => Promise<boolean>;
}

/** Judges the next versions of the job that the realm has. */
export async function runPiece(realm: Realm, options: PieceOptions): Promise<Piece> {
  const { count, limitMs, partly, stopped, awaited = () => Promise.resolve(false) } = options;
  const starved = starvedMs('self');
  const deadline = performance.now() + limitMs;
  const late = (): Promise<Piece> => {
    stopped();
    const fault = 'it does not end';
    const ranMs = limitMs - (starvedMs('self') - starved);
    return partly ? partial(realm, fault, ranMs) : Promise.resolve({ results: [], fault, ranMs });
  };
  const left = (): number => Math.max(leastMs, Math.ceil(deadline - performance.now()));
  try {
    let said = await realm.call('go', String(count), left());
    for (let idle = 0, ticks = 0; said === 'waiting' || said === 'idle';) {
      if (performance.now() > deadline || ticks > mostTicks) return await late();
      const over = said === 'idle' && ++idle > idleTurns && !(await awaited());
      if (said === 'waiting') ticks++;
      said = await realm.call('tick', '', left());
      if (!over || said !== 'idle') continue;
      // What ended while it was looked for has called back; its promises went on after that call.
      said = await realm.call('tick', '', left());
      if (said === 'idle') return await partial(realm, 'a test never settles');
    }
    const { error, ...taken } = JSON.parse(said) as Taken;
    if (error !== undefined) return { ...taken, fault: error };
    return taken.results.length < count ? { ...taken, fault: 'no result' } : taken;
  } catch (error) {
    if (error instanceof RealmTimeout) return late();
    if (error instanceof RealmDead) return { results: [], fault: 'it exhausts its memory' };
    // Whatever else comes out of a realm, one of those in it has done it.
    const said = error instanceof Error ? error.message : 'it can not be judged';
    return { results: [], fault: said.slice(0, 300) };
  }
}

async function partial(realm: Realm, fault: string, ranMs?: number): Promise<Piece> {
  const why = ranMs === undefined ? { fault } : { fault, ranMs };
  try {
    return { ...(JSON.parse(await realm.call('take', '', stoppedMs)) as Taken), ...why };
  } catch {
    return { results: [], ...why, mute: true };
  }
}
