import type { Node } from '../candidate/index.ts';
import { instrument, suspicionOf } from '../proposer/repair/index.ts';
import type { Session } from './session.ts';

export interface Localised {
  readonly suspicion: (node: Node) => number;
  /** Failing tests that never reach the target. */
  readonly strangers: readonly string[];
}

/** Which statements the failing tests reach and the passing ones do not: statement-level spectrum. */
export async function localise({
  target,
  sandbox,
  baseline,
  request,
}: Session): Promise<Localised> {
  const { edits, sites } = instrument(target.source, (id) => `__pawl.hit(${id})`);
  const code = target.executable.code(edits, true);
  const job = { kind: 'coverage', code, seed: request.seed } as const;
  const { tests } = await sandbox.job(job, 30_000, 'realm');
  const wanted = new Set(baseline.reports.map((test) => test.id));
  const counted = tests.filter((test) => wanted.has(test.id));
  const failed = sites.map(() => 0);
  const passed = sites.map(() => 0);
  for (const test of counted)
    for (const site of test.sites) (test.ok ? passed : failed)[site]! += 1;
  const failing = counted.filter((test) => !test.ok);
  return {
    suspicion: suspicionOf(sites, { failedTotal: failing.length, failed, passed }),
    strangers: failing.filter((test) => test.sites.length === 0).map((test) => test.id),
  };
}
