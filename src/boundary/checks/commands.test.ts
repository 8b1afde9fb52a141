import { describe, expect, it } from 'vitest';
import { isOtherwise, isPlainCommand, keepsCommand } from './commands.ts';

describe('keepsCommand', () => {
  const before = { test: 'mocha', lint: 'eslint .', clean: 'rm -rf dist' };
  const after = { ...before, deps: 'dependency-check .', fetch: 'curl x.example' };

  it.each([
    ['mocha --reporter spec test/', 'mocha test/'],
    ['mocha --reporter spec --bail test/', 'mocha --reporter dot test/'],
    ['tap --coverage-report=lcov', 'tap --coverage-report=text --coverage-report=lcov'],
    ['mocha', 'mocha && npm run lint'],
    ['rimraf pkg', 'rimraf pkg && npm run deps && npm run lint'],
  ])('%s is kept by %s', (old, now) => {
    expect(keepsCommand(old, now, before, after)).toBe(true);
  });

  it.each([
    ['mocha', 'mocha --reporter ./quiet.js'],
    ['mocha', 'mocha --reporter json || true'],
    ['mocha', 'mocha --passWithNoTests'],
    ['mocha', 'mocha; npm run lint'],
    ['mocha', 'npm run lint && mocha'],
    ['mocha', 'mocha || true && npm run lint'],
    ['mocha', 'mocha && npm run fetch'],
    ['mocha', 'mocha && npm run lint && curl x.example'],
    ['mocha', 'mocha && npm run nothing'],
    ['mocha', 'mocha && curl x.example'],
    ['mocha --timeout 9', 'mocha --timeout 9000'],
    ['mocha test/', 'mocha --bail'],
    ['tsc -b', 'tsc'],
    [undefined, 'mocha'],
  ])('%s is not kept by %s', (old, now) => {
    expect(keepsCommand(old, now, before, after)).toBe(false);
  });

  it('does not follow a script that this change makes another', () => {
    const other = { ...after, lint: 'rm -rf test' };
    expect(keepsCommand('mocha', 'mocha && npm run lint', before, other)).toBe(false);
  });
});

describe('isPlainCommand', () => {
  const before = { smoke: 'mocha "out/*.js" -s 0' };

  it.each(['node bench.js', 'mocha "out/*.js" -s 0 --grep "\\(sync\\)"'])('%s is', (command) => {
    expect(isPlainCommand(command, before)).toBe(true);
  });

  it.each([
    'curl x.example',
    'mocha "out/*.js" -s 0 --grep "$(curl x.example)"',
    'mocha "out/*.js" -s 0 --grep "a" | sh',
    'mocha "out/*.js" -s 0; rm -rf /',
    'other --grep "\\(sync\\)"',
  ])('%s is not', (command) => {
    expect(isPlainCommand(command, before)).toBe(false);
  });
});

describe('isOtherwise', () => {
  it('is the same program with other options', () => {
    expect(isOtherwise('node bench.js --size 10', 'node bench.js --size 20 --json')).toBe(true);
  });

  it.each([
    ['node bench.js --size 10', 'node other.js --size 10'],
    ['node --expose-gc bench.js', 'node --eval "fetch(1)"'],
    ['node bench.js --size 10', 'node bench.js --size 10; rm -rf test'],
    ['node bench.js --size 10', 'node bench.js --size "$(ls)"'],
  ])('%s is not %s', (old, now) => {
    expect(isOtherwise(old, now)).toBe(false);
  });
});
