import type { OwnMetrics } from '../sandbox/index.ts';

/**
 * What can be measured of a version; less is better for each. `time` of a call; `bytes` that a call
 * allocates; `heap`, by how much the heap of a new realm grows; `size` of the code, in characters.
 */
export const metricNames: readonly string[] = ['time', 'bytes', 'heap', 'size'];
/** One of these, or of the user's own. */
export type MetricName = string;

/** A metric of the candidate may be at most so many times what it is of the baseline. */
export interface Limit {
  readonly metric: MetricName;
  readonly most: number;
}

/** What better means: each of these improves, and all limits hold. */
export interface Objective {
  readonly improve: readonly MetricName[];
  readonly limits: readonly Limit[];
  /** Metrics that the user gives. */
  readonly own?: OwnMetrics;
}

export const fasterOnly: Objective = { improve: ['time'], limits: [] };

/** Where nothing is said of time, it may get so much worse. */
const silentTime: Limit = { metric: 'time', most: 1.1 };

/** The limits that hold: also of time, where it is neither to improve nor limited. */
export function limitsOf({ improve, limits }: Objective): readonly Limit[] {
  const named = improve.includes('time') || limits.some(({ metric }) => metric === 'time');
  return named ? limits : [...limits, silentTime];
}

/** Whether memory has to be weighed for it. */
export function weighs({ improve, limits }: Objective): boolean {
  return [...improve, ...limits.map(({ metric }) => metric)].some(
    (metric) => metric === 'bytes' || metric === 'heap',
  );
}

/** Characters of code; how it is laid out and commented does not count. */
export function sizeOf(code: string): number {
  return code
    .replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim().length;
}
