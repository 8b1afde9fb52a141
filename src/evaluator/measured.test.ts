import { describe, expect, it } from 'vitest';
import type { Block } from './measure/index.ts';
import { memoryIn } from './measured.ts';
import type { Effect } from './verdict.ts';

const seen = (low: number): Effect => ({
  ratio: low * 1.1,
  low,
  high: low * 1.3,
  confidence: 0.99,
  rounds: 40,
  strata: [],
});
/** Blocks in which the candidate takes so many times less. */
const blocks = (...ratios: readonly number[]): Block[] =>
  ratios.map((ratio) => [{ label: 'all', baselineMicros: ratio, candidateMicros: 1 }]);
const many = (ratio: number, count = 40): number[] => Array.from({ length: count }, () => ratio);

describe('memoryIn', () => {
  it('is certain where new inputs bring next to nothing', () => {
    expect(memoryIn(seen(8), blocks(...many(1)), 0.01).kind).toBe('certain');
  });

  it('is undecided while a disturbed machine may hide it, however often that makes it look quick', () => {
    const disturbed = blocks(...many(0.9, 5), 9, 9, 9);
    const { kind, said } = memoryIn(seen(8), disturbed, 0.01);
    expect(kind).toBe('undecided');
    expect(said).toContain('it remembers its inputs');
  });

  it('is none where what was seen shows on new inputs, or there are none', () => {
    expect(memoryIn(seen(8), blocks(...many(6, 3)), 0.01).kind).toBe('none');
    expect(memoryIn(seen(8), [], 0.01).kind).toBe('none');
  });

  it('asks of a small gain that something of it is left', () => {
    expect(memoryIn(seen(1.03), blocks(1.001, 1.02, 1.004), 0.01).kind).toBe('none');
    expect(memoryIn(seen(1.03), blocks(0.97, 0.98, 1.02), 0.01).kind).toBe('undecided');
  });
});
