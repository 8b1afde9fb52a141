import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { toCandidate, type Change } from '../../candidate/index.ts';
import { openStore, type Store } from '../../durable/index.ts';
import type { Answer, RunRequest } from '../answer.ts';
import { makeProject, request, testFile, unwatched } from '../testing.ts';
import { dissect } from './dissect.ts';

const limit = { timeout: 60_000 };

/** Replaces the first occurrence of a text. */
function change(code: string, from: string, to: string): Change {
  const start = code.indexOf(from);
  const edits = [{ start, end: start + from.length, text: to }];
  return { operator: 'by-hand', edits, reason: `Put ${to} for ${from}` };
}

function answerOf(code: string, changes: readonly Change[], some: Partial<Answer> = {}): Answer {
  const { id, text } = toCandidate(code, { changes, prior: 1 });
  const evidence = { tests: 0, failedBefore: [], examples: 0, generated: 0, runnerPassed: 0 };
  const full = { ...evidence, runner: 'node' };
  return { id, file: 'src/a.js', before: code, after: text, changes, evidence: full, ...some };
}

async function taken(root: string, some: Partial<RunRequest>, answer: Answer, fill = noVerdicts) {
  const store = openStore(root);
  onTestFinished(() => store.close());
  const run = store.startRun(request(root, some), 1);
  fill(store, run.id);
  const stop = new AbortController().signal;
  return dissect(run, answer, { store, stop, now: Date.now, listener: () => {}, watch: unwatched });
}

function noVerdicts(_store: Store, _run: string): void {}

const stats = `export function stats(list) {
  let high = list[0];
  let count = 1;
  for (const item of list) {
    if (item < high) high = item;
    count++;
  }
  return { high, count };
}
`;
const statsTest = testFile(
  '../src/a.js',
  'stats',
  'assert.equal(stats([1, 5, 3]).high, 5);',
  'assert.equal(stats([1, 5, 3]).count, 3);',
  'assert.equal(stats([4, 4]).high, 4);',
);
const higher = change(stats, 'item < high', 'item > high');
const fewer = change(stats, 'count = 1', 'count = 0');

describe('dissect', () => {
  it('tells which tests and inputs need which edit, alone and together', limit, async () => {
    const root = makeProject({ 'src/a.js': stats, 'test/a.test.js': statsTest });
    const { without, edits, tests, inputs } = await taken(
      root,
      {},
      answerOf(stats, [higher, fewer]),
    );
    expect(without.map((it) => [it.taken, it.failing.map(({ test }) => test)])).toEqual([
      [[0], ['1']],
      [[1], ['2']],
      [
        [0, 1],
        ['1', '2'],
      ],
    ]);
    expect(tests).toBe(3);
    expect(inputs).toBeGreaterThan(50);
    const [first, second, both] = without;
    expect(first!.differing).toBeGreaterThan(0);
    expect(first!.differing).toBeLessThan(both!.differing);
    expect(second!.differing).toBe(inputs);
    expect(second!.shown!.answer).not.toBe(second!.shown!.other);
    expect(edits[0]).toMatchObject({ line: 5, within: 'stats' });
    expect(edits[0]!.reachedBy).toEqual({
      failing: 2,
      failingTotal: 2,
      passing: 1,
      passingTotal: 1,
    });
  });

  it('takes apart what was written to the project already', limit, async () => {
    const root = makeProject({ 'src/a.js': stats, 'test/a.test.js': statsTest });
    const answer = answerOf(stats, [higher, fewer]);
    writeFileSync(join(root, 'src/a.js'), answer.after);
    const { without } = await taken(root, {}, answer);
    expect(without.at(-1)!.failing).toHaveLength(2);
  });

  it('refuses what does not hold any more', limit, async () => {
    const root = makeProject({ 'src/a.js': stats, 'test/a.test.js': statsTest });
    const answer = answerOf(stats, [higher]);
    await expect(taken(root, {}, answer)).rejects.toThrow('does not pass the tests of today');
  });

  it('ends where the answer without an edit does not', limit, async () => {
    const code = `export function down(n) {
  let steps = 0;
  while (n > 0) {
    steps++;
    n += 1;
  }
  return steps;
}
`;
    const root = makeProject({
      'src/a.js': code,
      'test/a.test.js': testFile('../src/a.js', 'down', 'assert.equal(down(3), 3);'),
    });
    const { without } = await taken(root, {}, answerOf(code, [change(code, 'n += 1', 'n -= 1')]));
    expect(without[0]!.failing.map(({ test }) => test)).toEqual(['1']);
  });

  it('shows on which input a rival that passed all tests does something else', limit, async () => {
    const code = 'export function clamp(n) {\n  return n > 10 ? 9 : n;\n}\n';
    const ten = change(code, '? 9', '? 10');
    const rival = change(code, 'n > 10 ? 9 : n', 'Math.min(Math.abs(n), 10)');
    const root = makeProject({
      'src/a.js': code,
      'test/a.test.js': testFile(
        '../src/a.js',
        'clamp',
        'assert.equal(clamp(11), 10);',
        'assert.equal(clamp(3), 3);',
      ),
    });
    const { consensus } = await taken(root, {}, answerOf(code, [ten]), (store, run) =>
      store.recordVerdicts(
        run,
        [ten, rival].map((each) => ({
          candidate: toCandidate(code, { changes: [each], prior: 1 }),
          verdict: { valid: true, reached: 'tests', metrics: {} },
        })),
      ),
    );
    expect(consensus).toMatchObject({
      valid: 2,
      alike: 1,
      rivals: [{ differing: expect.any(Number) }],
    });
    const { example } = consensus!.rivals[0]!.shown;
    expect(Number(example.calls[0]!.args[0])).toBeLessThan(0);
  });

  it('measures how much slower a speed-up is without each edit', { timeout: 90_000 }, async () => {
    const code = `export function unique(list) {
  const out = [];
  for (const item of list) if (!out.includes(item)) out.push(item);
  const copy = list.slice();
  return out;
}
`;
    const set = change(code, 'const out = [];', 'const seen = new Set(), out = [];');
    const fast: Change = {
      ...set,
      edits: [
        ...set.edits,
        ...change(
          code,
          '!out.includes(item)) out.push(item)',
          '!seen.has(item)) { seen.add(item); out.push(item); }',
        ).edits,
      ],
    };
    const idle = change(code, 'const copy = list.slice();', ';');
    const root = makeProject({
      'src/a.js': code,
      'test/a.test.js': testFile(
        '../src/a.js',
        'unique',
        "assert.deepEqual(unique(['a', 'b', 'a']), ['a', 'b']);",
        "assert.deepEqual(unique(['c']), ['c']);",
      ),
    });
    const answer = answerOf(code, [fast, idle], { symbol: 'unique' });
    const { without } = await taken(root, { command: 'optimise', symbol: 'unique' }, answer);
    const [slow, same] = without;
    expect(slow).toMatchObject({ taken: [0], failing: [], differing: 0 });
    expect(slow!.speed!.ratio).toBeGreaterThan(2);
    expect(same!.speed!.ratio).toBeLessThan(slow!.speed!.ratio);
  });
});
