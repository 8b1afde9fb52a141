/** Thrown when a candidate has done far more steps than the baseline: it most likely never ends. */
export class OutOfFuel extends Error {
  constructor() {
    super('out of fuel: far more steps than the baseline took');
    this.name = 'OutOfFuel';
  }
}

/** Steps (loop rounds, function entries) that a candidate may do until the next refill. */
export class Fuel {
  left: number;
  /** Since the last refill: it ran out, whether or not the candidate caught the error. */
  exhausted = false;
  #most = 0;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
    this.left = limit;
  }

  /** The most steps between two refills. */
  get used(): number {
    const used = this.#limit - this.left;
    return used > this.#most ? used : this.#most;
  }

  refill(): void {
    this.#most = this.used;
    this.left = this.#limit;
    this.exhausted = false;
  }
}

export interface HookParts {
  readonly fuel: Fuel;
  readonly hit?: (site: number) => void;
  readonly probe?: (
    hole: number,
    value: unknown,
    thunks: () => readonly (() => unknown)[],
  ) => unknown;
}

/** The object that instrumented code knows as `__pawl`. */
export function hooksWith(parts: HookParts): object {
  const { fuel } = parts;
  const spent = new OutOfFuel();
  return {
    step(): void {
      if (--fuel.left < 0) {
        fuel.exhausted = true;
        // One for all: who catches it may come here millions of times.
        throw spent;
      }
    },
    hit: parts.hit,
    probe: parts.probe,
  };
}
