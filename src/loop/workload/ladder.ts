import type { Expected } from '../../target/index.ts';
import type { Strategy } from '../../target/inputs/index.ts';
import { charactersOf, type Seedbed } from './seedbed.ts';
import { strategiesOf, trialsAgain, trialsOf, type Trial } from './trials.ts';

/** One size of large inputs, and what they are like. */
export interface Rung {
  readonly label: string;
  readonly size: number;
  readonly strategies: readonly Strategy[];
}

/** The sizes that a target is timed at, smallest first. */
export interface Ladder {
  readonly rungs: readonly Rung[];
  /**
   * One input of each kind and size with what the baseline does there: what is right for five
   * elements may be wrong for a thousand.
   */
  readonly grown: Expected;
}

/** Where strategies are compared. */
const trialSize = 500;
const sizes = [10, 100, 1_000, 10_000];
/** What all calls of one size may take the baseline together, microseconds. */
const bearable = 8_000;
/** Characters of encoded inputs of one size: more takes longer to make than to use. */
const longest = 2_000_000;
/** Where what is cheap up to there may have a cliff: engines keep long lists in another way. */
const cliff = { size: 20_000, steeper: 4, bearable: 60_000 };

/**
 * Sizes as large as the baseline can bear. Beside the usual inputs each has one of the kind on
 * which the baseline is slowest for its length.
 */
export async function ladderOf(bed: Seedbed): Promise<Ladder> {
  const trials = await trialsOf(bed, trialSize);
  let strategies = strategiesOf(trials);
  const rungs: Rung[] = [];
  const kept: Expected[] = [];
  /** Takes a size in; the microseconds of its calls together, NaN when it is too much. */
  const take = async (size: number, list = strategies, most = 3 * bearable): Promise<number> => {
    const made = bed.grow(0, size, list);
    if (!made || sum(made.examples.map(charactersOf)) > longest) return NaN;
    const expected = await bed.outcomes(made.examples);
    if (expected.examples.length === 0) return NaN;
    // What does not end at one size will not at a larger one.
    const ends = (_: Strategy, at: number): boolean =>
      expected.examples.includes(made.examples[at]!);
    strategies = strategies.filter((one) => !list.includes(one) || ends(one, list.indexOf(one)));
    const micros = sum(await bed.time(expected.examples));
    if (!(micros <= most)) return NaN;
    rungs.push({ label: made.label, size, strategies: list.filter(ends) });
    kept.push(expected);
    return micros;
  };

  /** Whether there is a cliff behind the last size; then that is taken instead. */
  const fallsOff = async (): Promise<boolean> => {
    const large = await trialsAgain(bed, trials, cliff.size);
    const steep = steepest(trials, large);
    if (!steep || Number.isNaN(await take(cliff.size, [steep], cliff.bearable))) return false;
    // What lies before it takes long to make and tells little.
    rungs.splice(-2, 1);
    kept.splice(-2, 1);
    return true;
  };

  let [before, last] = [NaN, NaN];
  for (const size of bed.sizes(sizes)) {
    [before, last] = [last, await take(size)];
    if (Number.isNaN(last)) break;
    // The next size will take longer by as much as this one did, or somewhat more.
    const growth = Math.min(100, Math.max(10, (1.2 * last) / before || 10));
    if (size === sizes.at(-1) && (await fallsOff())) break;
    if (last * growth < bearable) continue;
    if (last * Math.sqrt(growth) < bearable) await take(3 * size);
    break;
  }
  const grown = {
    symbol: bed.symbol,
    examples: kept.flatMap((it) => it.examples),
    outcomes: kept.flatMap((it) => it.outcomes),
  };
  return { rungs, grown };
}

/** The strategy whose effort grows most from one size to the other, if it does much. */
function steepest(small: readonly Trial[], large: readonly Trial[]): Strategy | undefined {
  const [first] = large
    .map(({ strategy, effort }) => {
      const before = small.find((trial) => trial.strategy === strategy)?.effort ?? NaN;
      return { strategy, growth: effort / before };
    })
    .filter(({ growth }) => growth > cliff.steeper)
    .sort((a, b) => b.growth - a.growth);
  return first?.strategy;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
