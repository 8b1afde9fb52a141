import { encode } from './encode.ts';
import type { Fuel } from './hooks.ts';

const visitLimit = 400;
/** Expressions evaluated in one run, and steps that one may take: some call what never ends. */
const evaluationLimit = 1_000_000;
const stepLimit = 5_000;

/** Collects, for each hole, a digest of what each expression was on all visits. */
export class ProbeLog {
  readonly #conditions: readonly boolean[];
  readonly #holes: Hole[];
  readonly #fuel: Fuel;
  #busy = false;
  #evaluations = 0;

  constructor(conditions: readonly boolean[], fuel: Fuel) {
    this.#conditions = conditions;
    this.#fuel = fuel;
    this.#holes = conditions.map(() => ({ visits: 0, current: start, digests: [], threw: [] }));
  }

  /** Called in place of the hole's expression; gives its value on. */
  visit(id: number, value: unknown, thunks: () => readonly (() => unknown)[]): unknown {
    const hole = this.#holes[id]!;
    // A probed expression may call a function that has holes itself.
    if (this.#busy || hole.visits++ >= visitLimit || this.#evaluations >= evaluationLimit)
      return value;
    this.#busy = true;
    const { left } = this.#fuel.counter;
    try {
      const condition = this.#conditions[id]!;
      hole.current = mix(hole.current, show(value, condition));
      const all = thunks();
      for (let i = 0; i < all.length; i++) {
        // To say what is no function, the engine parses all that stands around: once is enough.
        if (hole.threw[i]) continue;
        this.#fuel.counter.left = stepLimit;
        try {
          hole.digests[i] = mix(hole.digests[i] ?? start, show(all[i]!(), condition));
        } catch {
          hole.threw[i] = true;
        }
      }
      this.#evaluations += all.length;
    } finally {
      this.#fuel.counter.left = left;
      this.#fuel.exhausted = false;
      this.#busy = false;
    }
    return value;
  }

  report(): { current?: string; digests: (string | null)[] }[] {
    return this.#holes.map((hole) => ({
      ...(hole.visits > 0 ? { current: hole.current.toString(36) } : {}),
      digests: Array.from({ length: Math.max(hole.digests.length, hole.threw.length) }, (_, i) =>
        hole.threw[i] || hole.digests[i] === undefined ? null : hole.digests[i].toString(36),
      ),
    }));
  }
}

interface Hole {
  visits: number;
  current: number;
  digests: number[];
  threw: boolean[];
}

const start = 0;

function show(value: unknown, condition: boolean): string {
  return condition ? (value ? 'true' : 'false') : encode(value).slice(0, 400);
}

/** FNV-1a, two streams of 26 bits in one exact number. */
function mix(digest: number, text: string): number {
  let low = (digest % 67_108_864) ^ 0x11c9dc5;
  let high = Math.floor(digest / 67_108_864) ^ 0x1000193;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    low = Math.imul(low ^ code, 16_777_619) & 0x3ffffff;
    high = Math.imul(high + code, 2_246_822_519) & 0x3ffffff;
  }
  low = Math.imul(low ^ 59, 16_777_619) & 0x3ffffff;
  high = Math.imul(high ^ 59, 2_654_435_761) & 0x3ffffff;
  return high * 67_108_864 + low;
}
