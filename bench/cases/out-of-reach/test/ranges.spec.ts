import { describe, expect, it } from 'vitest';
import { freeSpans } from '../src/ranges.ts';

const span = (from: number, to: number) => ({ from, to });

describe('freeSpans', () => {
  it('is the whole day without appointments', () => {
    expect(freeSpans(480, 1020, [])).toEqual([span(480, 1020)]);
  });

  it('is nothing on a day that does not open', () => {
    expect(freeSpans(480, 480, [])).toEqual([]);
  });

  it('is what one appointment leaves', () => {
    expect(freeSpans(0, 100, [span(40, 60)])).toEqual([span(0, 40), span(60, 100)]);
  });

  it('ignores what is outside the day', () => {
    expect(freeSpans(10, 20, [span(0, 10), span(20, 30)])).toEqual([span(10, 20)]);
  });

  it('is nothing when one appointment takes it all', () => {
    expect(freeSpans(10, 20, [span(0, 30)])).toEqual([]);
  });

  it('takes appointments in any order', () => {
    expect(freeSpans(0, 50, [span(30, 40), span(10, 20)])).toEqual([
      span(0, 10),
      span(20, 30),
      span(40, 50),
    ]);
  });

  it('joins appointments that overlap', () => {
    expect(freeSpans(0, 50, [span(10, 30), span(20, 40)])).toEqual([span(0, 10), span(40, 50)]);
  });

  it('sees an appointment within another', () => {
    expect(freeSpans(0, 50, [span(10, 40), span(20, 30)])).toEqual([span(0, 10), span(40, 50)]);
  });

  it('leaves out what is too short', () => {
    expect(freeSpans(0, 50, [span(5, 20), span(30, 45)], 10)).toEqual([span(20, 30)]);
  });

  it('has no span between appointments that touch', () => {
    expect(freeSpans(0, 30, [span(0, 10), span(10, 20)])).toEqual([span(20, 30)]);
  });
});
