import { ratioOf } from './ratio.ts';
import { logWealth } from './wealth.ts';

export interface TestOptions {
  /** The chance, at most, of a wrong 'faster' is half of this, as the interval has two sides. */
  readonly alpha: number;
  /**
   * The chance, at most, of giving up on a candidate that gains more than the margin before its
   * rounds are used up; alpha / 2 when absent. A wrong 'not-faster' costs a chance, not the truth.
   */
  readonly giveUp?: number;
  /** What a candidate must gain to count: 0.01 asks for a median ratio above 1.01. */
  readonly margin: number;
  /** Rounds after which an undecided candidate is not faster. */
  readonly maxRounds: number;
}

export type Decision = 'faster' | 'not-faster' | 'undecided';

export interface SequentialTest {
  /** One block's figures, in any one unit of time. Figures that can't be durations count against. */
  add(baselineTime: number, candidateTime: number): void;
  /** May be asked after each round; once decided it does not change. */
  decision(): Decision;
  readonly rounds: number;
}

/**
 * Is the candidate faster by more than the margin? An anytime-valid test of the median ratio of
 * baseline time to candidate time, on signs alone, so heavy tails, drift and autocorrelation do it
 * no harm. What it asks of its caller: one `add` for each block (a fresh isolate or process), the
 * order within each block by a fresh fair coin (see `schedule`). Then, for a candidate with the
 * baseline's speed, each sign is a fair coin whatever came before.
 *
 * 'faster' exactly when the interval of `confidenceSequence` for the same alpha lies above
 * 1 + margin at some round; 'not-faster' when there is evidence enough against it (`giveUp`), when the
 * rounds are used up, or when the rounds left can't win any more.
 *
 * @throws RangeError on options outside their ranges.
 */
export function sequentialTest(options: TestOptions): SequentialTest {
  const { alpha, margin, maxRounds, giveUp = alpha / 2 } = options;
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha ${alpha} is not between 0 and 1`);
  if (!(margin >= 0 && margin < Infinity)) throw new RangeError(`margin ${margin} is below 0`);
  if (!(maxRounds >= 1)) throw new RangeError(`maxRounds ${maxRounds} is below 1`);
  if (!(giveUp > 0 && giveUp < 1)) throw new RangeError(`giveUp ${giveUp} is not between 0 and 1`);
  const enough = Math.log(2 / alpha);
  const tooMuch = -Math.log(giveUp);
  let wins = 0;
  let losses = 0;
  let decided: Decision = 'undecided';

  function decide(): Decision {
    if (logWealth(wins, losses) >= enough) return 'faster';
    if (logWealth(losses, wins) >= tooMuch) return 'not-faster';
    const left = maxRounds - wins - losses;
    return left <= 0 || logWealth(wins + left, losses) < enough ? 'not-faster' : 'undecided';
  }

  return {
    add(baselineTime, candidateTime) {
      if (ratioOf(baselineTime, candidateTime) > 1 + margin) wins++;
      else losses++;
      if (decided === 'undecided') decided = decide();
    },
    decision: () => decided,
    get rounds() {
      return wins + losses;
    },
  };
}
