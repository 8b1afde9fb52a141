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
  used = 0;
  exhausted = false;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
    this.left = limit;
  }

  refill(): void {
    if (this.#limit !== Infinity) this.used = Math.max(this.used, this.#limit - this.left);
    this.left = this.#limit;
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
  return {
    step(): void {
      if (--fuel.left < 0) {
        fuel.exhausted = true;
        throw new OutOfFuel();
      }
    },
    hit: parts.hit,
    probe: parts.probe,
  };
}
