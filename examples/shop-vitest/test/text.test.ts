import { describe, expect, it } from 'vitest';
import { dedupe, normalise, shorten, slug, words } from '../src/text.ts';

describe('text', () => {
  it('normalises case, accents and punctuation', () => {
    expect(normalise('  Crème—Brûlée! ')).toBe('creme brulee');
  });

  it('splits into words', () => {
    expect(words('One, two; THREE')).toEqual(['one', 'two', 'three']);
    expect(words(' … ')).toEqual([]);
  });

  it('makes a slug', () => {
    expect(slug('Café crème, 250 g')).toBe('cafe-creme-250-g');
  });

  it('shortens at a space', () => {
    expect(shorten('a kettle with a long neck', 12)).toBe('a kettle…');
    expect(shorten('short', 12)).toBe('short');
    expect(shorten('unbreakable', 6)).toBe('unbre…');
  });
});

describe('dedupe', () => {
  it('keeps the first of each', () => {
    expect(dedupe(['b', 'a', 'b', 'c', 'a'])).toEqual(['b', 'a', 'c']);
  });

  it('leaves a list without repeats as it is', () => {
    expect(dedupe(['x', 'y', 'z'])).toEqual(['x', 'y', 'z']);
    expect(dedupe([])).toEqual([]);
  });

  it('does not change its argument', () => {
    const list = ['a', 'a'];
    expect(dedupe(list)).not.toBe(list);
    expect(list).toEqual(['a', 'a']);
  });

  it('tells words apart by case', () => {
    expect(dedupe(['Tea', 'tea', 'TEA', 'tea'])).toEqual(['Tea', 'tea', 'TEA']);
  });
});
