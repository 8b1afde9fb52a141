import { TestsStage } from '../../evaluator/index.ts';
import type { Example } from '../../candidate/index.ts';
import { generateExamples } from '../../target/inputs/index.ts';
import { failed, passed, unknown, type Finding, type Subject } from '../audit.ts';
import { mutantsOf, type Mutant } from '../mutate.ts';
import { exampleText, outcomeTexts } from '../../explain/index.ts';
import { outcomesOn, type Pair, type Uses, type Versions } from '../versions.ts';

const inputsPerFunction = 150;
const timeoutMs = 1_500;
const shownMutants = 5;

/**
 * Would what vouched for the change have noticed, had it been wrong? The changed code is damaged in
 * small ways. What vouched for a fix are its tests; for a speed-up also the recorded calls and the
 * inputs that its search generated. A mutant that they let pass although some other input tells it
 * from the change is a hole in them.
 */
export async function checkMutants(
  subject: Subject,
  versions: Versions,
  uses: readonly Uses[],
  adequacy: number,
): Promise<Finding> {
  const { after, seed } = versions;
  const mutants = mutantsOf(after.target, subject.before, seed('mutants'));
  if (mutants.length === 0) return unknown('the change can not be mutated');
  const stage = new TestsStage(after.sandbox, after.baseline, 1);
  const verdicts = await stage.judge(mutants.map(({ id, code }) => ({ id, code })));
  const survivors = mutants.filter((_, i) => verdicts[i]!.valid);
  const suites = await suitesOf(subject, versions, uses);
  const missed: { readonly mutant: Mutant; readonly pair: Pair }[] = [];
  let noticed = mutants.length - survivors.length;
  let alike = 0;
  for (const mutant of survivors) {
    if (await firstDifference(versions, mutant, suites, 'vouching')) {
      noticed++;
      continue;
    }
    const pair = await firstDifference(versions, mutant, suites, 'telling');
    if (pair) missed.push({ mutant, pair });
    else alike++;
  }
  const telling = noticed + missed.length;
  const counts = { mutants: mutants.length, noticed, missed: missed.length, alike };
  if (telling === 0) return unknown('no mutant of it can be told from it', counts);
  const shown = missed.slice(0, shownMutants).map(({ mutant, pair }) => {
    const [own, other] = outcomeTexts(pair.before, pair.after);
    return `line ${mutant.line} ${mutant.operator}: ${mutant.reason}; ${exampleText(pair.symbol, pair.example)} would be ${other} instead of ${own}`;
  });
  const said = `${noticed} of ${telling} mutants are noticed by ${subject.objective === 'fix' ? 'the tests' : 'what vouched for it'}`;
  if (noticed / telling < adequacy)
    return failed(`${said}, fewer than ${Math.round(adequacy * 100)} %`, counts, shown);
  return passed(said, counts, shown);
}

/** Inputs with what the change does on them, by what they are for. */
interface Suite {
  readonly symbol: string;
  readonly kind: 'vouching' | 'telling';
  readonly outcomes: ReadonlyMap<Example, string>;
}

async function suitesOf(
  { objective, seed: publicSeed }: Subject,
  { after, seed }: Versions,
  uses: readonly Uses[],
): Promise<readonly Suite[]> {
  const suites: Suite[] = [];
  for (const { symbol, all, shapes } of uses) {
    const make = (from: number): readonly Example[] =>
      generateExamples({ recorded: all, shapes, seed: from, count: inputsPerFunction });
    const lists = {
      vouching: objective === 'fix' ? [] : [...all, ...make(publicSeed)],
      telling: [...all, ...make(seed(`mutants ${symbol}`))],
    };
    for (const kind of ['vouching', 'telling'] as const) {
      const { code } = after.baseline;
      const outcomes = await outcomesOn(after, code, symbol, lists[kind], 2 * timeoutMs);
      suites.push({ symbol, kind, outcomes });
    }
  }
  return suites;
}

async function firstDifference(
  { after }: Versions,
  mutant: Mutant,
  suites: readonly Suite[],
  kind: Suite['kind'],
): Promise<Pair | undefined> {
  for (const { symbol, outcomes } of suites.filter((suite) => suite.kind === kind)) {
    const examples = [...outcomes.keys()];
    const found = await outcomesOn(after, mutant.code, symbol, examples, timeoutMs);
    for (const example of examples) {
      const [own, other] = [outcomes.get(example)!, found.get(example) ?? ''];
      if (own !== other) return { symbol, example, before: own, after: other };
    }
  }
  return undefined;
}
