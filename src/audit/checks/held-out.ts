import { failed, passed, unknown, type Finding, type Subject } from '../audit.ts';
import { showShortest } from '../show.ts';
import { verb } from '../words.ts';
import { pairsOf, type Pair, type Uses, type Versions } from '../versions.ts';

const timeoutMs = 6_000;

/**
 * Recorded calls that the search was not shown. A speed-up does on them what was done before; a fix
 * ends on them wherever it ended before.
 */
export async function checkHeldOut(
  { objective, heldOut: unseen }: Subject,
  versions: Versions,
  uses: readonly Uses[],
): Promise<Finding> {
  const pairs: Pair[] = [];
  let recorded = 0;
  for (const { symbol, trusted, heldOut } of uses) {
    recorded += trusted;
    pairs.push(...(await pairsOf(versions, symbol, heldOut, timeoutMs)));
  }
  const differing = pairs.filter(({ before, after }) => before !== after);
  const bad = objective === 'fix' ? lostOf(differing) : differing;
  const counts = { recorded, inputs: pairs.length, differing: differing.length };
  if (uses.length === 0) return unknown('no call of the target could be recorded', counts);
  if (recorded === 0)
    return objective === 'fix'
      ? passed('no passing test called it before: there was nothing to keep', counts)
      : unknown('no passing test calls it', counts);
  if (bad.length > 0)
    return failed(
      `differs on ${bad.length} of ${pairs.length} recorded calls`,
      counts,
      showShortest(bad),
    );
  const kept = unseen
    ? 'were held out of the search'
    : 'compared (whoever made it may have seen them)';
  const of = `${pairs.length} of ${recorded} recorded calls ${kept}`;
  const note = differing.length > 0 ? `; ${verb(differing.length, 'give')} something else now` : '';
  return passed(of + note, counts, showShortest(differing));
}

/** Where something came out before and now nothing does, or the engine's own error. */
export function lostOf(pairs: readonly Pair[]): readonly Pair[] {
  return pairs.filter(
    ({ before, after }) => before !== '' && !isCrash(before) && (after === '' || isCrash(after)),
  );
}

/** The engine's errors have no text of their own: the realm leaves it out. */
function isCrash(outcome: string): boolean {
  return /"kind":"(?:threw|rejected)","value":\["error","(?:Type|Reference|Range|Syntax|Internal)Error","",\[\]\]/.test(
    outcome,
  );
}
