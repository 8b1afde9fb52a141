/** Thrown when a candidate has done far more steps than the baseline: it most likely never ends. */
export class OutOfFuel extends Error {
  constructor() {
    super('out of fuel: far more steps than the baseline took');
    this.name = 'OutOfFuel';
  }
}

/**
 * Steps (loop rounds, function entries) that a candidate may do until the next refill. The code
 * counts `left` down itself, since a call would cost more than most rounds do.
 */
export class Fuel {
  /** Since the last refill: it ran out, whether or not the candidate caught the error. */
  exhausted = false;
  /** All that a candidate gets to see of this. */
  readonly counter: { left: number; readonly spent: () => never };
  #most = 0;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
    // One for all: who catches it may come here millions of times.
    const error = new OutOfFuel();
    const spent = (): never => {
      this.exhausted = true;
      throw error;
    };
    this.counter = { left: limit, spent };
  }

  /** The most steps between two refills, those left out in which it ran out. */
  get used(): number {
    const used = this.exhausted ? 0 : this.#limit - this.counter.left;
    return used > this.#most ? used : this.#most;
  }

  refill(): void {
    this.#most = this.used;
    this.counter.left = this.#limit;
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
export function hooksWith({ fuel, hit, probe }: HookParts): object {
  const hooks = fuel.counter as { hit?: unknown; probe?: unknown };
  if (hit) hooks.hit = hit;
  if (probe) hooks.probe = probe;
  return hooks;
}
