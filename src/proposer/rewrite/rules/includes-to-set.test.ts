import { describe, expect, it } from 'vitest';
import { apply, differences } from '../testing.ts';
import { includesToSet as rule } from './includes-to-set.ts';

const inputs = '[[[1, 2, NaN, 3, 2], [2, 3, NaN]], [[], [1]], [[1], []], [["a", "b"], ["b"]]]';

describe('includes-to-set', () => {
  it.each([
    'function f(xs, ys) { return xs.filter((x) => ys.includes(x)); }',
    'const f = (xs: number[], ys: number[]) => xs.filter((x) => !ys.includes(x));',
    'function f(xs, ys) { const out = []; for (const x of xs) if (ys.indexOf(x) !== -1) out.push(x); return out; }',
    'function f(xs, ys) { const out = []; for (let i = 0; i < xs.length; i++) { if (0 > ys.indexOf(xs[i])) out.push(xs[i]); } return out; }',
    'function f(xs, ys) { return xs.filter(function (x) { return ys.some((y) => x === y); }); }',
    'function f(xs, ys) { return xs.every((x) => ys.findIndex((y) => y === x) >= 0); }',
    'class A { m(xs, ys) { return xs.filter((x) => ys.indexOf(x) > -1); } }\nconst f = (xs, ys) => new A().m(xs, ys);',
    'function f(xs, ys) { return xs.filter((x) => ys.map((y) => y + 1).includes(x)); }',
  ])('replaces %s', (before) => {
    const after = apply(rule, before);
    expect(after.length).toBeGreaterThan(0);
    expect(after[0]).toContain('new Set(');
    const right = after.filter((text) => differences(before, text, 'f', inputs).length === 0);
    expect(right).not.toEqual([]);
  });

  it.each([
    'function indexOf(arr, el) { for (var i = 0; i < arr.length; i++) { if (arr[i] === el) return i; } return -1; }',
    'const indexOf = (arr, el) => { for (let i = 0; i < arr.length; ++i) if (el === arr[i]) return i; return -1; };',
    'function indexOf(arr, el) { return arr.indexOf(el); }',
  ])('knows what searches a list by hand: %s', (helper) => {
    const before = `${helper} function f(xs, ys) { var out = []; for (var i = 0; i < xs.length; i++) { if (indexOf(ys, xs[i]) > -1) out.push(xs[i]); } return out; }`;
    const after = apply(rule, before);
    expect(after.some((text) => differences(before, text, 'f', inputs).length === 0)).toBe(true);
  });

  it('knows who is asked by hand whether a list holds something', () => {
    const before =
      'function has(x, list) { for (const one of list) { if (one === x) { return true; } } return false; } const f = (xs, ys) => xs.filter((x) => !has(x, ys));';
    const after = apply(rule, before);
    expect(after.some((text) => differences(before, text, 'f', inputs).length === 0)).toBe(true);
  });

  it.each([
    'function indexOf(arr, el) { for (var i = 1; i < arr.length; i++) { if (arr[i] === el) return i; } return -1; }',
    'function indexOf(arr, el) { for (var i = 0; i < arr.length; i++) { if (arr[i] !== el) return i; } return -1; }',
    'function indexOf(arr, el) { for (var i = 0; i < arr.length; i++) { if (arr[i] === el) return 7; } return -1; }',
    'function indexOf(arr, el) { for (var i = 0; i < arr.length; i++) { if (arr[i] === el) return i; } return 0; }',
  ])('leaves what is no search: %s', (helper) => {
    const code = `${helper} function f(xs, ys) { return xs.filter((x) => indexOf(ys, x) > -1); }`;
    expect(apply(rule, code)).toEqual([]);
  });

  it('shares one Set between questions about one array', () => {
    const code =
      'function f(xs, ys) { for (const x of xs) { if (ys.includes(x)) a(x); if (!ys.includes(x + 1)) b(x); } }';
    const [after] = apply(rule, code);
    expect(after?.match(/new Set/g)).toHaveLength(1);
    expect(after?.match(/ysSet\.has/g)).toHaveLength(2);
  });

  it('makes the Set where the array is known, not further out', () => {
    const [after] = apply(
      rule,
      'function f(users, ids) { for (const user of users) { for (const id of ids) { if (user.tags.includes(id)) hit(user); } } }',
    );
    expect(after).toMatch(/of users\) \{ const knownSet = new Set\(user\.tags\);/);
  });

  it.each([
    'function f(x, ys) { return ys.includes(x); }',
    'function f(xs, ys) { for (const x of xs) { if (!ys.includes(x)) ys.push(x); } }',
    'function f(xs, ys) { return xs.map((x) => ys.indexOf(x)); }',
    'function f(xs) { return xs.filter((x) => x.tags.includes(1)); }',
    'function f(xs, ys) { return xs.filter((x) => ys.some((y) => y !== x)); }',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
