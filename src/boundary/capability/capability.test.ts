import { describe, expect, it } from 'vitest';
import { parseCode } from '../code/code.ts';
import { capabilitiesOf } from './capability.ts';

function keysOf(text: string, path = 'a.js'): string[] {
  const parsed = parseCode(path, text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return [...capabilitiesOf(parsed.code).keys()];
}

describe('what hides a capability does not hide it', () => {
  it.each([
    ['const p = process; export const x = p.env.HOME;', 'environment HOME'],
    ["const { env: { SECRET } } = globalThis['pro' + 'cess']; SECRET;", 'environment SECRET'],
    [
      "const g = globalThis; const k = ['pro', 'cess'].join(''); g[k].exit(1);",
      'control process.exit',
    ],
    ['export const p = process;', 'control process'],
    ['globalThis[name]();', 'obscure globalThis[…]'],
    ['process[name]();', 'obscure process[…]'],
    ["[].filter.constructor('return process')();", 'code Function'],
    ["const f = (() => {}).constructor; f('x')();", 'code Function'],
    ["function q(a) { return a.constructor('return 1')(); }", 'code Function'],
    ["const { constructor: F } = function () {}; F('x')();", 'code Function'],
    ["Object.getPrototypeOf(async function () {}).constructor('x');", 'code Function'],
    ["new (function () {}.constructor)('a');", 'code Function'],
    ["setTimeout('alert(1)', 10);", 'code timer'],
    ["(0, eval)('x');", 'code eval'],
    ["const e = eval; e('y');", 'code eval'],
    ["Promise.resolve('x').then(eval);", 'code eval'],
    ["Function.prototype.call.call(eval, null, 'x');", 'code eval'],
    ["const s = atob('ZXZhbA=='); globalThis[s]('1');", 'code eval'],
    ["Reflect.get(globalThis, 'fe' + 'tch')('x');", 'network fetch'],
    ["(function (root) { root.fetch('x'); })(globalThis);", 'network fetch'],
    ["const cp = require('child_' + 'process'); cp.exec('x');", 'process child_process'],
    ["const r = require; r('net').connect();", 'network net'],
    ["import { exec as run } from 'child_process'; run('ls');", 'process child_process'],
    [
      "const { createRequire } = await import('node:module'); createRequire(import.meta.url)('vm').x();",
      'code vm',
    ],
    ["process.getBuiltinModule('fs').writeFileSync('a', 'b');", 'files-write fs'],
    ["const { readFile } = require('fs').promises; readFile('x');", 'files-read fs'],
    ['var g = (function () { return this; })(); g.process.exit();', 'obscure global object'],
    ['import(name);', 'dynamic-import import()'],
    ["import 'data:text/javascript,1';", 'outside-import data:text/javascript,1'],
    ['Object.assign(Array.prototype, { x: 1 });', 'tamper Array.prototype.*'],
    ['const P = String.prototype; P.y = 1;', 'tamper String.prototype.y'],
    ['JSON.parse = z;', 'tamper JSON.parse'],
    ['undeclared = 3;', 'tamper global undeclared'],
    ['module.constructor._load("fs");', 'code module.constructor'],
  ])('%s', (text, key) => {
    expect(keysOf(text)).toContain(key);
  });
});

it.each([
  "if (typeof process !== 'undefined') {}",
  'export const isFn = (x) => x instanceof Function;',
  'export class A { clone() { return new this.constructor(this.x); } }',
  'export const name = (b) => b.constructor.name;',
  'export const has = (a) => Object.prototype.hasOwnProperty.call(a, "x");',
  "import { join } from 'node:path'; export const p = join('a', 'b');",
  'setTimeout(() => 1, 2);',
  'function process(x) { return x.env.HOME; } process({});',
  'export const get = (list, key) => list[key];',
])('what reaches nothing is nothing: %s', (text) => {
  expect(keysOf(text)).toEqual([]);
});

it('types reach nothing', () => {
  expect(
    keysOf(
      "import type { A } from 'pkg'; export type P = typeof process; export const a: A = 1;",
      'a.ts',
    ),
  ).toEqual([]);
});
