import { describe, expect, it } from 'vitest';
import { loopDirection } from './loop-direction.ts';
import { textsOf } from './testing.ts';

describe('loop-direction', () => {
  it('counts the other way', () => {
    const texts = textsOf(loopDirection, 'for (let i = 0; i < n; i++) a(i)');
    expect(texts).toContain('for (let i = n - 1; i >= 0; i--) a(i)');
  });
  it('loops over keys or values', () => {
    const texts = textsOf(loopDirection, 'for (const a of b) c(a)');
    expect(texts).toContain('for (const a in b) c(a)');
  });
  it('asks after or before the body', () => {
    const texts = textsOf(loopDirection, 'while (a) { b() }');
    expect(texts).toContain('do { b() } while (a);');
  });
});
