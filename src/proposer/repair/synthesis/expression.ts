import type { Kind } from '../facts/kinds.ts';
import { level } from '../text/precedence.ts';

/** A made-up expression: cheaper ones are smaller and use what is likelier. */
export interface Made {
  readonly text: string;
  /** Binding strength, as in `precedence.ts`. */
  readonly level: number;
  /** Minus the logarithm of how likely it is, roughly. */
  readonly cost: number;
  /** Empty: not known. */
  readonly kinds: ReadonlySet<Kind>;
}

const sets = new Map<string, ReadonlySet<Kind>>();

export function made(
  text: string,
  cost: number,
  strength: number = level.call,
  ...kinds: readonly Kind[]
): Made {
  const key = kinds.join();
  let set = sets.get(key);
  if (!set) sets.set(key, (set = new Set(kinds)));
  return { text, cost, level: strength, kinds: set };
}

/** The text as an operand that must bind at least as tight as given. */
export function tight(one: Made, strength: number): string {
  return one.level < strength ? `(${one.text})` : one.text;
}

/** 0 when it surely is of the kind, more when it is not known, undefined when it is of others only. */
export function doubt(one: Made, ...kinds: readonly Kind[]): number | undefined {
  if (one.kinds.size === 0) return 0.4;
  return kinds.some((kind) => one.kinds.has(kind)) ? 0 : undefined;
}

/** Costs this near count as equal, so that ordering is a distribution over shelves. */
const step = 0.02;

/** The cheapest first, each text once, up to a number. */
export function cheapest(all: Iterable<Made>, most: number): Made[] {
  const shelves: Made[][] = [];
  for (const one of all) {
    const at = Math.max(0, Math.floor(one.cost / step));
    (shelves[at] ??= []).push(one);
  }
  const seen = new Set<string>();
  const out: Made[] = [];
  for (const shelf of shelves)
    for (const one of shelf ?? []) {
      if (out.length >= most) return out;
      if (seen.has(one.text)) continue;
      seen.add(one.text);
      out.push(one);
    }
  return out;
}
