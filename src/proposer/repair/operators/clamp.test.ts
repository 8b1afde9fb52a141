import { describe, expect, it } from 'vitest';
import { clamp } from './clamp.ts';
import { textsOf } from './testing.ts';

describe('clamp', () => {
  it('keeps the greatest or least of what is assigned again and again', () => {
    const texts = textsOf(clamp, 'let at = 0; for (const one of list) { at = one.to; }');
    expect(texts).toEqual(
      expect.arrayContaining([
        'let at = 0; for (const one of list) { at = Math.max(at, one.to); }',
        'let at = 0; for (const one of list) { at = Math.min(at, one.to); }',
      ]),
    );
  });

  it('holds a number to zero, to others in scope and to a length', () => {
    const code = 'function f(list, i, size) { if (list.length > 2) i++; return i - size * 2; }';
    const texts = textsOf(clamp, code);
    for (const held of ['Math.max(0, i - size * 2)', 'Math.min(list.length, i - size * 2)'])
      expect(texts).toContain(code.replace('i - size * 2', held));
    expect(textsOf(clamp, 'function f(i, top) { top--; return i + 1; }')).toContain(
      'function f(i, top) { top--; return Math.min(top, i + 1); }',
    );
  });

  it('reads no variable in its own declaration, and leaves texts and lists alone', () => {
    const texts = textsOf(clamp, 'function f(n) { const k = n + 1; return k; }');
    expect(texts.filter((text) => /k = Math.*\bk\b/.test(text.split('return')[0]!))).toEqual([]);
    expect(textsOf(clamp, 'function f(s) { return s.trim() + "x"; }')).toEqual([]);
  });
});
