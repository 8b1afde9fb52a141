import { describe, expect, it } from 'vitest';
import { sha256 } from '../ledger/index.ts';
import { defaultPolicy, policySchema } from './policy.ts';
import { requirementOf } from './requirement.ts';
import { makeDecision } from './testing.ts';

const free = policySchema.parse({ autonomy: { ceiling: 3 }, people: 1 });
const people = (count: 1 | 2) => ({ kind: 'people', demands: [{ people: count }] });
const files = [{ file: 'src/pay/card.ts', before: null, after: sha256('x') }];

describe('what passes alone', () => {
  it.each([
    ['tests', 0, false],
    ['tests', 1, true],
    ['documentation', 1, true],
    ['speed-up', 1, false],
    ['speed-up', 2, true],
    ['fix', 2, false],
    ['fix', 3, true],
    ['other', 3, false],
  ] as const)('%s at level %i: %s', (change, level, alone) => {
    const decision = makeDecision({ change, provenEqual: true });
    expect(requirementOf(decision, free, level).kind).toBe(alone ? 'alone' : 'people');
  });

  it('is nothing where nothing is configured, whatever was earned', () => {
    const decision = makeDecision({ change: 'tests' });
    expect(requirementOf(decision, defaultPolicy, 3)).toMatchObject(people(1));
  });

  it('is no speed-up that was not shown to do the same', () => {
    const decision = makeDecision({ change: 'speed-up', provenEqual: false });
    expect(requirementOf(decision, free, 3)).toMatchObject(people(1));
  });
});

describe('what needs people at every level', () => {
  const finding = { boundary: 'complexity', rule: 'nesting', file: 'a', line: 3, mend: '' };
  it.each([
    ['protected code', { protected: true }],
    ['a finding', { findings: [{ ...finding, message: 'm', severity: 'sign-off' }] }],
    ['its own judges', { touchesRules: true }],
  ] as const)('%s', (_, change) => {
    expect(requirementOf(makeDecision(change), free, 3)).toMatchObject(people(1));
  });

  it('a finding of the owners, by the people behind their names', () => {
    const owned = {
      ...finding,
      message: 'm',
      severity: 'audit',
      owners: ['@org/pay', '@eve'],
    } as const;
    const policy = policySchema.parse({ ...free, owners: { '@org/pay': ['alice@example.com'] } });
    expect(requirementOf(makeDecision({ findings: [owned], protected: true }), policy, 3)).toEqual({
      kind: 'people',
      demands: [
        { people: 1, reason: 'it touches protected code' },
        { people: 1, who: ['alice@example.com', '@eve'], reason: 'complexity/nesting: m' },
      ],
    });
  });

  it('is not a note', () => {
    const findings = [{ ...finding, message: 'm', severity: 'note' }] as const;
    expect(requirementOf(makeDecision({ findings }), free, 3)).toMatchObject({ kind: 'alone' });
  });
});

describe('the rules of a policy', () => {
  const rules = [{ under: ['src/pay/', 'main.ts'], people: 2, who: ['a@example.com'] }];
  const policy = policySchema.parse({ ...free, rules });

  it('ask for more where they apply', () => {
    expect(requirementOf(makeDecision({ files }), policy, 3)).toMatchObject({
      kind: 'people',
      demands: [{ people: 2, who: ['a@example.com'] }],
    });
    expect(requirementOf(makeDecision(), policy, 3)).toMatchObject({ kind: 'alone' });
    const near = [{ ...files[0]!, file: 'src/payments.ts' }];
    expect(requirementOf(makeDecision({ files: near }), policy, 3)).toMatchObject({
      kind: 'alone',
    });
  });

  it('can be about kinds of change', () => {
    const only = policySchema.parse({ ...free, rules: [{ changes: ['fix'], people: 2 }] });
    expect(requirementOf(makeDecision(), only, 3)).toMatchObject(people(2));
    expect(requirementOf(makeDecision({ change: 'tests' }), only, 3)).toMatchObject({
      kind: 'alone',
    });
  });

  it('have no members that nobody knows', () => {
    expect(policySchema.safeParse({ ruels: [] }).success).toBe(false);
  });
});
