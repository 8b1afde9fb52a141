import { level } from '../text/precedence.ts';
import type { Evidence } from './evidence.ts';
import { made, tight, type Made } from './expression.ts';

/** A condition, and the visits at which it changes what stands there now. */
export interface Seen {
  readonly made: Made;
  /** `1` for each visit with a change, else `0`. */
  readonly changes: string;
}

/** How many conditions are tried with each other, two by two, and pairs with a third. */
const limits = { pairs: 260, triples: 420, thirds: 90, kept: 1_200 };

/**
 * Conditions of two and three parts that every failing test needs, found without running any: what
 * a conjunction or disjunction does at each visit follows from its parts. Each behaviour once, its
 * cheapest text; three parts only where no passing test sees a change.
 *
 * @param singles of different behaviour, the cheapest first
 * @param constant what stands there now
 */
export function combine(
  singles: readonly Seen[],
  constant: boolean,
  judge: (changes: string) => Evidence,
): Seen[] {
  const parts = singles.slice(0, limits.pairs);
  const known = new Set(singles.map(({ changes }) => changes));
  const pairs = joined(parts, parts, constant, known);
  const triples = joined(
    pairs.slice(0, limits.triples),
    parts.slice(0, limits.thirds),
    constant,
    known,
  );
  return [
    ...pairs.filter(({ changes }) => judge(changes).helps),
    ...triples.filter(({ changes }) => {
      const { helps, harm } = judge(changes);
      return helps && harm === 0;
    }),
  ]
    .sort((a, b) => a.made.cost - b.made.cost)
    .slice(0, limits.kept);
}

/** Each of the first with each of the second, the cheapest of every new behaviour. */
function joined(
  first: readonly Seen[],
  second: readonly Seen[],
  constant: boolean,
  known: Set<string>,
): Seen[] {
  const words = (one: Seen) => BigInt(`0b1${one.changes}`);
  const [a, b] = [first.map(words), second.map(words)];
  const best = new Map<bigint, { cost: number; i: number; j: number; and: boolean }>();
  first.forEach((one, i) =>
    second.forEach((other, j) => {
      if (first === second && j <= i) return;
      const base = one.made.cost + other.made.cost + 0.9;
      const either = a[i]! | b[j]!;
      const both = a[i]! & b[j]!;
      for (const and of [true, false]) {
        const bits = and === constant ? either : both;
        if (bits === a[i] || bits === b[j]) continue;
        const cost = base + (and ? 0 : 0.2);
        const now = best.get(bits);
        if (!now || cost < now.cost) best.set(bits, { cost, i, j, and });
      }
    }),
  );
  const out: Seen[] = [];
  for (const [bits, { cost, i, j, and }] of best) {
    const changes = bits.toString(2).slice(1);
    if (known.has(changes)) continue;
    known.add(changes);
    const strength = and ? level.and : level.or;
    const text = `${tight(first[i]!.made, strength)} ${and ? '&&' : '||'} ${tight(second[j]!.made, strength + 1)}`;
    out.push({ changes, made: made(text, cost, strength, 'boolean') });
  }
  return out.sort((x, y) => x.made.cost - y.made.cost);
}
