import { replace } from '../operators/operator.ts';
import type { ProbeResult, RepairInput } from '../repair.ts';
import type { Raw } from '../ranking/singles.ts';
import { enumerate } from './enumerate.ts';
import { level } from '../text/precedence.ts';
import { connected } from './conditions.ts';
import { cheapest, type Made } from './expression.ts';
import type { HoleAt } from './holes.ts';

/** Expressions over all holes; what the probe evaluates in one run of the tests. */
const total = 36_000;
/** Expressions for a hole of weight 1, and at least for any. */
const most = 3000;
const least = 160;
/** Tests of different behaviour that are connected two by two. */
const distinct = 40;

/** Fills holes with expressions that the probe tells to behave otherwise than what stands there. */
export async function fillHoles(input: RepairInput, gaps: readonly HoleAt[]): Promise<Raw[]> {
  const queries: { at: HoleAt; expressions: readonly Made[] }[] = [];
  let sum = 0;
  for (const at of gaps) {
    if (sum >= total) break;
    const share = Math.min(most, Math.max(least, Math.round(most * at.weight * 1.5)));
    const expressions = enumerate(at, Math.min(share, total - sum));
    if (expressions.length === 0) continue;
    sum += expressions.length;
    queries.push({ at, expressions });
  }
  if (queries.length === 0) return [];
  const results = await input.probe(
    queries.map(({ at, expressions }) => ({
      hole: at.hole,
      expressions: expressions.map(({ text }) => text),
    })),
  );
  return queries.flatMap(({ at, expressions }, index) => choose(at, expressions, results[index]));
}

/** Of those that behave alike the first at its rank, the others behind all firsts. */
export function choose(
  at: HoleAt,
  expressions: readonly Made[],
  result: ProbeResult | undefined,
): Raw[] {
  const firsts: Made[] = [];
  const others: Made[] = [];
  const seen = new Set<string>();
  expressions.forEach((one, index) => {
    const digest = result?.digests[index];
    if (digest === undefined || digest === result?.current) return;
    if (seen.has(digest)) others.push(one);
    else firsts.push(one);
    seen.add(digest);
  });
  return [...firsts, ...joined(at, firsts, expressions), ...others].map((one, rank) =>
    raw(at, one, rank),
  );
}

/** Where one test is surely missing: two that behave differently, connected. */
function joined({ hole, weight }: HoleAt, firsts: readonly Made[], asked: readonly Made[]): Made[] {
  if (hole.wants !== 'condition' || weight < 0.5) return [];
  const known = new Set(asked.map(({ text }) => text));
  const single = firsts.filter((one) => one.level > level.and).slice(0, distinct);
  return cheapest(connected(single), 2 * distinct * distinct).filter(
    ({ text }) => !known.has(text),
  );
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
