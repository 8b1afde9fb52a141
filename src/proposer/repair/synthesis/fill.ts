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
    expressions: tests(atomsAt(at.place), constants.tests),
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
 * Of those that behave alike the first at its rank, the others behind all firsts; what no failing
 * test needs last.
 */
export function choose(
  at: HoleAt,
  expressions: readonly Made[],
  result: ProbeResult | undefined,
): Raw[] {
  const firsts: Seen[] = [];
  const others: Seen[] = [];
  const seen = new Set<string>();
  expressions.forEach((made, index) => {
    const digest = result?.digests[index];
    if (digest === undefined || digest === result?.current) return;
    const one = { made, changes: result?.visits?.changes[digest] ?? '' };
    if (seen.has(digest)) others.push(one);
    else firsts.push(one);
    seen.add(digest);
  });
  const constant = constantOf(at);
  if (!result?.visits) return [...firsts, ...others].map(({ made }, rank) => raw(at, made, rank));
  const judge = judgeOf(result.visits);
  const joined =
    constant !== undefined && at.weight >= sure ? combine(firsts, constant, judge) : [];
  const behind = others.filter(({ changes }) => judge(changes).helps);
  const ordered = [...byEvidence([...firsts, ...joined], judge), ...byEvidence(behind, judge)];
  return ordered.map((made, rank) => raw(at, made, rank));
}

/** What changes passing tests at every turn is less likely by this, in cost. */
const restraint = 2.5;

function byEvidence(all: readonly Seen[], judge: (changes: string) => Evidence): Made[] {
  return all
    .map(({ made, changes }) => {
      const { helps, harm } = judge(changes);
      return { made, cost: made.cost + restraint * harm + (helps ? 0 : 100) };
    })
    .sort((a, b) => a.cost - b.cost)
    .map(({ made }) => made);
}

function constantOf({ place }: HoleAt): boolean | undefined {
  const { node } = place;
  if (!isConstantCondition(place) || !is(node, 'Literal')) return undefined;
  return node.value === true;
}

function raw({ hole, place, weight }: HoleAt, one: Made, rank: number): Raw {
  const asks = hole.wants === 'condition';
  return {
    // What stands where something should be asked is so likely wrong that many are worth trying.
    prior: (0.8 * weight) / (1 + rank / (10 + 40 * weight)),
    change: {
      operator: asks ? 'synthesise-condition' : 'synthesise-value',
      edits: replace(place, one.text, one.level),
      reason: asks ? `Ask for \`${one.text}\`` : `Use \`${one.text}\``,
    },
  };
}
