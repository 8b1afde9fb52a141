import { describe, expect, it } from 'vitest';
import { changeOf, foundIn } from './testing.ts';

const change = (path: string, before: string, after: string, loader: string): string[] =>
  foundIn(changeOf({ [path]: [before, after] }, { objective: 'fix' }, { 'lib/index.js': loader }));
const part = 'exports.title = (runner) => runner.name;\n';
const changed = 'exports.title = (runner) => runner.name.trim();\n';

describe('a part of the program that is named like a test', () => {
  it('is code, when code of the base loads it', () => {
    expect(change('lib/spec.js', part, changed, "require('./spec');")).toEqual([]);
    expect(change('lib/spec.js', part, changed, "import './spec.js';")).toEqual([]);
  });

  it.each([
    ['nothing loads it', 'lib/spec.js', part, changed, "require('./other');"],
    ['another file of that name is loaded', 'lib/spec.js', part, changed, "require('./a/spec');"],
    ['it is in a folder of tests', 'lib/test/spec.js', part, changed, "require('./test/spec');"],
    ['it tested something', 'lib/spec.js', `it('a', f);\n${part}`, changed, "require('./spec');"],
    ['it tests something', 'lib/spec.js', part, `it('a', f);\n${changed}`, "require('./spec');"],
    ['it asserts at once', 'lib/spec.js', `assert.ok(f);\n${part}`, changed, "require('./spec');"],
  ])('is a test, when %s', (_, path, before, after, loader) => {
    expect(change(path, before, after, loader).join()).toContain('stop checks/test-');
  });

  it('is held to what holds for code', () => {
    const reaching = `const { exec } = require('child_process');\n${part}exec('ls');\n`;
    expect(change('lib/spec.js', part, reaching, "require('./spec');")).toContain(
      'sign-off capability/process',
    );
  });
});

describe('a script for trying things by hand', () => {
  const tried = (before: string, after: string, others: Record<string, string> = {}): string =>
    foundIn(changeOf({ 'test.js': [before, after] }, {}, others)).join();
  const [old, now] = ["require('./').run(1);\n", "require('./').run(2);\n"];

  it('is no test, though its name is that of one', () => {
    expect(tried(old, now)).not.toContain('checks/');
    expect(tried(old, now, { 'test/all.js': "load('**/*.test.js');" })).not.toContain('checks/');
  });

  it.each([
    ['it asserts', `assert(ok);\n${old}`, now, {}],
    ['it may fail', old, `if (!ok) throw new Error();\n${now}`, {}],
    ['it says by its end whether all is well', `process.exit(1);\n${old}`, now, {}],
    ['a script runs it', old, now, { 'package.json': '{"scripts":{"test":"node test.js"}}' }],
    ['another test loads it', old, now, { 'test/all.js': "require('../test');" }],
  ])('is one, when %s', (_, before, after, others) => {
    expect(tried(before, after, others)).toContain('sign-off checks/');
  });
});

describe('a script that Node runs', () => {
  const script = (line: string, body = 'console.log(1);'): [string, string] => [
    `${line}\nconsole.log(0);\n`,
    `${line}\n${body}\n`,
  ];
  const found = (sides: [string, string]): string[] => foundIn(changeOf({ 'bin/shop': sides }));

  it('is read as code', () => {
    expect(found(script('#!/usr/bin/env node'))).toEqual([]);
    expect(found(script('#!/usr/bin/env node', 'eval(process.argv[2]);'))).toContain(
      'stop capability/code',
    );
    expect(found(script('#!/usr/bin/env node', 'if ('))).toContain('stop gate/unreadable');
  });

  it.each(['#!/bin/sh', '#!/usr/bin/env -S node -r ./a', '#!/usr/bin/env node2', '#!./node'])(
    'is none with %s',
    (line) => {
      expect(found(script(line))).toEqual(['stop deception/unknown-kind']);
    },
  );
});
