/** Versions that are judged in one go, at most. */
const most = 64;
/** The part of one version's time limit that one go may take: what is slower goes alone. */
const share = 0.1;
const first = 8;
const quickMs = 1.5;

/**
 * How many versions to judge before the worker looks at the clock again. Few enough that all of them
 * together stay far below the limit of one, many enough that asking costs nothing.
 */
export class Pace {
  /** Milliseconds a version, smoothed. */
  #usual: number | undefined;

  next(limitMs: number): number {
    if (this.#usual === undefined) return first;
    return Math.max(1, Math.min(most, Math.floor((limitMs * share) / this.#usual)));
  }

  /** As far as is known, versions are done too soon for the engine's optimiser to be worth it. */
  get isQuick(): boolean {
    return (this.#usual ?? 0) < quickMs;
  }

  took(versions: number, milliseconds: number): void {
    const each = Math.max(0.001, milliseconds / versions);
    this.#usual = this.#usual === undefined ? each : 0.8 * this.#usual + 0.2 * each;
  }
}
