import type { Visits } from '../repair.ts';

/** What speaks for and against an expression at a hole, from what the tests saw there. */
export interface Evidence {
  /** In every failing test it is at times not what stands there now: without that, none can pass. */
  readonly helps: boolean;
  /** The share of passing tests in which it is at times not what stands there now; 0 to 1. */
  readonly harm: number;
}

/** Judges values by the visits at which they change what stands there now. */
export function judgeOf({ tests, failing }: Visits): (changes: string) => Evidence {
  const ranges = testRanges(tests);
  const failed = ranges.filter(({ test }) => test < failing);
  const passed = ranges.filter(({ test }) => test >= failing);
  const changed = (changes: string, { from, to }: Range): boolean => {
    const at = changes.indexOf('1', from);
    return at >= 0 && at < to;
  };
  return (changes) => ({
    helps: failed.every((range) => changed(changes, range)),
    harm:
      passed.length === 0
        ? 0
        : passed.filter((range) => changed(changes, range)).length / passed.length,
  });
}

interface Range {
  readonly test: number;
  readonly from: number;
  readonly to: number;
}

/** The visits of each test, which follow each other. */
function testRanges(tests: readonly number[]): readonly Range[] {
  const ranges: { test: number; from: number; to: number }[] = [];
  tests.forEach((test, at) => {
    const last = ranges.at(-1);
    if (last?.test === test) last.to = at + 1;
    else ranges.push({ test, from: at, to: at + 1 });
  });
  return ranges;
}
