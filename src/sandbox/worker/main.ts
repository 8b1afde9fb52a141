import { pulseEveryMs, type Asked, type Request, type Said } from '../protocol.ts';
import { SpentWorker } from './batch-job.ts';
import { HarnessCode } from './harness-code.ts';
import { IsolateRealm } from './isolate-realm.ts';
import { LeftWork } from './left-work.ts';
import { ProcessRealm } from './process-realm.ts';
import type { Realm } from './realm.ts';
import { runJob } from './run-job.ts';
import { runTiming } from './run-timing.ts';
import type { KnownEffects } from './watched.ts';

/**
 * The worker process, inside the jail: takes requests one at a time and answers each. It holds the
 * realms; what it compares or times, it does outside of them.
 */
type Opening = Extract<Request, { type: 'open' }>;

let harness: HarnessCode;
let memoryMb: number;
/** Made before there is a unit. */
let ahead: IsolateRealm | undefined;
let opening: Opening | undefined;
let realm: Realm | undefined;
/** A job has run since the unit was opened. */
let used = false;

function makeRealm(): Realm {
  if (!opening) throw new Error('no unit is open');
  const made =
    opening.realm === 'isolate'
      ? (ahead ?? new IsolateRealm(harness, memoryMb))
      : new ProcessRealm(harness.text, opening.unit.builtins);
  if (made !== ahead) ahead?.dispose();
  ahead = undefined;
  void made.call('open', JSON.stringify(opening.unit), 10_000);
  return made;
}

const effects: KnownEffects = new Map();
/** Of a process realm: an isolate has nothing that works beside its thread. */
let left: LeftWork | undefined;
const current = (): Realm => (realm ??= makeRealm());
const discard = (): void => {
  realm?.dispose();
  realm = undefined;
};

async function answer(request: Request, ticket: string): Promise<unknown> {
  switch (request.type) {
    case 'prepare':
      ({ memoryMb } = request);
      harness = new HarnessCode(request.harness, request.compiled);
      ahead = new IsolateRealm(harness, memoryMb);
      return harness.made;
    case 'open':
      opening = request;
      effects.clear();
      discard();
      current();
      used = false;
      // What making the realm takes of the engine's own threads is nobody's.
      left = request.realm === 'process' ? new LeftWork(memoryMb * 1.5) : undefined;
      return null;
    case 'job': {
      const { job, limitMs, fresh, manner } = request;
      if (fresh && used) discard();
      used = true;
      const pulse = pulseFor(ticket, manner === 'together' ? pulseEveryMs : 0);
      return runJob(job, { limitMs, manner, current, discard, effects, pulse, left });
    }
    case 'time':
      pulseFor(ticket, 0)(0, request.timeoutMs);
      return runTiming(request.timing, request.timeoutMs, makeRealm);
  }
}

/** Tells the host that something begins, unless it was told just now: its watch allows for that. */
function pulseFor(ticket: string, every: number) {
  let last = -Infinity;
  let told = 0;
  return (done: number, limitMs: number): void => {
    const now = performance.now();
    if (now - last < every && limitMs === told) return;
    last = now;
    told = limitMs;
    say({ ticket, type: 'pulse', limitMs, done });
  };
}

function say(said: Said): void {
  process.send!(said);
}

process.on('message', ({ ticket, request }: Asked) => {
  answer(request, ticket).then(
    async (value) => {
      // Opening runs nothing of a candidate's: what is at work then is the engine.
      const spent = request.type !== 'open' && ((await left?.isThere()) ?? false);
      say({ ticket, type: 'answer', ok: true, value, spent });
    },
    (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      say({ ticket, type: 'answer', ok: false, message, spent: error instanceof SpentWorker });
    },
  );
});
// What a candidate leaves unhandled is no reason to die: whoever waits for it fails by that.
process.on('unhandledRejection', () => {});
process.on('uncaughtException', () => {});
process.on('disconnect', () => process.exit(0));
say({ ticket: '', type: 'answer', ok: true, value: 'ready', spent: false });
