import { describe, expect, it } from 'vitest';
import { chainCall } from './chain-call.ts';
import { textsOf } from './testing.ts';

describe('chain-call', () => {
  it('adds a call at the end', () => {
    const texts = textsOf(chainCall, 'function f(t) { return t.trim() }');
    expect(texts).toContain('function f(t) { return t.trim().toLowerCase() }');
    expect(texts).not.toContain('function f(t) { return t.trim().sort() }');
  });
  it('takes one away', () => {
    const texts = textsOf(chainCall, 'x = list.slice(1).sort()');
    expect(texts).toEqual(expect.arrayContaining(['x = list.slice(1)', 'x = list.sort()']));
  });
  it('calls on the whole of what was there', () => {
    const texts = textsOf(chainCall, 'x = `a${b}`');
    expect(texts).toContain('x = `a${b}`.trim()');
  });
});
