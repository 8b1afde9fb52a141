import type { ProbeReport } from '../protocol.ts';
import { encode } from './encode.ts';
import type { Fuel } from './hooks.ts';

/** Visits of one hole; of one test no more than the job says, so that every test has a say. */
const visitLimit = 400;
/** Expressions evaluated in one run, and steps that one may take: some call what never ends. */
const evaluationLimit = 1_000_000;
const stepLimit = 5_000;
/**
 * Expressions that may fail inside of a function of the target: what is undefined there is said in a
 * message for which the engine parses all of the function again, with every expression at its holes.
 */
const failureLimit = 100;

/** Collects, for each hole, a digest of what each expression was on all visits. */
export class ProbeLog {
  readonly #conditions: readonly boolean[];
  readonly #holes: Hole[];
  readonly #fuel: Fuel;
  readonly #perTest: number;
  #busy = false;
  #evaluations = 0;
  #failures = 0;
  #test = 0;

  constructor(conditions: readonly boolean[], perTest: number, fuel: Fuel) {
    this.#conditions = conditions;
    this.#perTest = perTest;
    this.#fuel = fuel;
    this.#holes = conditions.map(() => ({
      visits: 0,
      ofTest: 0,
      current: start,
      digests: [],
      threw: [],
      tests: [],
      changes: [],
    }));
  }

  /** The test whose visits come next, by its place in the order of running. */
  enter(test: number): void {
    this.#test = test;
    for (const hole of this.#holes) hole.ofTest = 0;
  }

  /** Called in place of the hole's expression; gives its value on. */
  visit(id: number, value: unknown, thunks: () => readonly (() => unknown)[]): unknown {
    const hole = this.#holes[id]!;
    // A probed expression may call a function that has holes itself.
    if (this.#busy || hole.visits >= visitLimit || this.#evaluations >= evaluationLimit)
      return value;
    if (hole.ofTest++ >= this.#perTest) return value;
    hole.visits++;
    this.#busy = true;
    const { left } = this.#fuel.counter;
    try {
      const condition = this.#conditions[id]!;
      const now = show(value, condition);
      hole.current = mix(hole.current, now);
      const all = thunks();
      const changes = new Uint8Array(all.length);
      hole.tests.push(this.#test);
      hole.changes.push(changes);
      for (let i = 0; i < all.length; i++) {
        // To say what is no function, the engine parses all that stands around: once is enough.
        if (hole.threw[i]) continue;
        const steps = this.#failures < failureLimit ? stepLimit : 0;
        this.#fuel.counter.left = steps;
        try {
          const then = show(all[i]!(), condition);
          hole.digests[i] = mix(hole.digests[i] ?? start, then);
          if (then !== now) changes[i] = 1;
        } catch {
          hole.threw[i] = true;
          if (this.#fuel.counter.left < steps && !this.#fuel.exhausted) this.#failures++;
          this.#fuel.exhausted = false;
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

  report(): ProbeReport['holes'][number][] {
    return this.#holes.map((hole) => {
      const digests = Array.from(
        { length: Math.max(hole.digests.length, hole.threw.length) },
        (_, i) =>
          hole.threw[i] || hole.digests[i] === undefined ? null : hole.digests[i].toString(36),
      );
      const changes: Record<string, string> = {};
      digests.forEach((digest, i) => {
        if (digest !== null) changes[digest] ??= hole.changes.map((visit) => visit[i]).join('');
      });
      return {
        ...(hole.visits > 0 ? { current: hole.current.toString(36) } : {}),
        digests,
        tests: hole.tests,
        changes,
      };
    });
  }
}

interface Hole {
  visits: number;
  /** Those of the test that runs now. */
  ofTest: number;
  current: number;
  digests: number[];
  threw: boolean[];
  /** The test of each visit. */
  tests: number[];
  /** For each visit 1 for every expression that is not what stands there now. */
  changes: Uint8Array[];
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
