import { failed, passed, type Finding, type Subject } from '../audit.ts';
import type { Versions } from '../versions.ts';

/** The target's tests in new workers, twice, in reverse and with another clock: all of it again. */
export function checkTests({ objective }: Subject, { before, after }: Versions): Finding {
  const { reports, failing } = after.baseline;
  const ids = new Set(reports.map(({ id }) => id));
  const gone = before.baseline.reports.filter(({ id }) => !ids.has(id));
  const passedBefore = new Set(before.baseline.passing.map(({ id }) => id));
  const broken = failing.filter(({ id }) => objective === 'fix' || passedBefore.has(id));
  const mended = before.baseline.failing.length;
  const counts = { tests: reports.length, failing: broken.length, gone: gone.length, mended };
  if (gone[0]) return failed(`"${gone[0].id}" does not run any more`, counts);
  if (broken[0])
    return failed(`fails "${broken[0].id}"`, counts, [broken[0].error?.split('\n')[0] ?? '']);
  if (objective === 'fix' && mended === 0)
    return failed(
      'no test failed before the change: nothing shows that it mends something',
      counts,
    );
  return passed(
    objective === 'fix'
      ? `${reports.length} tests pass, of which ${mended} failed before`
      : `${reports.length - failing.length} tests pass as before`,
    counts,
  );
}
