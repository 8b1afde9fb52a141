/** Batches that are judged at the same time, however many workers there are. */
export const inFlight = 4;

/**
 * What the making of a batch may build on. Verdicts come when they come, sooner or later by the
 * machine and the number of workers; a search that used each at once would differ from run to run. So
 * a batch only knows those that are there in any case when it is made.
 */
export class Horizon {
  #making = 0;

  /** From now on this batch is made. */
  make(batch: number): void {
    this.#making = batch;
  }

  /** May the batch that is being made know the verdicts of this one? */
  isKnown({ batch }: { readonly batch: number }): boolean {
    // One more than those in flight: a batch is made while the one before it is being handed over.
    return batch < this.#making - inFlight;
  }
}
