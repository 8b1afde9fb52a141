import type { TestsStage } from '../evaluator/index.ts';
import { inFlight } from './horizon.ts';
import type { Judged } from './judge-stream.ts';

/**
 * The order of tests for each batch: those first that rejected the most, as far as that is known in
 * any case when the batch is judged (see `Horizon`).
 */
export class TestOrders {
  readonly #stage: TestsStage;
  /** By the batch that they were made after; only the last ones are kept. */
  readonly #after = new Map<number, readonly string[]>();
  readonly #first: readonly string[];
  #batch = 0;

  constructor(stage: TestsStage) {
    this.#stage = stage;
    this.#first = stage.order();
  }

  /** Verdicts in the order of their candidates. */
  learn({ verdict, batch }: Judged): void {
    if (batch !== this.#batch) this.#close(batch);
    this.#stage.learn(verdict);
  }

  before(batch: number): readonly string[] {
    const known = batch - inFlight - 1;
    return this.#after.get(known) ?? this.#first;
  }

  #close(next: number): void {
    this.#after.set(this.#batch, this.#stage.order());
    this.#after.delete(this.#batch - 2 * inFlight - 2);
    this.#batch = next;
  }
}
