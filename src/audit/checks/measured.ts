import type { Effect, Verdict } from '../../evaluator/index.ts';
import { failed, passed, type Finding } from '../audit.ts';

/** A measurement may have found other inputs: only what is further off than that is another claim. */
const tolerated = 2;

/**
 * A speed-up counts when it is seen again, and not as a shadow of what was claimed.
 *
 * @param claimed - what the run has measured; absent where an older one did not keep it
 */
export function checkMeasured(verdict: Verdict, claimed: Effect | undefined): Finding {
  const { speedup } = verdict.metrics;
  const counts = speedup ? { rounds: speedup.rounds } : {};
  if (!verdict.valid) return failed(`the speed-up is not seen again: ${verdict.reason}`, counts);
  if (!speedup) return failed('it was measured, and gave no figure', counts);
  const seen = `${times(speedup.ratio)} faster (${times(speedup.low)} to ${times(speedup.high)}) on inputs made for it`;
  if (claimed && speedup.high * tolerated < claimed.low)
    return failed(
      `${seen}; ${times(claimed.ratio)} was claimed, at least ${times(claimed.low)}`,
      counts,
    );
  return passed(`${seen}; ${claimed ? times(claimed.ratio) : 'nothing'} was claimed`, counts);
}

function times(ratio: number): string {
  return `${ratio >= 100 ? Math.round(ratio) : Number(ratio.toPrecision(3))}×`;
}
