import { declaredShapes, expectedOutcomes, findSymbol, type Expected } from '../../target/index.ts';
import { generateExamples, targetShapes } from '../../target/inputs/index.ts';
import type { Bench } from '../session.ts';
import { shownExamples } from '../shown-examples.ts';

const generatedPerFunction = 300;
const recordedPerFunction = 300;

/** Recorded and generated inputs of the functions, with what this version does on them. */
export async function inputsOf(
  bench: Bench,
  symbols: readonly string[],
  code: string,
): Promise<readonly Expected[]> {
  const { sandbox, baseline, request, target } = bench;
  const expected: Expected[] = [];
  for (const { symbol, all } of await shownExamples(bench, symbols)) {
    const named = findSymbol(target.functions, symbol);
    const examples = generateExamples({
      recorded: all,
      shapes: targetShapes(all, named && declaredShapes(target, named)),
      seed: request.seed,
      count: generatedPerFunction,
    });
    const limits = { fuel: baseline.fuel, seed: request.seed, timeoutMs: 5_000 };
    const inputs = [...all.slice(0, recordedPerFunction), ...examples];
    expected.push(await expectedOutcomes(sandbox, code, symbol, inputs, limits));
  }
  return expected;
}

/** What can be called from outside: the function that was named, or all that are exported. */
export function symbolsOf({ target }: Bench): readonly string[] {
  const named = target.chosen ? [target.chosen] : target.functions.filter((it) => it.exported);
  // A factory's exports have no names in the text: the module itself may be a function.
  return named.length > 0 ? named.map((it) => it.symbol) : ['default'];
}
