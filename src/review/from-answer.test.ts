import { describe, expect, it } from 'vitest';
import { digestOf, sha256 } from '../ledger/index.ts';
import { defaultConfig } from '../config/index.ts';
import type { Answer } from '../loop/answer.ts';
import type { Judged } from './from-answer.ts';
import {
  boundariesDigest,
  defaultPolicy,
  factsOf,
  pendingFromAnswer,
  policySchema,
} from './index.ts';

const evidence = { tests: 3, failedBefore: ['t'], examples: 1, generated: 2 };
const answer: Answer = {
  id: 'c',
  file: 'src/a.js',
  before: 'a\r\n',
  after: 'b\n',
  changes: [{ operator: 'o', edits: [{ start: 0, end: 1, text: 'b' }], reason: 'Because' }],
  evidence: { ...evidence, runner: 'vitest', runnerPassed: 3 },
};
const judged = { findings: [], decision: { kind: 'approved' }, config: defaultConfig } as const;
const run = { id: 'r-1', startedAt: 0, endedAt: 1_000, request: { command: 'fix' } } as const;

const finding = (boundary: string, rule: string) =>
  ({ boundary, rule, severity: 'sign-off', file: 'a', line: 1, message: 'm', mend: 'n' }) as const;

describe('an answer that waits', () => {
  it('is about the bytes that would be written', () => {
    const { decision, since, texts } = pendingFromAnswer(
      run,
      answer,
      'b\r\n',
      defaultPolicy,
      judged,
    );
    expect(decision).toMatchObject({
      candidate: 'c',
      target: 'src/a.js',
      change: 'fix',
      provenEqual: false,
      decision: 'pending',
      files: [{ file: 'src/a.js', before: sha256('a\r\n'), after: sha256('b\r\n') }],
      why: ['o: Because'],
    });
    expect(since).toBe('1970-01-01T00:00:01.000Z');
    expect(texts).toEqual([{ file: 'src/a.js', before: 'a\r\n', after: 'b\r\n' }]);
  });

  it('has other facts when the evidence, the effect or the policy is another', () => {
    const facts = (changed: Partial<Answer>, policy = defaultPolicy, by: Judged = judged) =>
      factsOf(pendingFromAnswer(run, { ...answer, ...changed }, 'b', policy, by).decision);
    const same = digestOf(facts({}));
    expect(digestOf(facts({}))).toBe(same);
    const weaker = { ...answer.evidence, runnerPassed: 2 };
    expect(digestOf(facts({ evidence: weaker }))).not.toBe(same);
    const effect = { ratio: 2, low: 1, high: 3, confidence: 0.99, rounds: 9, strata: [] };
    expect(digestOf(facts({ effect }))).not.toBe(same);
    expect(digestOf(facts({}, policySchema.parse({ people: 2 })))).not.toBe(same);
    const longer = { ...judged, config: { ...defaultConfig, lineLength: 9 } };
    expect(digestOf(facts({}, defaultPolicy, longer))).not.toBe(same);
    const found = { ...judged, findings: [finding('scope', 'protected')] };
    expect(digestOf(facts({}, defaultPolicy, found))).not.toBe(same);
  });

  it('is rejected, protected, or about the rules where the boundaries say so', () => {
    const decided = (by: Judged) => pendingFromAnswer(run, answer, 'b', defaultPolicy, by).decision;
    expect(decided(judged)).toMatchObject({ protected: false, touchesRules: false });
    const findings = [finding('scope', 'protected'), finding('checks', 'own')];
    const rejected = { kind: 'rejected', reason: '2 findings stop it' } as const;
    expect(decided({ ...judged, findings, decision: rejected })).toMatchObject({
      protected: true,
      touchesRules: true,
      decision: 'rejected',
      reason: '2 findings stop it',
      findings,
    });
  });
});

it('the digest of the boundaries is that of settings and policy together', () => {
  const digest = boundariesDigest({ size: 1 }, defaultPolicy);
  expect(boundariesDigest({ size: 1 }, { ...defaultPolicy })).toBe(digest);
  expect(boundariesDigest({ size: 2 }, defaultPolicy)).not.toBe(digest);
  expect(boundariesDigest({ size: 1 }, { ...defaultPolicy, people: 2 })).not.toBe(digest);
});
