import { describe, expect, it } from 'vitest';
import { applyEdits, parseSource } from '../../../candidate/index.ts';
import { instrument } from './instrument.ts';
import { suspicionOf } from './suspicion.ts';

function instrumented(code: string, file = 'a.js') {
  const parsed = parseSource(file, code);
  if (!parsed.ok) throw new Error(parsed.reason);
  const { edits, sites } = instrument(parsed.source, (id) => `hit(${id})`);
  const text = applyEdits(code, edits);
  const again = parseSource(file, text);
  if (!again.ok) throw new Error(`${again.reason}\n${text}`);
  return { text, sites, edits };
}

const nasty = [
  `function f(a) { 'use strict'; if (a) return a ? 1 : 2\nelse if (!a) throw a\nreturn a && a.b || 3 }`,
  `var x = 1\nfor (;x < 3;) x++\ndo x--; while (x)\nwhile (false) if (x) x = 2; else x = 3`,
  `const g = x => ({ x }); const h = async (y = () => 1) => await y() ?? (await g(1)).x`,
  `outer: for (const a of [1]) for (const b in {}) { if (b) continue outer; else break outer }`,
  `switch (1) { case 1: case 2: { break } default: var z = 2\nz++ }`,
  `class A { static { if (1) 2 } constructor() { } get x() { return 1 } y = () => 3; async *z() { yield* [1] } }`,
  `"use strict"\nexport default function () {}\nexport const q = 1\nexport { q as r }\nimport b from 'b'`,
  `function e(){}if(1){}else{}try{}catch{}finally{}`,
  `const o = { f() { return this?.a ?? b }, async *g() { const t = yield 1 || 2 } }`,
];

describe('instrument', () => {
  it.each(nasty)('keeps it parsing, with at most one edit an offset: %s', (code) => {
    const { edits, sites } = instrumented(code);
    expect(new Set(edits.map((edit) => edit.start)).size).toBe(edits.length);
    expect(sites.length).toBeGreaterThan(0);
  });

  it('keeps TypeScript parsing', () => {
    const { text } = instrumented(
      `function f(a: string): string\nfunction f(a: any): any { return a as string ? 1 : 2 }\ntype A = 1\nenum B { c }`,
      'a.ts',
    );
    expect(text).toContain('function f(a: string): string\nfunction f(a: any)');
  });

  it('counts the branch taken and changes no outcome', () => {
    const code = `function f(n) { if (n > 2) return n > 3 ? 'big' : 'mid'; else return n && 'small' }\nf(INPUT)`;
    const { text, sites } = instrumented(code);
    const run = (input: number) => {
      const visited = new Set<number>();
      const body = text.replace('f(INPUT)', 'return f(input)');
      const result = new Function('input', 'hit', body)(input, (id: number) => visited.add(id));
      const covered = sites.filter((site) => visited.has(site.id));
      return { result, covered: covered.map((site) => code.slice(site.start, site.end)) };
    };
    expect(run(9).result).toBe('big');
    expect(run(9).covered).toContain(`'big'`);
    expect(run(9).covered).not.toContain(`'mid'`);
    expect(run(0).result).toBe(0);
    expect(run(0).covered).not.toContain(`'small'`);
    expect(run(1).covered).toContain(`'small'`);
  });
});

describe('suspicionOf', () => {
  it('takes the innermost site', () => {
    const sites = [
      { id: 0, start: 0, end: 100 },
      { id: 1, start: 10, end: 20 },
    ];
    const suspicion = suspicionOf(sites, { failedTotal: 1, failed: [1, 1], passed: [3, 0] });
    expect(suspicion({ start: 12, end: 15 })).toBe(1);
    expect(suspicion({ start: 5, end: 15 })).toBe(0.5);
    expect(suspicion({ start: 101, end: 115 })).toBe(0);
  });
});
