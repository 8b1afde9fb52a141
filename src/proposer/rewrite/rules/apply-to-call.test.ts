import { describe, expect, it } from 'vitest';
import { inFunction } from '../survivors.ts';
import { changes } from '../testing.ts';
import { applyToCall } from './apply-to-call.ts';

const inputs = '[[[1, 2], [3]], [[], []]]';

describe('apply-to-call', () => {
  it.each([
    ['parseInt.call(null, xs[0], 10)', 'parseInt(xs[0], 10)'],
    ['Array.prototype.slice.call(xs)', 'copyOf(xs)'],
    ['[].slice.call(xs, 1)', 'copyOf(xs, 1)'],
    ['Array.prototype.push.apply(xs, ys)', 'pushAll(xs, ys)'],
    ['xs.push(...ys)', 'pushAll(xs, ys)'],
    ['[].concat.apply([], [xs, ys])', 'flatOnce([xs, ys])'],
    ['String.bind(null)(xs[0])', 'String.call(null, xs[0])'],
    ['[xs, ys].reduce((x, y) => x.concat(y), [])', 'flatOnce([xs, ys])'],
  ])('%s becomes %s', (before, after) => {
    expect(inFunction(applyToCall, 'xs: number[], ys: number[]', before, inputs)).toContainEqual(
      expect.stringContaining(`return ${after};`),
    );
  });

  it.each(['xs.slice(1)', 'xs.concat(ys)'])('leaves %s', (code) => {
    expect(
      changes(applyToCall, `function f(xs: number[], ys: number[]) { return ${code}; }`),
    ).toEqual([]);
  });
});
