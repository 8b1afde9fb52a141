import { is } from '../../../candidate/index.ts';
import { replace } from '../operators/operator.ts';
import type { ProbeResult, RepairInput } from '../repair.ts';
import type { Raw } from '../ranking/singles.ts';
import { isConstantCondition } from '../ranking/smells.ts';
import { atomsAt } from './atoms.ts';
import { combine, type Seen } from './combine.ts';
import { tests } from './conditions.ts';
import { enumerate } from './enumerate.ts';
import { judgeOf, type Evidence } from './evidence.ts';
import type { Made } from './expression.ts';
import { likened } from './likeness.ts';
import type { HoleAt } from './holes.ts';

/** Expressions over all holes; what the probe evaluates in one run of the tests. */
const total = 36_000;
/** Expressions for a hole of weight 1, and at least for any. */
const most = 3000;
const least = 160;
/** Constants that are asked instead of a condition: how many such holes, tests for one, visits of a test. */
const constants = { holes: 3, tests: 9_000, visits: 12 };
/** From this weight on a constant condition is surely no condition. */
const sure = 0.3;

/** The constants that stand where something should be asked. */
export function constantHoles(gaps: readonly HoleAt[]): HoleAt[] {
  return gaps
    .filter((gap) => gap.weight >= sure && constantOf(gap) !== undefined)
    .slice(0, constants.holes);
}

/** Fills constant conditions with tests of one to three parts, by what the failing tests need. */
export async function fillConstants(input: RepairInput, gaps: readonly HoleAt[]): Promise<Raw[]> {
  const queries = gaps.map((at) => ({
    at,
    expressions: likened(tests(atomsAt(at.place), constants.tests), at.place),
  }));
  return ask(input, queries, constants.visits);
}

/** Fills holes with expressions that the probe tells to behave otherwise than what stands there. */
export async function fillHoles(input: RepairInput, gaps: readonly HoleAt[]): Promise<Raw[]> {
  const queries: Query[] = [];
  let sum = 0;
  for (const at of gaps) {
    if (sum >= total) break;
    const share = Math.min(most, Math.max(least, Math.round(most * at.weight * 1.5)));
    const expressions = enumerate(at, Math.min(share, total - sum));
    if (expressions.length === 0) continue;
    sum += expressions.length;
    queries.push({ at, expressions });
  }
  return ask(input, queries);
}

interface Query {
  readonly at: HoleAt;
  readonly expressions: readonly Made[];
}

async function ask(
  { probe }: RepairInput,
  queries: readonly Query[],
  visits?: number,
): Promise<Raw[]> {
  if (queries.length === 0) return [];
  const asked = queries.map(({ at, expressions }) => ({
    hole: at.hole,
    expressions: expressions.map(({ text }) => text),
  }));
  const results = await (visits === undefined ? probe(asked) : probe(asked, visits));
  return queries.flatMap(({ at, expressions }, index) => choose(at, expressions, results[index]));
}

/**
 * The likeliest first. Of those that behave alike the first counts in full, the others less: what
 * they do after a change, nobody has seen. What no failing test needs comes last.
 */
export function choose(
  at: HoleAt,
  expressions: readonly Made[],
  result: ProbeResult | undefined,
): Raw[] {
  const firsts: Weighed[] = [];
  const others: Weighed[] = [];
  const alike = new Map<string, number>();
  expressions.forEach((made, index) => {
    const digest = result?.digests[index];
    if (digest === undefined || digest === result?.current) return;
    const before = alike.get(digest) ?? 0;
    alike.set(digest, before + 1);
    const one = { made, changes: result?.visits?.changes[digest] ?? '', cost: made.cost };
    if (before === 0) firsts.push(one);
    else others.push({ ...one, cost: made.cost + 1 + 0.12 * before });
  });
  if (!result?.visits) return [...firsts, ...others].map((one, rank) => raw(at, one, rank));
  const judge = judgeOf(result.visits);
  const constant = constantOf(at);
  const joined = constant === undefined || at.weight < sure ? [] : combine(firsts, constant, judge);
  return byEvidence(
    [...firsts, ...joined.map((one) => ({ ...one, cost: one.made.cost })), ...others],
    judge,
  ).map((one, rank) => raw(at, one, rank));
}

interface Weighed extends Seen {
  /** Of the expression, and more for what speaks against it. */
  readonly cost: number;
}

/** What changes passing tests at every turn is less likely by this, in cost. */
const restraint = 2.5;
const needless = 100;

function byEvidence(
  all: readonly Weighed[],
  judge: (changes: string) => Evidence,
): readonly Weighed[] {
  return all
    .map((one) => {
      const { helps, harm } = judge(one.changes);
      return { ...one, cost: one.cost + restraint * harm + (helps ? 0 : needless) };
    })
    .sort((a, b) => a.cost - b.cost);
}

function constantOf({ place }: HoleAt): boolean | undefined {
  const { node } = place;
  if (!isConstantCondition(place) || !is(node, 'Literal')) return undefined;
  return node.value === true;
}

function raw({ hole, place, weight }: HoleAt, { made, cost }: Weighed, rank: number): Raw {
  const asks = hole.wants === 'condition';
  return {
    // What stands where something should be asked is so likely wrong that many are worth trying.
    prior: (0.8 * weight) / (1 + rank / (10 + 40 * weight)),
    // Of expressions that pass all tests the simple ones are likelier by far than the others.
    merit: 0.9 * weight * Math.exp(-0.8 * Math.max(0, cost - 1)),
    change: {
      operator: asks ? 'synthesise-condition' : 'synthesise-value',
      edits: replace(place, made.text, made.level),
      reason: asks ? `Ask for \`${made.text}\`` : `Use \`${made.text}\``,
    },
  };
}
