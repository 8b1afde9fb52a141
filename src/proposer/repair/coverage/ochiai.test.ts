import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ochiai } from './ochiai.ts';

describe('ochiai', () => {
  it('is 1 where every failing test and no passing test ran', () => {
    expect(ochiai({ failedCovering: 3, failedTotal: 3, passedCovering: 0 })).toBe(1);
  });

  it('is 0 where no failing test ran, and without tests', () => {
    expect(ochiai({ failedCovering: 0, failedTotal: 3, passedCovering: 5 })).toBe(0);
    expect(ochiai({ failedCovering: 0, failedTotal: 0, passedCovering: 0 })).toBe(0);
  });

  it('falls with each passing test that ran the place, and stays within 0 to 1', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(50), (covering, missing, passed) => {
        const failedTotal = covering + missing;
        const here = ochiai({ failedCovering: covering, failedTotal, passedCovering: passed });
        const more = ochiai({ failedCovering: covering, failedTotal, passedCovering: passed + 1 });
        expect(here).toBeGreaterThanOrEqual(more);
        expect(here).toBeLessThanOrEqual(1 + 1e-12);
        expect(more).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
