import { position, type Change } from '../../candidate/index.ts';
import { instrument } from '../../proposer/repair/index.ts';
import { rewrites } from '../../proposer/rewrite/index.ts';
import { namedFunctions } from '../../target/index.ts';
import type { EditPlace } from '../dissection.ts';
import type { Bench } from '../session.ts';

/** Where each change stands, and which of the baseline's tests run what it edits. */
export async function placesOf(
  bench: Bench,
  changes: readonly Change[],
): Promise<readonly EditPlace[]> {
  const { target, sandbox, baseline, request } = bench;
  const { edits, sites } = instrument(target.source, (id) => `__pawl.hit(${id})`);
  const code = target.executable.code(edits, true);
  const job = { kind: 'coverage', code, seed: request.seed } as const;
  const { tests } = await sandbox.job(job, 30_000, 'realm');
  const known = new Set(baseline.reports.map((test) => test.id));
  const counted = tests.filter((test) => known.has(test.id));
  const total = (ok: boolean): number => counted.filter((test) => test.ok === ok).length;
  const functions = namedFunctions(target.source);
  return changes.map((change) => {
    const start = Math.min(...change.edits.map((edit) => edit.start));
    const around = (range: { start: number; end: number }): boolean =>
      range.start <= start && range.end >= start;
    const within = functions.find(({ node }) => around(node))?.symbol;
    const site = sites.findLast(around);
    const reach = (ok: boolean): number =>
      counted.filter((test) => test.ok === ok && site && test.sites.includes(site.id)).length;
    const expected = rewrites.find(({ name }) => name === change.operator)?.wins;
    return {
      line: position(target.source.text, start).line,
      ...(expected !== undefined && { expected }),
      ...(within !== undefined && { within }),
      ...(site && {
        reachedBy: {
          failing: reach(false),
          failingTotal: total(false),
          passing: reach(true),
          passingTotal: total(true),
        },
      }),
    };
  });
}
