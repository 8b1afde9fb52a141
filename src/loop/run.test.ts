import { hash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openStore } from '../durable/index.ts';
import type { RunOutcome } from './index.ts';
import { makeProject, runOn, testFile } from './testing.ts';

const bin = fileURLToPath(new URL('../../bin/pawl', import.meta.url));
const limit = { timeout: 90_000 };

function answerOf(outcome: RunOutcome) {
  if (outcome.kind !== 'improved') throw new Error(JSON.stringify(outcome));
  return outcome.answer;
}

const sum = `export function sum(list) {
  let total = 0;
  for (let i = 1; i < list.length; i++) {
    total += list[i];
  }
  return total;
}
`;
const sumTest = testFile(
  '../src/a.js',
  'sum',
  'assert.equal(sum([]), 0);',
  'assert.equal(sum([4, 2, 3]), 9);',
  'assert.equal(sum([7]), 7);',
);

describe('fix', () => {
  it('finds a patch, verified by the runner, and writes nothing', limit, async () => {
    const root = makeProject({ 'src/a.js': sum, 'test/a.test.js': sumTest });
    const { outcome, counts, run, events } = await runOn(root, {});
    const answer = answerOf(outcome);
    expect(answer.after).toBe(sum.replace('i = 1', 'i = 0'));
    expect(answer.evidence).toMatchObject({
      tests: 3,
      failedBefore: ['2', '3'],
      runner: 'node',
      runnerPassed: 3,
      reached: [{ file: 'test/a.test.js', sha256: hash('sha256', sumTest) }],
    });
    expect(counts.judged).toBeGreaterThan(0);
    expect(readFileSync(join(root, 'src/a.js'), 'utf8')).toBe(sum);
    expect(events.at(0)?.type).toBe('run-started');
    expect(events.at(-1)?.type).toBe('run-ended');
    const store = openStore(root);
    expect(store.findRun(run)?.outcome).toEqual(outcome);
    expect(store.verdictsOf(run).length).toBeGreaterThanOrEqual(counts.judged);
    store.close();
  });

  it('has nothing to do when all tests pass', limit, async () => {
    const root = makeProject({
      'src/a.js': sum.replace('i = 1', 'i = 0'),
      'test/a.test.js': sumTest,
    });
    const { outcome } = await runOn(root, {});
    expect(outcome).toEqual({ kind: 'nothing-to-do', reason: 'all 3 tests pass' });
  });

  it('says so when no test reaches the file', limit, async () => {
    const root = makeProject({
      'src/a.js': sum,
      'src/b.js': 'export const sum = () => 0;',
      'test/a.test.js': sumTest.replace('../src/a.js', '../src/b.js'),
    });
    await expect(runOn(root, {})).rejects.toThrow('no test reaches a.js');
  });

  it('makes two edits where two tests fail for two reasons', limit, async () => {
    const code = `export function stats(list) {
  let high = list[0];
  let count = 1;
  for (const item of list) {
    if (item < high) high = item;
    count++;
  }
  return { high, count };
}
`;
    const root = makeProject({
      'src/a.js': code,
      'test/a.test.js': testFile(
        '../src/a.js',
        'stats',
        'assert.equal(stats([1, 5, 3]).high, 5);',
        'assert.equal(stats([1, 5, 3]).count, 3);',
        'assert.equal(stats([4, 4]).high, 4);',
        'assert.equal(stats([9]).count, 1);',
      ),
    });
    const answer = answerOf((await runOn(root, {})).outcome);
    expect(answer.changes).toHaveLength(2);
    expect(answer.evidence.runnerPassed).toBe(4);
  });

  it('keeps types, comments and form', limit, async () => {
    const code = `// Prices are in cents.
export interface Line { readonly price: number; readonly count: number }

export function total<T extends Line>(lines: readonly T[], discount?: number): number {
    let cents = 0 as number; // odd   spacing stays
    for (const line of lines) cents += line.price * line.price!;
    return cents - (discount ?? 0);
}
`;
    const root = makeProject({
      'src/a.ts': code,
      'test/a.test.ts': testFile(
        '../src/a.ts',
        'total',
        'assert.equal(total([{ price: 5, count: 2 }]), 10);',
        'assert.equal(total([{ price: 3, count: 3 }], 1), 8);',
        'assert.equal(total([]), 0);',
      ),
    });
    const answer = answerOf((await runOn(root, { file: 'src/a.ts' })).outcome);
    expect(answer.after).toMatch(/line\.price \* line\.count|line\.count \* line\.price/);
    expect(answer.after.split('\n').filter((_, i) => i !== 5)).toEqual(
      code.split('\n').filter((_, i) => i !== 5),
    );
  });

  it('mends a method of a class with private fields', limit, async () => {
    const code = `export class Counter {
  #n = 0;
  #step;
  constructor(step) {
    this.#step = step;
  }
  up() {
    this.#n -= this.#step;
    return this.#n;
  }
}
`;
    const root = makeProject({
      'src/a.js': code,
      'test/a.test.js': testFile(
        '../src/a.js',
        'Counter',
        'const c = new Counter(2); assert.equal(c.up(), 2); assert.equal(c.up(), 4);',
        'assert.equal(new Counter(0).up(), 0);',
      ),
    });
    const answer = answerOf((await runOn(root, { symbol: 'Counter.up' })).outcome);
    expect(answer.after).toContain('this.#n += this.#step');
  });

  it('ends well when it is told to stop', limit, async () => {
    const root = makeProject({
      'src/a.js': sum,
      'test/a.test.js': testFile(
        '../src/a.js',
        'sum',
        `assert.equal(sum([1]), 'not to be found ' + 4711 / 3);`,
      ),
    });
    const stop = new AbortController();
    const { outcome, run } = await runOn(root, {}, stop.signal, (event) => {
      if (event.type === 'phase-started' && event.phase === 'search') stop.abort();
    });
    expect(outcome).toEqual({ kind: 'interrupted' });
    const store = openStore(root);
    expect(store.findRun(run)?.outcome).toEqual(outcome);
    store.close();
  });
});

describe('optimise', () => {
  const dedupe = `export function dedupe(list) {
  const out = [];
  for (const item of list) {
    if (!out.includes(item)) out.push(item);
  }
  return out;
}
`;
  const tests = testFile(
    '../src/a.js',
    'dedupe',
    'assert.deepEqual(dedupe([1, 2, 1, 3]), [1, 2, 3]);',
    'assert.deepEqual(dedupe([]), []);',
    `assert.deepEqual(dedupe(['a', 'b', 'a']), ['a', 'b']);`,
  );
  it('finds the quadratic membership test', limit, async () => {
    const root = makeProject({ 'src/a.js': dedupe, 'test/a.test.js': tests });
    const answer = answerOf(
      (await runOn(root, { command: 'optimise', symbol: 'dedupe', budgetMs: 25_000 })).outcome,
    );
    expect(answer.after).toContain('new Set');
    expect(answer.effect!.low).toBeGreaterThan(1);
  });

  it('claims nothing for a function that it has no better form of', limit, async () => {
    const root = makeProject({
      'src/a.js': 'export function twice(n) {\n  return n + n;\n}\n',
      'test/a.test.js': testFile(
        '../src/a.js',
        'twice',
        'assert.equal(twice(2), 4);',
        'assert.equal(twice(-1), -2);',
      ),
    });
    const { outcome } = await runOn(root, {
      command: 'optimise',
      symbol: 'twice',
      budgetMs: 10_000,
    });
    expect(outcome.kind).toBe('not-improved');
  });
});

describe('a killed run', () => {
  it('is resumed to the same answer', limit, async () => {
    const files = { 'src/a.js': sum, 'test/a.test.js': sumTest };
    const whole = answerOf((await runOn(makeProject(files), {})).outcome);
    const root = makeProject(files);
    const child = spawn(bin, ['fix', 'src/a.js', '-C', root, '--seed', '1', '--json'], {
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    });
    const ended = once(child, 'close');
    let said = '';
    for await (const chunk of child.stdout) {
      said += String(chunk);
      if (!said.includes('"candidate-judged"')) continue;
      process.kill(-child.pid!, 'SIGKILL');
      break;
    }
    await ended;
    const { run } = JSON.parse(said.split('\n')[0]!) as { run: string };
    const store = openStore(root);
    const before = store.verdictsOf(run).length;
    expect(store.findRun(run)?.outcome).toBe(undefined);
    store.close();
    expect(before).toBeGreaterThan(0);
    const resumed = spawn(bin, ['resume', run, '-C', root], { stdio: 'ignore' });
    expect(await once(resumed, 'close')).toEqual([0, null]);
    const after = openStore(root);
    expect(after.findAnswer(run)?.answer.after).toBe(whole.after);
    after.close();
    expect(existsSync(join(root, 'src/a.js'))).toBe(true);
  });
});
