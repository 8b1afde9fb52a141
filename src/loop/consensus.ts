import type { Candidate } from '../candidate/index.ts';
import { oneEach, WorkerDied } from '../sandbox/index.ts';
import {
  declaredShapes,
  expectedOutcomes,
  findSymbol,
  outcomesOf,
  type Expected,
} from '../target/index.ts';
import { generateExamples, targetShapes } from '../target/inputs/index.ts';
import { naturalnessOf } from '../proposer/repair/index.ts';
import { shownExamples } from './shown-examples.ts';
import { runnable } from './runnable.ts';
import type { Session } from './session.ts';

/** Inputs on which candidates that pass all tests are told apart. */
export interface Probes {
  /** Recorded from passing tests, with what the baseline does: to be kept. */
  readonly kept: readonly Expected[];
  /** Generated inputs; what is right there nobody knows. */
  readonly open: readonly Expected[];
  /** Recorded calls that were held out. */
  readonly heldOut: number;
}

const generatedPerFunction = 150;
/** What a candidate may take for all inputs of one kind. */
const patienceMs = 3_000;
/** The same when it is known that one of them has no end, and which is to be found. */
const searchingMs = 300;

export async function probesOf(session: Session, symbols: readonly string[]): Promise<Probes> {
  const { sandbox, baseline, request } = session;
  const recorded = await shownExamples(session, symbols);
  const limits = { fuel: baseline.fuel, seed: request.seed, timeoutMs: 5_000 };
  const kept: Expected[] = [];
  const open: Expected[] = [];
  for (const { symbol, trusted, all } of recorded) {
    kept.push(
      await expectedOutcomes(sandbox, baseline.code, symbol, trusted.slice(0, 300), limits),
    );
    const named = findSymbol(session.target.functions, symbol);
    const shapes = targetShapes(all, named && declaredShapes(session.target, named));
    const examples = generateExamples({
      recorded: all,
      shapes,
      seed: request.seed,
      count: generatedPerFunction,
    });
    open.push(
      await expectedOutcomes(
        sandbox,
        baseline.code,
        symbol,
        [...all.slice(0, 100), ...examples],
        limits,
      ),
    );
  }
  return { kept, open, heldOut: recorded.reduce((sum, it) => sum + it.heldOut, 0) };
}

export interface Ranked {
  readonly candidate: Candidate;
  /** Recorded outcomes of passing tests that it keeps, of how many. */
  readonly kept: number;
  readonly total: number;
  /** Generated inputs it was run on. */
  readonly looked: number;
}

interface Looked extends Ranked {
  /** Its outcomes on the open inputs, as one text. */
  readonly behaviour: string;
  /** The share of open inputs on which it does what the baseline does. */
  readonly same: number;
}

/** How much a repair that changes less of what the function does is preferred. */
const restraint = 0.5;

/**
 * Orders candidates that all pass the tests. Those that behave alike on many inputs speak for each
 * other: the group with the most weight wins (as in CodeT, Chen et al. 2022, where
 * programs vote by behaviour), less where it changes what passing tests were seen to rely on, or much
 * else: most faults touch few inputs.
 * Within a group the likeliest comes first.
 */
export async function rankByConsensus(
  session: Session,
  plausible: readonly Candidate[],
  probes: Probes,
): Promise<readonly Ranked[]> {
  const looked = await Promise.all(plausible.map((candidate) => look(session, candidate, probes)));
  const { file, source } = session.target;
  const merits = new Map(
    plausible.map((candidate) => {
      const edits = candidate.changes.flatMap((change) => change.edits);
      const merit = candidate.merit ?? candidate.prior;
      return [candidate, merit * naturalnessOf(file, source, edits)] as const;
    }),
  );
  const meritOf = ({ candidate }: Looked): number => merits.get(candidate)!;
  const groups = Map.groupBy(looked, (it) => it.behaviour);
  const weighed = [...groups.values()].map((members) => ({
    members: members.sort((a, b) => meritOf(b) - meritOf(a)),
    weight:
      together(members.map(meritOf)) *
      (0.1 + (members[0]!.total === 0 ? 1 : members[0]!.kept / members[0]!.total)) *
      Math.exp(restraint * members[0]!.same),
  }));
  weighed.sort((a, b) => b.weight - a.weight);
  // The best of each group, then the rest: a second choice should be another behaviour.
  return [
    ...weighed.map(({ members }) => members[0]!),
    ...weighed.flatMap(({ members }) => members.slice(1)),
  ];
}

/** What several say together, the best first: many weak ones do not outdo a good one. */
function together([best = 0, ...others]: readonly number[]): number {
  const rest = others.reduce((sum, it) => sum + it, 0);
  return best + 0.3 * Math.min(best, rest);
}

async function look(session: Session, candidate: Candidate, probes: Probes): Promise<Looked> {
  const { sandbox, baseline, request, target } = session;
  const code = runnable(target, candidate, true);
  let kept = 0;
  let total = 0;
  let seen = 0;
  let same = 0;
  let behaviour = '';
  if ('code' in code) {
    const does = async ({ symbol, examples }: Expected): Promise<readonly string[]> => {
      const job = {
        kind: 'examples',
        ...oneEach([code.code]),
        symbol,
        examples,
        fuel: baseline.fuel,
        seed: request.seed,
      } as const;
      try {
        return (await sandbox.job(job, patienceMs))[0]!.outcomes;
      } catch (error) {
        if (!(error instanceof WorkerDied)) throw error;
        return outcomesOf(sandbox, job, searchingMs);
      }
    };
    for (const expected of probes.kept) {
      const outcomes = await does(expected);
      total += expected.outcomes.length;
      kept += expected.outcomes.filter((outcome, i) => outcome === outcomes[i]).length;
    }
    for (const expected of probes.open) {
      const outcomes = await does(expected);
      seen += outcomes.length;
      same += expected.outcomes.filter((outcome, i) => outcome === outcomes[i]).length;
      behaviour += outcomes.join('\n');
    }
  }
  return { candidate, kept, total, looked: seen, behaviour, same: seen === 0 ? 0 : same / seen };
}
