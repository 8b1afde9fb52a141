import { describe, expect, it } from 'vitest';
import { rewrites } from './catalogue.ts';
import { apply } from './testing.ts';

const odd = [
  '',
  ';;;',
  "'use strict'",
  'export {};',
  'label: for (;;) { break label; }',
  'for (;;);',
  'for (var i = 0, j; ; ) { if (i++ > j) break; else continue }',
  'for (const [a, { b = [1] }] of [[1, {}]]) ;',
  'for await (const x of y) await x;',
  'for (x.y in z) delete z[x.y];',
  'const f = () => ({}), g = async function* () { yield* g(); };',
  'const s = `a${`b${c}`}`.split(``)[0]?.[1]!;',
  'function f(this: Foo, a?: number, ...rest: any[]) { return f.call(this, a, ...rest); }',
  'function f({ a, b: [c] } = {} as any) { return f({ a, b: [c] }); }',
  'function f(n = arguments.length) { return n ? f() + f() : f.apply(null, arguments as any); }',
  'class A { #x = /a/g; static { A.m(); } static m = (n) => A.m(n - 1); get [`k`]() { return this.#x.test(`a`); } }',
  'class B extends A { constructor() { super(); this.f = () => super.f(); } f() { return new.target; } }',
  'var o = { f(n) { return n < 2 ? n : o.f(n - 1) + o.f(n - 2); }, get x() { return o["f"]; }, async *g() {} };',
  'd[i][j] = d[i - 1][j] + d[d[i][j]][d[j][i]];',
  'function f() { var d = [], i; for (i = 0; i < 3; i++) d[i] = d; return d; }',
  'function f(s) { while (s) s = s.slice(1), s = s.slice(2); return { s, [s]: s }; }',
  'function f(xs) { return xs.sort((a, b) => (a, b)).sort(f)?.sort?.((a) => a); }',
  'switch (a) { case 1: default: case 2: { } }',
  'try { } catch { } finally { }',
  'if (a) function f() {} else ;',
  'var a = a, b = (b, a), { c } = c, [d = d] = [];',
  'enum E { A = 1, B = A << 1 } declare module "x" { const y: number; } abstract class C { abstract m(): void; }',
  'export default class { static async *[Symbol.iterator]() {} }',
  'import x, { y as z } from "m" with { type: "json" }; export * as w from "m";',
  'x = y = z += w ??= v ||= u; [a, b] = [b, a], ([c, d] = [d, c]);',
  's.replace(/[/\\]]+(?<n>x)|\\k<n>$/dgimsuy, (...m) => m.at(-1).n).replace(/(?:)/g, "").replace(/$/g, "\\u2028");',
  'new RegExp("[", flags), RegExp(/x/, "g"), new RegExp(), new RegExp(...p);',
  'Math.min(), Math.max(...[]), Math.floor(), parseInt(), Math.pow(2), "".split(), [].join(...x), Array(), new Array;',
];

describe('rules on odd code', () => {
  it.each(odd)('%s', (code) => {
    for (const rule of rewrites)
      for (const after of apply(rule, code)) expect(after).not.toBe(code);
  });
});
