import { describe, expect, it } from 'vitest';
import { insertJump } from './insert-jump.ts';
import { textsOf } from './testing.ts';

describe('insert-jump', () => {
  it('breaks, goes on, returns', () => {
    const texts = textsOf(insertJump, 'function f(a) { for (const b of a) { if (b) { g(b); } } }');
    expect(texts).toEqual(
      expect.arrayContaining([
        'function f(a) { for (const b of a) { if (b) { g(b); break; } } }',
        'function f(a) { for (const b of a) { if (b) { g(b); continue; } } }',
        'function f(a) { for (const b of a) { if (b) { g(b); return a; } } }',
      ]),
    );
  });
  it('breaks only what can be left', () => {
    const texts = textsOf(insertJump, 'function f(a) { if (a) { g(); } }');
    expect(texts).not.toContain('function f(a) { if (a) { g(); break; } }');
  });
  it('returns what was computed', () => {
    const texts = textsOf(insertJump, 'function f(a) { let b = a; b++; }');
    expect(texts).toContain('function f(a) { let b = a; b++; return b; }');
  });
});
