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
    ['it asserts', 'lib/spec.js', `assert.ok(f);\n${part}`, changed, "require('./spec');"],
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
