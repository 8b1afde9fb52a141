import { describe, expect, it } from 'vitest';
import { apply, differences } from '../testing.ts';
import { hoistCall as rule } from './hoist-call.ts';

const slug = 'function slug(s) { return s.trim().replace(/ +/g, "-"); }\n';
const inputs = '[[["a-b", "c"], " a  b "], [[], "x"]]';

describe('hoist-call', () => {
  it.each([
    'function f(xs, s) { return xs.filter((x) => x === slug(s)); }',
    'function f(xs, s) { const out = []; for (const x of xs) { if (slug(s).length > 1) out.push(x + slug(s)); } return out; }',
    'class A { norm(s) { return slug(s); } m(xs, s) { return xs.map((x) => x + this.norm(s)); } }\nconst f = (xs, s) => new A().m(xs, s);',
  ])('calls once in %s', (code) => {
    const after = apply(rule, slug + code);
    expect(after).toHaveLength(1);
    expect(differences(slug + code, after[0]!, 'f', inputs)).toEqual([]);
  });

  it.each([
    'function f(xs) { return xs.map((x) => slug(x)); }',
    'function f(xs, s) { for (const x of xs) slug(s); }',
    'function f(xs, log) { return xs.map((x) => log.next(1) + x); }',
    'function f(xs, s) { for (const x of xs) { s += x; g(slug(s)); } }',
    'function f(s) { return slug(s); }',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
