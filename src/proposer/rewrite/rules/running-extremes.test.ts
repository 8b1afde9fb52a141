import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { apply } from '../testing.ts';
import { runningExtremes as rule } from './running-extremes.ts';

const inputs = '[[[3, 1, 2]], [[]], [[2, NaN, 5]], [[-1, -4, 0, 9]]]';

describe('running-extremes', () => {
  it.each([
    'const f = (xs) => xs.map((_, i) => Math.max(...xs.slice(0, i + 1)));',
    'function f(xs) { const out = []; for (let i = 0; i < xs.length; i++) out.push(xs[i] - Math.min(...xs.slice(0, i + 1))); return out; }',
    'function f(xs) { const out = []; for (let i = 0; i < xs.length; i++) { out.push(Math.max(...xs.slice(i))); } return out; }',
    'const f = (xs) => xs.map((x, i) => Math.max.apply(null, xs.slice(i + 1)));',
  ])('looks extremes up in %s', (before) => {
    expect(survivors(rule, before, 'f', inputs)).not.toEqual([]);
  });

  it.each([
    'const f = (xs) => Math.max(...xs.slice(0, 3));',
    'const f = (xs) => xs.map((_, i) => Math.max(...xs.slice(i, i + 2)));',
    'const f = (xs) => xs.map((x, i) => Math.max(x, ...xs.slice(0, i)));',
    'const f = (xss) => xss.map((xs, i) => Math.max(...xs.slice(0, i)));',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
