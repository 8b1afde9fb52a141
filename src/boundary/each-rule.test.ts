import { describe, expect, it } from 'vitest';
import type { ProjectChange } from './change.ts';
import { ruleId } from './finding.ts';
import { allRules, boundaries, judge } from './judge.ts';
import { defaultSettings } from './settings.ts';
import { changeOf, foundBetween, foundIn, version, type Sides } from './testing.ts';

const lock = (entry: object): string =>
  JSON.stringify({ lockfileVersion: 3, packages: { 'node_modules/ms': entry } });
const ms = {
  version: '2.1.3',
  resolved: 'https://registry.example/ms/-/ms-2.1.3.tgz',
  integrity: 'sha512-a',
};
const f = (body: string): string => `export function f(x) {\n${body}\n}\n`;
const one = (before: string | undefined, after: string): Sides => ({ 'src/a.js': [before, after] });
const many = (count: number): string =>
  Array.from({ length: count }, (_, i) => `  x.push(${i});`).join('\n');

/** A change that each rule finds, and one like it that it leaves alone. */
const examples: readonly [string, Sides, Sides, Partial<ProjectChange>?][] = [
  [
    'capability/native',
    one(f('return x;'), f('return process.binding(x);')),
    one(f('return x;'), f('return x.binding;')),
  ],
  [
    'capability/files-read',
    one(
      f('return x;'),
      `import { readFileSync } from 'node:fs';\n${f('return readFileSync("a", x);')}`,
    ),
    one(f('return x;'), `import { join } from 'node:path';\n${f('return join("a", x);')}`),
  ],
  [
    'capability/machine',
    one(f('return x;'), `import os from 'node:os';\n${f('return os.userInfo();')}`),
    one(f('return x;'), `import os from 'node:os';\n${f('return x + os.EOL;')}`),
  ],
  [
    'capability/page',
    one(f('return x;'), f('localStorage.setItem("a", x);')),
    one(f('return x;'), f('x.setItem("a", x);')),
  ],
  [
    'capability/package',
    one(f('return x;'), `import y from 'left-pad';\n${f('return y(x);')}`),
    one(f('return x;'), `import y from './left-pad.js';\n${f('return y(x);')}`),
  ],
  [
    'capability/global',
    one(f('return x;'), f('return jQuery(x);')),
    one(f('return x;'), f('return Number(x);')),
  ],
  [
    'capability/output',
    one(f('return x;'), f('console.log(x); return x;')),
    one(f('return x;'), f('x.log(x); return x;')),
  ],
  [
    'capability/clock',
    one(f('return x;'), f('return x + Date.now();')),
    one(f('return x;'), f('return new Date(x);')),
  ],
  [
    'capability/random',
    one(f('return x;'), f('return x + Math.random();')),
    one(f('return x;'), f('return Math.abs(x);')),
  ],
  [
    'dependency/version',
    { 'package.json': ['{"dependencies":{"ms":"^2.0.0"}}', '{"dependencies":{"ms":"^3.0.0"}}'] },
    {
      'package.json': [
        '{"dependencies":{"ms":"^2.0.0"}}',
        '{"description":"a","dependencies":{"ms":"^2.0.0"}}',
      ],
    },
  ],
  [
    'dependency/entry',
    { 'package.json': ['{"bin":"a.js"}', '{"bin":"b.js"}'] },
    { 'package.json': ['{"bin":"a.js"}', '{"bin":"a.js","keywords":["a"]}'] },
  ],
  [
    'dependency/policy',
    { 'package.json': ['{"private":true}', '{}'] },
    { 'package.json': ['{"private":true}', '{"private":true,"author":"a"}'] },
  ],
  [
    'dependency/lock-integrity',
    { 'package-lock.json': [lock(ms), lock({ ...ms, integrity: 'sha512-b' })] },
    { 'package-lock.json': [lock(ms), lock({ ...ms, version: '2.1.4', integrity: 'sha512-b' })] },
  ],
  [
    'dependency/lock-script',
    { 'package-lock.json': [lock(ms), lock({ ...ms, hasInstallScript: true })] },
    { 'package-lock.json': [lock(ms), lock({ ...ms, dev: true })] },
  ],
  [
    'dependency/lock-alone',
    { 'package-lock.json': [lock(ms), lock({ ...ms, dev: true })] },
    {
      'package.json': ['{}', '{"author":"a"}'],
      'package-lock.json': [lock(ms), lock({ ...ms, dev: true })],
    },
  ],
  [
    'dependency/unreadable',
    { 'package.json': ['{}', '{"a":1,"a":2}'] },
    { 'package.json': ['{}', '{"a":{"a":1}}'] },
  ],
  [
    'security/path',
    one(f('return x;'), `import fs from 'node:fs';\n${f('return fs.readFileSync(x);')}`),
    one(f('return x;'), `import fs from 'node:fs';\n${f('return fs.readFileSync("a");')}`),
  ],
  [
    'security/regexp',
    one(f('return x;'), f('return new RegExp(x);')),
    one(f('return x;'), f('return new RegExp(escapeRegExp(x));')),
  ],
  [
    'security/redirect',
    one(
      'export function f(req, res) { res.end(req.url); }',
      'export function f(req, res) { res.redirect(req.query.to); }',
    ),
    one(
      'export function f(req, res) { res.end(req.url); }',
      'export function f(req, res) { res.redirect("/"); }',
    ),
  ],
  [
    'security/request',
    one(f('return x;'), f('return fetch(x);')),
    one(f('return x;'), f('return fetch("https://a.example");')),
  ],
  [
    'scope/files',
    Object.fromEntries(Array.from({ length: 26 }, (_, i) => [`a${i}.md`, ['a', 'b']])) as Sides,
    { 'a.md': ['a', 'b'] },
  ],
  [
    'scope/lines',
    one(
      f(''),
      `${f('')}${Array.from({ length: 801 }, (_, i) => `export const a${i} = ${i};`).join('\n')}`,
    ),
    one(f(''), f(many(3))),
  ],
  ['readability/length', one(f('return x;'), f(many(151))), one(f('return x;'), f(many(15)))],
  [
    'readability/price',
    one(f('return x;'), f('if (x) return 1; return x;')),
    one(f('return x;'), f('return x + 1;')),
    { objective: 'optimise' },
  ],
  [
    'readability/comments',
    one(`// Copyright A\n${f('return x;')}`, f('return x + 1;')),
    one(`// Copyright A\n${f('return x;')}`, `/* Copyright A */\n${f('return x;')}`),
  ],
  [
    'plausibility/jump',
    one(f('return x;'), f('return x + 0;')),
    one(f('return x;'), f('return x + 0;')),
    { claims: { ratio: 50, history: [1.1, 1.2, 1.3, 1.2, 1.1, 1.4, 1.2, 1.3] } },
  ],
  [
    'plausibility/constant-output',
    one(f('return x;'), f('return x + 0;')),
    one(f('return x;'), f('return x + 0;')),
    { claims: { outcomes: { inputs: 100, before: 40, after: 1 } } },
  ],
  [
    'gaming/cached',
    one(f('return x;'), `const kept = new Map();\n${f('kept.set(x, x); return x;')}`),
    one(f('return x;'), f('const kept = new Map(); kept.set(x, x); return x;')),
    { objective: 'optimise' },
  ],
  [
    'checks/hollow-test',
    { 'src/a.test.js': [undefined, 'it("a", () => { expect(true).toBe(true); });'] },
    { 'src/a.test.js': [undefined, 'it("a", () => { expect(f(1)).toBe(true); });'] },
  ],
];

describe('each rule that no case of the corpus is written for', () => {
  it.each(examples)(
    '%s finds its attack, and leaves its like alone',
    (rule, attack, like, rest) => {
      const ids = (sides: Sides, more: Partial<ProjectChange>): string[] =>
        judge(changeOf(sides, more)).map(ruleId);
      expect(ids(attack, rest ?? {})).toContain(rule);
      const { claims: _, ...plain } = rest ?? {};
      expect(ids(like, plain)).not.toContain(rule);
    },
  );
});

it('becoming executable is found, and staying so is not', () => {
  const file = (before: string, after: string) =>
    changeOf(
      {},
      { files: [{ path: 'src/a.js', before: version('1;', before), after: version('2;', after) }] },
    );
  expect(foundIn(file('100644', '100755'))).toContain('sign-off deception/mode');
  expect(foundIn(file('100755', '100755'))).toEqual([]);
});

describe('what is unknown fails closed', () => {
  const change = changeOf({ 'src/a.js': ['a;', 'b;'] });

  it.each(boundaries.map((boundary) => [boundary.name, boundary] as const))(
    'a failure within %s stops the change and names the file',
    (name, boundary) => {
      const broken = {
        ...boundary,
        check: (): never => {
          throw new Error('broken');
        },
      };
      expect(judge(change, defaultSettings, [broken])).toContainEqual(
        expect.objectContaining({
          severity: 'stop',
          rule: 'failed',
          file: 'src/a.js',
          message: `the boundary ${name} failed: broken`,
        }),
      );
    },
  );

  it('code that does not parse stops, also when it did not before', () => {
    expect(foundBetween('function (', 'function ((')).toContain('stop gate/unreadable');
  });

  it('code that can’t be followed within the limits stops', () => {
    const names = Array.from({ length: 400 }, (_, i) => `v${i}`);
    const all = names.map((name) => `${name} = c ? process : ${names.slice(0, 200).join(' || ')};`);
    const text = `export function f(c) {\n let ${names.join(', ')};\n ${all.join('\n ')}\n}`;
    expect(foundBetween('export {};', text, 'src/a.js').join()).toMatch(
      /stop gate\/failed|capability\/control/,
    );
  });

  it('a file of a kind that nobody knows needs a person, and stops where it can run', () => {
    expect(foundIn(changeOf({ 'a.xyz': [undefined, 'text'] }))).toEqual([
      'sign-off deception/unknown-kind',
    ]);
    expect(foundIn(changeOf({ 'a.xyz': [undefined, '#!/bin/sh\n'] }))).toEqual([
      'stop deception/unknown-kind',
    ]);
  });
});

describe('settings', () => {
  const change = changeOf({
    'src/a.js': [f('return x;'), f('return fetch("https://a.example", x);')],
  });

  it('change a rule’s severity, or leave it out', () => {
    expect(foundIn(change)).toEqual(['sign-off capability/network']);
    expect(foundIn(change, { rules: { 'capability/network': 'stop' } })).toEqual([
      'stop capability/network',
    ]);
    expect(foundIn(change, { rules: { 'capability/network': 'off' } })).toEqual([]);
    expect(foundIn(change, { capability: { allow: ['network fetch'] } })).toEqual([]);
  });

  it('can’t touch what guards the gate itself', () => {
    const own = changeOf({ 'pawl.config.ts': [undefined, 'export default {};'] });
    expect(foundIn(own, { rules: { 'checks/own': 'off' } })).toContain('sign-off checks/own');
  });
});

it('every rule has an id of its own, a mend and a sentence', () => {
  const ids = allRules.map(ruleId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { finds, mend } of allRules)
    expect([finds, mend].every((each) => /^\S.*[^.]$/.test(each))).toBe(true);
});
