import type { Example } from '../../candidate/index.ts';
import { unusual, usual, type Strategy } from '../../target/inputs/index.ts';
import { charactersOf, type Seedbed } from './seedbed.ts';

/** One strategy tried: how long the baseline takes for each character of its input. */
export interface Trial {
  readonly strategy: Strategy;
  /** Microseconds for each character: inputs of one size differ in how much they hold. */
  readonly effort: number;
}

/**
 * Tries all strategies at one size. Those are left out that give the same input as one before, on
 * which the baseline does not end, or on which it throws (where it does not always).
 */
export async function trialsOf(bed: Seedbed, size: number): Promise<readonly Trial[]> {
  const strategies = new Map<string, Strategy>();
  const examples = [...usual, ...unusual].flatMap((strategy) => {
    const [example] = bed.grow(0, size, [strategy])?.examples ?? [];
    const key = JSON.stringify(example?.calls);
    if (!example || strategies.has(key)) return [];
    strategies.set(key, strategy);
    return [example];
  });
  if (examples.length === 0) return [];
  const { examples: stable, outcomes } = await bed.outcomes(examples);
  const returned = stable.filter((_, i) => !outcomes[i]!.startsWith('[{"kind":"threw"'));
  const kept = new Set(returned.length > 0 ? returned : stable);
  return timed(
    bed,
    examples.flatMap((example) => {
      const strategy = strategies.get(JSON.stringify(example.calls))!;
      return kept.has(example) ? [{ strategy, example }] : [];
    }),
  );
}

/** The strategies of other trials, timed at another size. */
export function trialsAgain(
  bed: Seedbed,
  trials: readonly Trial[],
  size: number,
): Promise<readonly Trial[]> {
  return timed(
    bed,
    trials.flatMap(({ strategy }) => {
      const [example] = bed.grow(0, size, [strategy])?.examples ?? [];
      return example ? [{ strategy, example }] : [];
    }),
  );
}

async function timed(
  bed: Seedbed,
  examples: readonly { readonly strategy: Strategy; readonly example: Example }[],
): Promise<readonly Trial[]> {
  if (examples.length === 0) return [];
  const times = await bed.time(examples.map(({ example }) => example));
  return examples.map(({ strategy, example }, i) => ({
    strategy,
    effort: times[i]! / charactersOf(example),
  }));
}

/** The usual strategies as far as they work, and the one on which the baseline is slowest. */
export function strategiesOf(trials: readonly Trial[]): readonly Strategy[] {
  const works = usual.filter((one) => trials.some(({ strategy }) => strategy === one));
  const timed = trials.filter(({ effort }) => effort >= 0);
  const [slowest] = timed.toSorted((a, b) => b.effort - a.effort);
  return [...new Set([...works, ...(slowest ? [slowest.strategy] : [])])];
}
