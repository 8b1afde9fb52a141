import { describe, expect, it } from 'vitest';
import { parseSource } from '../../candidate/index.ts';
import { executableOf } from './executable.ts';
import { namedFunctions } from '../symbols.ts';

function sourceOf(file: string, text: string) {
  const parsed = parseSource(file, text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.source;
}

/** Runs the code as a realm does. */
function load(
  code: string,
  requires: Record<string, unknown> = {},
  fuel = { left: 1_000 },
  version = 0,
) {
  const module = { exports: {} as Record<string, unknown> };
  const require = (name: string): unknown => requires[name];
  new Function('module', 'exports', 'require', '__pawl', '__pawl_version', code)(
    module,
    module.exports,
    require,
    fuel,
    version,
  );
  return module.exports;
}

describe('executable code', () => {
  it.each([
    ['export const a = 1; export function b() { return a; } export class C {}', { a: 1 }],
    ['const a = 1, z = 2; export { a, z as b };', { a: 1, b: 2 }],
    [
      'export const { a, b: [c, ...d], e = 5 } = { a: 1, b: [2, 3] };',
      { a: 1, c: 2, d: [3], e: 5 },
    ],
    ['export default 7;', { default: 7 }],
    [
      `import x, { y as z, 'odd name' as o } from 'm'; import * as all from 'm'; export const got = [x, z, o, all.y];`,
      { got: ['d', 2, 3, 2] },
    ],
    [
      `export * from 'm'; export * as m from 'm'; export { y as why, default } from 'm';`,
      { y: 2, why: 2, default: 'd' },
    ],
    ['export let n = 0; export const up = () => ++n; up();', { n: 1 }],
  ])('exports %s', (text, wanted) => {
    const module = { __esModule: true, default: 'd', y: 2, 'odd name': 3 };
    for (const fuel of [false, true])
      expect(
        load(executableOf(sourceOf('a.js', text)).code([], fuel), { m: module }),
      ).toMatchObject(wanted);
  });

  it('has no types left, also those that come with an edit', () => {
    const text = `import type { T } from 'gone';\nexport interface I { n: number }\nexport type { T };\nexport function f<A extends I>(a: A, b?: number): number { return (a.n as number) + b!; }\n`;
    const executable = executableOf(sourceOf('a.ts', text));
    expect(
      (load(executable.code([], true))['f'] as (a: unknown, b: number) => number)({ n: 1 }, 2),
    ).toBe(3);
    const at = text.indexOf('return');
    const edits = [{ start: at, end: at, text: 'const c: number = 10 satisfies number; b = c; ' }];
    expect((load(executable.code(edits, true))['f'] as (a: unknown) => number)({ n: 1 })).toBe(11);
  });

  it('counts steps where an edit inserts at the same place', () => {
    const text =
      'export function f(n) { for (let i = 0; i < n; i++) n--; while (n > 9) ; return n; }';
    const executable = executableOf(sourceOf('a.js', text));
    const at = text.indexOf('for');
    const fuel = { left: 1_000 };
    const code = executable.code([{ start: at, end: at, text: 'n += 2;' }], true);
    expect((load(code, {}, fuel)['f'] as (n: number) => number)(4)).toBe(3);
    expect(1_000 - fuel.left).toBe(4);
  });

  it('keeps directives first, and links anew where an edit meets an export', () => {
    const text = `export function f() { 'use strict'; return this; }\nexport const g = () => 1;\n`;
    const executable = executableOf(sourceOf('a.js', text));
    const strict = load(executable.code([], true))['f'] as () => unknown;
    expect(strict()).toBe(undefined);
    const start = text.indexOf('export const');
    const edits = [{ start, end: text.length, text: 'export const h = () => 2;\n' }];
    expect(Object.keys(load(executable.code(edits, true)))).toEqual(['f', 'h']);
    expect(() => executable.code([{ start, end: start + 8, text: '(' }], true)).toThrow(
      SyntaxError,
    );
  });
});

describe('named functions', () => {
  it.each([
    ['export function f() {} function g() {}', ['f', '-g']],
    ['export default function () {}', ['default']],
    ['export default function f() {}', ['f']],
    ['const f = () => {}; export { f as g };', ['g']],
    ['export const f = async function* () {}, g = (a) => a;', ['f', 'g']],
    [
      'export class C { constructor() {} m() {} static s() {} get x() { return 1; } #p() {} }',
      ['C.constructor', 'C.m', 'C.static.s'],
    ],
    ['module.exports = { f, g() {}, h: (a) => a }; function f() {}', ['f', 'g', 'h']],
    ['module.exports = function f() {};', ['f']],
    ['exports.f = () => {}; module.exports.g = function () {};', ['f', 'g']],
    ['exports = module.exports = f; function f() {}', ['f']],
  ])('of %s', (text, wanted) => {
    const names = namedFunctions(sourceOf(text.includes('exports') ? 'a.cjs' : 'a.mjs', text));
    expect(names.map((it) => (it.exported ? '' : '-') + it.symbol).sort()).toEqual(
      [...wanted].sort(),
    );
  });

  it('counts the steps of a text that is given as a whole by that text', () => {
    const before = `exports.f = (list) => list.map((n) => {\n  const m = n;\n  return m;\n});\n`;
    const after = `exports.f = (list) => { for (const n of list)\n  if (n > 1) return n;\n  return 0;\n};\n`;
    const whole = [{ start: 0, end: before.length, text: after }];
    const code = executableOf(sourceOf('a.cjs', before)).code(whole, true);
    const { f } = load(code) as { f: (list: readonly number[]) => number };
    expect(f([1, 2, 3])).toBe(2);
    expect(code.match(/__pawl\.left/g)).toHaveLength(2);
  });
});
