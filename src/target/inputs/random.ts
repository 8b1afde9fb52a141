/** Where all choices of this room come from: the same numbers give the same inputs. */
export interface Random {
  /** A whole number from `min` to `max`, both included. */
  integer(min: number, max: number): number;
}

/**
 * A seeded stream. Algorithm: sfc32 by C. Doty-Humphrey (PractRand), public domain, with its seed
 * stirred in by a few rounds.
 */
export function seeded(seed: number): Random {
  let a = seed | 0;
  let b = Math.trunc(seed / 2 ** 32) | 0;
  let c = 0x2545f491;
  let counter = 1;
  function next(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  }
  for (let i = 0; i < 15; i++) next();
  return {
    integer: (min, max) => min + Math.floor(next() * (max - min + 1)),
  };
}

/** True with this chance, 0 to 1, in steps of a thousandth. */
export function chance(random: Random, probability: number): boolean {
  return random.integer(0, 999) < probability * 1000;
}

/** One of the items. @throws RangeError when there are none. */
export function pick<T>(random: Random, items: readonly T[]): T {
  if (items.length === 0) throw new RangeError('nothing to pick from');
  return items[random.integer(0, items.length - 1)]!;
}

/** One of the makers, by weight, and what it makes. */
export function weighted<T>(random: Random, makers: readonly (readonly [number, () => T])[]): T {
  let at = random.integer(0, makers.reduce((sum, [weight]) => sum + weight, 0) - 1);
  for (const [weight, make] of makers) {
    if (at < weight) return make();
    at -= weight;
  }
  throw new RangeError('no makers');
}

/** The items in a random order. */
export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = random.integer(0, i);
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}
