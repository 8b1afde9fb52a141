import type { Example } from '../../candidate/index.ts';
import { generateExamples, growExamples } from '../../target/inputs/index.ts';
import { failed, passed, unknown, type Finding, type Subject } from '../audit.ts';
import { showShortest } from '../show.ts';
import { pairsOf, type Pair, type Uses, type Versions } from '../versions.ts';
import { lostOf } from './held-out.ts';
import { isEdge } from './edge.ts';

const generatedPerFunction = 500;
const nearPerFunction = 300;
const sizes = [10, 100, 1_000];
const timeoutMs = 12_000;

/** Inputs that nobody has seen before: their seeds come from the secret. */
export async function checkFresh(
  { objective }: Subject,
  versions: Versions,
  uses: readonly Uses[],
): Promise<Finding> {
  const pairs: Pair[] = [];
  for (const [at, each] of uses.entries())
    pairs.push(...(await pairsOf(versions, each.symbol, freshOf(versions, each, at), timeoutMs)));
  const differing = pairs.filter(({ before, after }) => before !== after);
  const counts = { inputs: pairs.length, differing: differing.length };
  if (pairs.length === 0) return unknown('no input could be made for the target', counts);
  const bad = objective === 'fix' ? lostOf(differing) : differing;
  if (bad.length > 0) {
    const how =
      objective === 'fix' ? 'does not end, or crashes, where it did not before' : 'differs';
    return failed(
      `${how} on ${bad.length} of ${pairs.length} fresh inputs`,
      counts,
      showShortest(bad),
    );
  }
  const said =
    objective === 'fix'
      ? `${pairs.length} fresh inputs: it ends on all; ${differing.length} give something else now`
      : `${pairs.length} fresh inputs with the same outcome as before`;
  return passed(said, counts, showShortest(differing));
}

function freshOf({ seed }: Versions, { all, shapes, symbol }: Uses, at: number): Example[] {
  const start = seed(`fresh ${at} ${symbol}`);
  const small = generateExamples({
    recorded: all,
    shapes,
    seed: start,
    count: generatedPerFunction,
  });
  const large = growExamples({ recorded: all, shapes, seed: seed(`large ${at}`), sizes });
  return [...small, ...large.flatMap(({ examples }) => examples)];
}

/**
 * A fix that shows on the tests' own inputs and on none near them has learned those by heart. Where
 * those are edge cases (nothing, one, empty) there may be nothing near them to mend.
 */
export async function checkMemory(versions: Versions, uses: readonly Uses[]): Promise<Finding> {
  const own: Pair[] = [];
  const near: Pair[] = [];
  for (const [at, { symbol, all, shapes }] of uses.entries()) {
    const pairs = await pairsOf(versions, symbol, all.slice(0, 500), timeoutMs);
    const changed = pairs.filter(({ before, after }) => before !== after);
    own.push(...changed);
    if (changed.length === 0) continue;
    const examples = generateExamples({
      recorded: changed.map(({ example }) => example),
      shapes,
      seed: versions.seed(`near ${at} ${symbol}`),
      count: nearPerFunction,
    });
    near.push(...(await pairsOf(versions, symbol, examples, timeoutMs)));
  }
  const mended = near.filter(({ before, after }) => before !== after);
  const counts = { own: own.length, near: near.length, mended: mended.length };
  if (own.length === 0)
    return unknown(
      'no recorded call shows what it changes, so it can not be told from luck',
      counts,
    );
  if (mended.length > 0)
    return passed(
      `it changes ${own.length} calls of the tests, and ${mended.length} of ${near.length} near them`,
      counts,
      showShortest(mended, 1),
    );
  if (own.every(({ example }) => isEdge(example)))
    return passed(`it changes ${own.length} calls of the tests, all of them edge cases`, counts);
  return failed(
    `it changes ${own.length} calls of the tests and none of ${near.length} inputs near them: it knows the tests by heart`,
    counts,
    showShortest(own),
  );
}
