import type { Reply, Request } from '../protocol.ts';
import { IsolateRealm } from './isolate-realm.ts';
import { ProcessRealm } from './process-realm.ts';
import type { Realm } from './realm.ts';
import { runJob, type Realms } from './run-job.ts';
import { runTiming } from './run-timing.ts';

/**
 * The worker process, inside the jail: takes requests one at a time and answers each. It holds the
 * realms; what it compares or times, it does outside of them.
 */
type Opening = Extract<Request, { type: 'open' }>;

let opening: Opening | undefined;
let realm: Realm | undefined;

function makeRealm(): Realm {
  if (!opening) throw new Error('no unit is open');
  const made =
    opening.realm === 'isolate'
      ? new IsolateRealm(opening.harness, opening.memoryMb)
      : new ProcessRealm(opening.harness, opening.unit.builtins);
  void made.call('open', JSON.stringify(opening.unit), 10_000);
  return made;
}

const realms: Realms = {
  effects: new Map(),
  current: (): Realm => (realm ??= makeRealm()),
  renew: (): Realm => {
    realm?.dispose();
    return (realm = makeRealm());
  },
};

async function answer(request: Request): Promise<unknown> {
  switch (request.type) {
    case 'open':
      opening = request;
      realms.effects.clear();
      realms.renew();
      return null;
    case 'job':
      if (request.fresh) realms.renew();
      return runJob(request.job, request.timeoutMs, realms);
    case 'time': {
      const own = makeRealm();
      try {
        return await runTiming(request.timing, request.timeoutMs, own);
      } finally {
        own.dispose();
      }
    }
  }
}

process.on('message', (request: Request) => {
  answer(request).then(
    (value) => process.send!({ ok: true, value } satisfies Reply),
    (error: unknown) =>
      process.send!({
        ok: false,
        message: error instanceof Error ? error.message : String(error),
      } satisfies Reply),
  );
});
process.on('disconnect', () => process.exit(0));
process.send!({ ok: true, value: 'ready' } satisfies Reply);
