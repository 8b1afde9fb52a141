import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from '../durable/index.ts';
import { replay, type Recorded } from './index.ts';
import { makeProject, runOn, testFile } from './testing.ts';

const limit = { timeout: 120_000 };

const stats = `export function stats(list) {
  let high = list[0];
  let count = 1;
  for (const item of list) {
    if (item < high) high = item;
    count += 1;
  }
  return { high, count };
}
`;
const statsTest = testFile(
  '../src/a.js',
  'stats',
  'assert.equal(stats([1, 5, 2]).high, 5);',
  'assert.equal(stats([1, 5, 2]).count, 3);',
  'assert.equal(stats([7]).high, 7);',
);

function recorded(root: string, id: string): Recorded {
  const store = openStore(root);
  try {
    return { run: store.findRun(id)!, verdicts: store.verdictsOf(id) };
  } finally {
    store.close();
  }
}

/** A finalist has a second verdict: that of the later stages. */
const distinct = ({ verdicts }: Recorded): number =>
  new Set(verdicts.map(({ candidate }) => candidate.id)).size;

const again = (record: Recorded, workers: number) =>
  replay(record, {
    listener: () => {},
    stop: new AbortController().signal,
    now: Date.now,
    workers,
  });

it('finds the same candidates, verdicts and answer with any number of workers', limit, async () => {
  const root = makeProject({ 'src/a.js': stats, 'test/a.test.js': statsTest });
  const { run, outcome } = await runOn(root, {});
  expect(outcome.kind).toBe('improved');
  const record = recorded(root, run);
  const candidates = distinct(record);
  for (const workers of [1, 3]) {
    const found = await again(record, workers);
    expect(found).toMatchObject({ same: true, workers, answer: 'same', differences: [] });
    expect(found.repeated).toBe(candidates);
  }

  // Not what it says of them, nor where they came.
  const [first, second, ...rest] = record.verdicts;
  const forged = { valid: true, reached: 'tests', metrics: {} } as const;
  for (const verdicts of [
    [{ ...first!, verdict: forged }, second!, ...rest],
    [second!, first!, ...rest],
    [first!, ...rest],
  ]) {
    const found = await again({ ...record, verdicts }, 2);
    expect(found.same).toBe(false);
    expect(found.differences.length).toBeGreaterThan(0);
  }
});

it('judges again what was recorded of a search that timing led', limit, async () => {
  const dedupe = `export function dedupe(list) {
  const unique = [];
  for (const item of list) if (!unique.includes(item)) unique.push(item);
  return unique;
}
`;
  const test = testFile('../src/a.js', 'dedupe', `assert.deepEqual(dedupe([2, 1, 2]), [2, 1]);`);
  const root = makeProject({ 'src/a.js': dedupe, 'test/a.test.js': test });
  const { run } = await runOn(root, { command: 'optimise', symbol: 'dedupe' });
  const record = recorded(root, run);
  expect(await again(record, 2)).toMatchObject({ same: true, repeated: distinct(record) });

  writeFileSync(join(root, 'src/a.js'), dedupe.replace('unique.push', 'void unique.push'));
  await expect(again(record, 2)).rejects.toThrow('is not as it was in that run');
});
