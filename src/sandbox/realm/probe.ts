import { encode } from './encode.ts';

const visitLimit = 400;

/** Collects, for each hole, a digest of what each expression was on all visits. */
export class ProbeLog {
  readonly #conditions: readonly boolean[];
  readonly #holes: Hole[];
  #busy = false;

  constructor(conditions: readonly boolean[]) {
    this.#conditions = conditions;
    this.#holes = conditions.map(() => ({ visits: 0, current: start, digests: [], seen: [] }));
  }

  /** Called in place of the hole's expression; gives its value on. */
  visit(id: number, value: unknown, thunks: () => readonly (() => unknown)[]): unknown {
    const hole = this.#holes[id]!;
    // A probed expression may call a function that has holes itself.
    if (this.#busy || hole.visits++ >= visitLimit) return value;
    this.#busy = true;
    try {
      const condition = this.#conditions[id]!;
      hole.current = mix(hole.current, show(value, condition));
      const all = thunks();
      for (let i = 0; i < all.length; i++) {
        let text = 'threw';
        try {
          text = show(all[i]!(), condition);
          hole.seen[i] = true;
        } catch {
          // An expression may well throw where others don't: that is how it behaves.
        }
        hole.digests[i] = mix(hole.digests[i] ?? start, text);
      }
    } finally {
      this.#busy = false;
    }
    return value;
  }

  report(): { current?: string; digests: (string | null)[] }[] {
    return this.#holes.map((hole) => ({
      ...(hole.visits > 0 ? { current: hole.current.toString(36) } : {}),
      digests: hole.digests.map((digest, i) => (hole.seen[i] ? digest.toString(36) : null)),
    }));
  }
}

interface Hole {
  visits: number;
  current: number;
  digests: number[];
  seen: boolean[];
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
