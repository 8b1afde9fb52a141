import { interfaceDistance, interfaceOf, textDistance } from '../boundary/index.ts';
import { candidateId, type Example } from '../candidate/index.ts';
import { expectedOutcomes, observedSymbols } from '../target/index.ts';
import type { Drifted } from './answer.ts';
import { probesOf } from './consensus.ts';
import type { Session } from './session.ts';
import { targetName } from '../target-name.ts';

/** Generation 0 of a target: what later versions are measured by, whatever came in between. */
export interface Generation {
  /** `FILE#SYMBOL` or `FILE`. */
  readonly target: string;
  readonly text: string;
  /** What it offers, and what its documentation says it is for. */
  readonly offers: readonly string[];
  /** Recorded and generated inputs, with the digest of what it did with each. */
  readonly behaviour: readonly {
    readonly symbol: string;
    readonly examples: readonly Example[];
    readonly outcomes: readonly string[];
  }[];
}

/** For all inputs of a function; they end within milliseconds, but on a busy machine. */
const timeoutMs = 20_000;
/** Of each function; the rest says little more, and all of it is kept for ever. */
const mostExamples = 120;

/** Freezes what the target is now: recorded calls, generated inputs, exports and documentation. */
export async function freeze(session: Session): Promise<Generation> {
  const { target } = session;
  const symbols = observedSymbols(target);
  const { kept, open } = await probesOf(session, symbols);
  const behaviour = symbols.flatMap((symbol) => {
    // Recorded ones first: they are what the code is used for.
    const pairs = [...kept, ...open]
      .filter((each) => each.symbol === symbol)
      .flatMap(({ examples, outcomes }) =>
        examples.map((example, i) => [example, outcomes[i]!] as const),
      )
      .slice(0, mostExamples);
    const outcomes = pairs.map(([, outcome]) => candidateId(outcome));
    return pairs.length === 0 ? [] : [{ symbol, examples: pairs.map(([it]) => it), outcomes }];
  });
  const { file, text } = target.source;
  const offers = interfaceOf(file, text) ?? [];
  return { target: targetName(session.request), text, offers, behaviour };
}

/** Measures a version beside generation 0 and beside its parent, by running both. */
export async function measureDrift(
  session: Session,
  generation: Generation,
  before: string,
  after: string,
): Promise<Drifted> {
  const [parent, child] = [
    await outcomesOf(session, generation, before),
    await outcomesOf(session, generation, after),
  ];
  const origin = generation.behaviour.flatMap(({ outcomes }) => outcomes);
  const { file } = session.target.source;
  const [old, now] = [interfaceOf(file, before) ?? [], interfaceOf(file, after) ?? []];
  return {
    behaviour: shareOther(origin, child),
    interface: interfaceDistance(generation.offers, now),
    text: textDistance(generation.text, after),
    step: {
      behaviour: shareOther(parent, child),
      interface: interfaceDistance(old, now),
      text: textDistance(before, after),
    },
  };
}

/** What a version does with generation 0's inputs; '' where it can't be told. */
async function outcomesOf(
  { target, sandbox, baseline, request }: Session,
  { behaviour }: Generation,
  text: string,
): Promise<string[]> {
  const whole = { start: 0, end: target.source.text.length, text };
  const code = target.executable.code([whole], true);
  const outcomes: string[] = [];
  for (const { symbol, examples } of behaviour) {
    const limits = { fuel: baseline.fuel * 20, seed: request.seed, timeoutMs, once: true };
    const found = await expectedOutcomes(sandbox, code, symbol, examples, limits);
    const known = new Map(found.examples.map((example, i) => [example, found.outcomes[i]!]));
    for (const example of examples) {
      const outcome = known.get(example);
      outcomes.push(outcome === undefined ? '' : candidateId(outcome));
    }
  }
  return outcomes;
}

/** What can't be told is another. */
function shareOther(from: readonly string[], to: readonly string[]): number {
  if (from.length === 0) return 0;
  return from.filter((outcome, i) => outcome === '' || outcome !== to[i]).length / from.length;
}
