import type { Node } from '../../../candidate/index.ts';
import type { Site } from './instrument.ts';
import { ochiai } from './ochiai.ts';

/** Which tests ran what: per site id, the number of failing and passing tests that visited it. */
export interface Spectrum {
  readonly failedTotal: number;
  readonly failed: readonly number[];
  readonly passed: readonly number[];
}

/**
 * How much each node is suspected, 0 to 1: the Ochiai coefficient of the innermost site around it.
 * A node outside every site (an import) gets 0.
 */
export function suspicionOf(
  sites: readonly Site[],
  spectrum: Spectrum,
): (node: Pick<Node, 'start' | 'end'>) => number {
  const smallestFirst = [...sites].sort((a, b) => a.end - a.start - (b.end - b.start));
  const seen = new Map<string, number>();
  return ({ start, end }) => {
    const key = `${start}:${end}`;
    const known = seen.get(key);
    if (known !== undefined) return known;
    const site = smallestFirst.find((one) => one.start <= start && one.end >= end);
    const value = site
      ? ochiai({
          failedCovering: spectrum.failed[site.id] ?? 0,
          failedTotal: spectrum.failedTotal,
          passedCovering: spectrum.passed[site.id] ?? 0,
        })
      : 0;
    seen.set(key, value);
    return value;
  };
}
