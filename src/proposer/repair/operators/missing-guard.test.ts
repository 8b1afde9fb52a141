import { describe, expect, it } from 'vitest';
import { missingGuard } from './missing-guard.ts';
import { textsOf } from './testing.ts';

describe('missing-guard', () => {
  it('returns early at the start', () => {
    const texts = textsOf(missingGuard, 'function f(a) { return a.x }');
    expect(texts).toEqual(
      expect.arrayContaining([
        'function f(a) { if (!a) return []; return a.x }',
        'function f(a) { if (a == null) return a; return a.x }',
      ]),
    );
  });
  it('goes on with the loop', () => {
    const texts = textsOf(missingGuard, 'function f(l) { for (const a of l) { g(a.x) } }');
    expect(texts).toContain('function f(l) { for (const a of l) { if (!a) continue; g(a.x) } }');
  });
  it('knows no jump where none is allowed', () => {
    const texts = textsOf(missingGuard, '{ let a = 1; g(a) }');
    expect(texts).not.toContain('{ let a = 1; if (!a) return; g(a) }');
  });
});
