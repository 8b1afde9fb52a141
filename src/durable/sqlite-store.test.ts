import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer, RunRequest } from '../loop/answer.ts';
import { hasStore, openStore, StoreFault, type Store, type StoredVerdict } from './index.ts';

const counts = { judged: 3, valid: 1, perSecond: 2 };

let root: string;
let store: Store;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pawl-store-'));
  store = openStore(root);
});
afterEach(() => {
  store.close();
  rmSync(root, { recursive: true, force: true });
});

describe('openStore', () => {
  it('hides its folder from git', () => {
    expect(readFileSync(join(root, '.pawl/.gitignore'), 'utf8')).toBe('*\n');
  });

  it('gives back a run as it was recorded, after being opened again', () => {
    const run = store.startRun(request('fix'), 1_000_000.7);
    const ended = store.startRun(request('optimise'), 2_000_000);
    store.endRun(ended.id, { kind: 'not-improved', reason: 'none was faster' }, counts, 3_000_000);
    store.close();
    store = openStore(root);
    expect(store.findRun(run.id)).toEqual({
      id: run.id,
      request: request('fix'),
      startedAt: 1_000_000,
    });
    expect(store.listRuns(10)).toEqual([
      {
        id: ended.id,
        request: request('optimise'),
        startedAt: 2_000_000,
        endedAt: 3_000_000,
        outcome: { kind: 'not-improved', reason: 'none was faster' },
        counts,
      },
      run,
    ]);
  });

  it('keeps verdicts in the order of recording, apart by run', () => {
    const [a, b] = [store.startRun(request('fix'), 1), store.startRun(request('fix'), 2)];
    store.recordVerdicts(a.id, [verdict('z'), verdict('y')]);
    store.recordVerdicts(b.id, [verdict('other')]);
    store.recordVerdicts(a.id, [verdict('x')]);
    expect(store.verdictsOf(a.id)).toEqual([verdict('z'), verdict('y'), verdict('x')]);
  });

  it('records a batch whole or not at all', () => {
    const run = store.startRun(request('fix'), 1);
    const broken = { ...verdict('b'), verdict: 1n } as unknown as StoredVerdict;
    expect(() => store.recordVerdicts(run.id, [verdict('a'), broken])).toThrow();
    expect(store.verdictsOf(run.id)).toEqual([]);
    store.recordVerdicts(run.id, [verdict('c')]);
    expect(store.verdictsOf(run.id)).toEqual([verdict('c')]);
  });

  it('lets a run be resumed: ended again, with more verdicts', () => {
    const run = store.startRun(request('fix'), 1);
    store.endRun(run.id, { kind: 'interrupted' }, counts, 2);
    store.recordVerdicts(run.id, [verdict('a')]);
    store.endRun(run.id, { kind: 'improved', answer: answer('abcd') }, counts, 3);
    expect(store.findRun(run.id)).toMatchObject({ endedAt: 3, outcome: { kind: 'improved' } });
  });

  it('refuses to end a run that it does not know', () => {
    expect(() => store.endRun('r-none', { kind: 'interrupted' }, counts, 2)).toThrow(RangeError);
  });

  it('forgets single verdicts of old runs only', () => {
    const runs = Array.from({ length: 11 }, (_, index) => {
      const run = store.startRun(request('fix'), index);
      store.recordVerdicts(run.id, [verdict(`v${index}`)]);
      return run.id;
    });
    expect(runs.map((run) => store.verdictsOf(run).length)).toEqual([0, ...Array(10).fill(1)]);
    expect(store.listRuns(100)).toHaveLength(11);
  });

  it('says that a file that is no database is damaged', () => {
    store.close();
    writeFileSync(
      join(root, '.pawl/pawl.db'),
      'not a database, but long enough to be one'.repeat(50),
    );
    expect(faultOf(() => openStore(root))).toMatchObject({ code: 'store-damaged' });
  });

  it('does not touch the store of a newer version', () => {
    store.close();
    const database = new DatabaseSync(join(root, '.pawl/pawl.db'));
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(faultOf(() => openStore(root))).toMatchObject({ code: 'store-too-new' });
  });

  it('says that a file stands where its folder should', () => {
    const other = join(root, 'other');
    mkdirSync(other);
    writeFileSync(join(other, '.pawl'), '');
    expect(faultOf(() => openStore(other))).toMatchObject({ code: 'store-blocked' });
    expect(hasStore(other)).toBe(false);
  });
});

describe('finding', () => {
  it('takes the newest run or answer when no id is given', () => {
    expect(store.findRun()).toBeUndefined();
    expect(store.findAnswer()).toBeUndefined();
    const first = answered('abcd1', 1);
    const second = store.startRun(request('fix'), 2).id;
    expect(store.findRun()?.id).toBe(second);
    expect(store.findAnswer()?.run.id).toBe(first);
  });

  it('takes prefixes of runs and answers for both', () => {
    const run = answered('abcd1', 5_000);
    for (const id of [run, run.slice(0, 5), 'abcd1', 'ab']) {
      expect(store.findRun(id)?.id).toBe(run);
      expect(store.findAnswer(id)?.answer.id).toBe('abcd1');
    }
    expect(store.findRun('')).toBeUndefined();
    expect(store.findRun('zz')).toBeUndefined();
    expect(store.findAnswer('%')).toBeUndefined();
    expect(store.findRun('_'.repeat(5))).toBeUndefined();
  });

  it('refuses a prefix that fits several, but not an exact id', () => {
    answered('abcd', 1);
    answered('abcdef', 2);
    expect(() => store.findAnswer('abc')).toThrow('abc may mean 2 things');
    expect(store.findAnswer('abcd')?.answer.id).toBe('abcd');
  });

  it('takes the newest of the runs that found the same answer', () => {
    answered('abcd', 1);
    const newest = answered('abcd', 2);
    expect(store.findRun('abc')?.id).toBe(newest);
  });

  it('finds no answer in a run that has none', () => {
    const run = store.startRun(request('fix'), 1);
    expect(store.findAnswer(run.id)).toBeUndefined();
  });
});

function answered(id: string, at: number): string {
  const run = store.startRun(request('fix'), at).id;
  store.endRun(run, { kind: 'improved', answer: answer(id) }, counts, at + 1);
  return run;
}

function request(command: RunRequest['command']): RunRequest {
  const rest = { root: '/p', file: 'a.ts', seed: 1, budgetMs: 2, maxCandidates: 3, jail: true };
  return { command, ...rest };
}

function answer(id: string): Answer {
  const evidence = { tests: 1, failedBefore: [], examples: 0, generated: 0 };
  return {
    id,
    file: 'a.ts',
    before: 'a',
    after: 'b',
    changes: [],
    evidence: { ...evidence, runner: 'vitest', runnerPassed: 1 },
  };
}

function verdict(id: string): StoredVerdict {
  return {
    candidate: { id, changes: [{ operator: 'o', edits: [], reason: 'why' }], parents: ['p'] },
    verdict: { valid: false, stage: 'tests', reason: 'é\n"\u2028', metrics: { testsPassed: 1 } },
  };
}

function faultOf(work: () => unknown): StoreFault {
  try {
    work();
  } catch (error) {
    if (StoreFault.isInstance(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
