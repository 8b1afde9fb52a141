import { describe, expect, it } from 'vitest';
import { audited, checkOf, subjectIn, testFile } from './testing.ts';

const limit = { timeout: 120_000 };
const code = 'export const twice = (n) => n * 3;\n';
const after = code.replace('3', '2');
const test = testFile('twice', 'assert.equal(twice(2), 4);', 'assert.equal(twice(5), 10);');

describe('what an audit can not tell is no pass', () => {
  it('when there is no time', limit, async () => {
    const verdict = await audited(subjectIn(test, code, after), { budgetMs: 1 });
    expect(verdict.passed).toBe(false);
    expect(verdict.checks.every(({ outcome }) => outcome === 'unknown')).toBe(true);
    expect(verdict.checks.map(({ name }) => name)).toEqual([
      'tests',
      'held-out',
      'fresh-inputs',
      'by-heart',
      'mutants',
      'clean-run',
    ]);
  });

  it('when the time ends in the middle', limit, async () => {
    const began = performance.now();
    const whole = await audited(subjectIn(test, code, after));
    const budgetMs = (performance.now() - began) / 3;
    const verdict = await audited(subjectIn(test, code, after), { budgetMs });
    expect(whole.checks.at(-1)!.outcome).not.toBe('unknown');
    expect(verdict.passed).toBe(false);
    expect(verdict.checks.at(-1)!.outcome).toBe('unknown');
  });

  it('when it was stopped', limit, async () => {
    const stop = AbortSignal.abort();
    const verdict = await audited(subjectIn(test, code, after), { stop });
    expect(verdict).toMatchObject({ passed: false, reason: 'tests: stopped' });
  });

  it('when no call could be recorded', limit, async () => {
    const constant = 'export const limit = 3;\n';
    const reads = testFile('limit', 'assert.equal(limit, 4);');
    const verdict = await audited(subjectIn(reads, constant, constant.replace('3', '4')));
    for (const name of ['held-out', 'fresh-inputs', 'by-heart'])
      expect(checkOf(verdict, name).outcome).toBe('unknown');
    expect(verdict.passed).toBe(false);
  });

  it('when the change does not do the same twice', limit, async () => {
    const odd = 'let calls = 0;\nexport const twice = (n) => (calls++ === 0 ? n * 2 : n);\n';
    const asks = testFile('twice', 'assert.equal(twice(2), 4);');
    const verdict = await audited(subjectIn(asks, code, odd));
    expect(verdict.passed).toBe(false);
  });

  it('when the changed file does not parse', limit, async () => {
    const verdict = await audited(subjectIn(test, code, 'export const twice = (n) => {'));
    expect(checkOf(verdict, 'tests').outcome).toBe('unknown');
    expect(checkOf(verdict, 'mutants').outcome).toBe('unknown');
    expect(verdict.passed).toBe(false);
  });

  it('when there is no jail', limit, async () => {
    const path = process.env['PATH'];
    process.env['PATH'] = '/nowhere';
    try {
      const verdict = await audited(subjectIn(test, code, after), {
        auditors: [{ name: 'mine', command: ['true'], timeoutMs: 1_000 }],
      });
      expect(verdict.checks.every(({ outcome }) => outcome === 'unknown')).toBe(true);
      expect(verdict.passed).toBe(false);
    } finally {
      process.env['PATH'] = path;
    }
  });

  it('when an auditor does not pass, although all else does', limit, async () => {
    const auditors = [
      { name: 'fine', command: ['true'], timeoutMs: 5_000 },
      { name: 'strict', command: ['false'], timeoutMs: 5_000 },
      { name: 'absent', command: ['no-such-program'], timeoutMs: 5_000 },
    ];
    const verdict = await audited(subjectIn(test, code, after), { auditors });
    const others = verdict.checks.filter(({ outcome }) => outcome !== 'passed');
    expect(others.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['auditor strict', 'failed'],
      ['auditor absent', 'unknown'],
    ]);
    expect(verdict.passed).toBe(false);
  });
});
