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
