/** How often the tests that fail, and those that pass, ran one place. */
export interface SpectrumCount {
  readonly failedCovering: number;
  readonly failedTotal: number;
  readonly passedCovering: number;
}

/**
 * The suspicion of a place, 0 to 1, from which tests ran it: the Ochiai coefficient
 * `failedCovering / sqrt(failedTotal * (failedCovering + passedCovering))`; 0 where no failing test
 * ran it. Source: R. Abreu, P. Zoeteweij, A. van Gemund, "On the Accuracy of Spectrum-based Fault
 * Localization", TAIC PART 2007.
 */
export function ochiai({ failedCovering, failedTotal, passedCovering }: SpectrumCount): number {
  const product = failedTotal * (failedCovering + passedCovering);
  return product > 0 ? failedCovering / Math.sqrt(product) : 0;
}
