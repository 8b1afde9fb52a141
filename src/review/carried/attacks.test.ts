/**
 * Attacks on sign-offs that travel. Each is stopped, and named; and each would succeed without the
 * defence that stops it, which is shown by weighing once more without that defence.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonical, digestOf, sha256 } from '../../ledger/index.ts';
import { factsOf } from '../decision.ts';
import { signOffText } from '../signed-text.ts';
import { makeDecision, Office } from '../testing.ts';
import type { Signatures } from '../signatures.ts';
import { allApprovalChecks, type ApprovalCheck, type CarriedLaw } from './checks.ts';
import { textOf, writeDocument, type Carriable } from './document.ts';
import { giveCarried, weigh, type FoundDocument } from './index.ts';

const decision = makeDecision();
const demands = [{ people: 1, reason: 'it needs a person' }] as const;
const subject: Carriable = { base: 'a'.repeat(40), facts: factsOf(decision), demands };
const day = 24 * 3_600_000;

function lawOf(office: Office, now = office.now): CarriedLaw {
  const { signatures, trust } = office.law();
  return { signatures, trust, now };
}

function document(text: string, name = 'it'): FoundDocument {
  return { name, bytes: Buffer.from(text) };
}

function given(office: Office, keyFile: string, about = subject, decided?: 'rejected') {
  const said = { decision: decided ?? 'approved', reason: 'Read it', days: 14 } as const;
  const made = giveCarried(about, said, keyFile, lawOf(office));
  if (!made.ok) throw new Error(made.reason);
  return document(made.document);
}

/** Signs any text, as somebody with a program of their own would. */
function signText(text: string, keyFile: string, namespace = 'pawl'): FoundDocument {
  const args = ['-Y', 'sign', '-q', '-n', namespace, '-f', keyFile];
  const { stdout } = spawnSync('ssh-keygen', args, { input: text, encoding: 'utf8' });
  return document(writeDocument(text, stdout));
}

/** Weighs with one check of approvals less. */
function without(
  name: ApprovalCheck,
  documents: FoundDocument[],
  about: Carriable,
  law: CarriedLaw,
) {
  const others = allApprovalChecks.filter((each) => each !== name);
  return weigh(documents, about, law, others).kind;
}

/** Signatures as they would be if none were looked at. */
const gullible: Signatures = {
  check: () => ({ ok: true, principal: 'alice@example.com', key: 'SHA256:x' }),
  sign: () => ({ ok: false, reason: 'no' }),
};

function because(reason: RegExp) {
  return { kind: 'missing', void: [{ name: 'it', reason: expect.stringMatching(reason) }] };
}

it('that is good counts', () => {
  const office = new Office();
  const good = given(office, office.person('alice@example.com'));
  expect(weigh([good], subject, lawOf(office))).toMatchObject({ kind: 'enough', void: [] });
});

describe('a replay', () => {
  const elsewhere: [string, ApprovalCheck, Carriable, RegExp][] = [
    ['on another base', 'same-base', { ...subject, base: 'b'.repeat(40) }, /for the base/],
    [
      'when something else is asked for',
      'same-demands',
      { ...subject, demands: [{ people: 1, reason: 'it touches protected code' }] },
      /something else was asked for/,
    ],
    ...(
      [
        [{ candidate: 'another' }, /another change/],
        [{ files: [{ file: 'src/most.js', before: null, after: sha256('') }] }, /other files/],
        [{ evidence: digestOf(1) }, /another objective/],
        [{ boundaries: digestOf(1) }, /another policy/],
        [{ findings: digestOf(1) }, /other findings/],
      ] as const
    ).map(([other, reason]): [string, ApprovalCheck, Carriable, RegExp] => [
      `when there are others: ${Object.keys(other).join('')}`,
      'same-change',
      { ...subject, facts: { ...subject.facts, ...other } },
      reason,
    ]),
  ];
  for (const [what, check, about, reason] of elsewhere)
    it(`${what} is void`, () => {
      const office = new Office();
      const old = given(office, office.person('alice@example.com'));
      expect(weigh([old], about, lawOf(office))).toMatchObject(because(reason));
      expect(without(check, [old], about, lawOf(office))).toBe('enough');
    });

  it('after its time is void', () => {
    const office = new Office();
    const old = given(office, office.person('alice@example.com'));
    const late = lawOf(office, office.now + 14 * day);
    expect(weigh([old], subject, late)).toMatchObject(because(/it ended at/));
    expect(without('not-expired', [old], subject, late)).toBe('enough');
  });

  it('of what was signed for ever, or for the far future, is void', () => {
    const office = new Office();
    const alice = office.person('alice@example.com');
    const law = lawOf(office);
    const at = (ms: number) => new Date(office.now + ms).toISOString();
    const say = (time: string, expires: string | null) =>
      signText(textOf(subject, { decision: 'approved', reason: 'Fine', time, expires }), alice);
    const forms = [say(at(0), null), say(at(0), at(91 * day))];
    for (const form of forms) {
      expect(weigh([form], subject, law)).toMatchObject(because(/no end|more than 90 days/));
      expect(without('not-expired', [form], subject, law)).toBe('enough');
    }
    const ahead = say(at(300 * day), at(310 * day));
    expect(weigh([ahead], subject, law)).toMatchObject(because(/yet to come/));
    expect(without('not-of-the-future', [ahead], subject, law)).toBe('enough');
  });
});

describe('a signature', () => {
  function stopped(office: Office, form: FoundDocument, reason: RegExp, law = lawOf(office)): void {
    expect(weigh([form], subject, law)).toMatchObject(because(reason));
    expect(weigh([form], subject, { ...law, signatures: gullible }).kind).toBe('enough');
  }

  it('by a stranger, or in another namespace, is void', () => {
    const office = new Office();
    const alice = office.person('alice@example.com');
    const [time, expires] = [0, day].map((ms) => new Date(office.now + ms).toISOString());
    const said = { decision: 'approved', reason: 'Fine', time: time!, expires: expires! } as const;
    const text = textOf(subject, said);
    stopped(office, signText(text, office.key('mallory')), /no allowed signer/);
    stopped(office, signText(text, alice, 'git'), /namespace/);
    expect(weigh([signText(text, alice)], subject, lawOf(office)).kind).toBe('enough');
  });

  it('over one text under another is void', () => {
    const office = new Office();
    const other = { ...subject, base: 'b'.repeat(40) };
    const real = given(office, office.person('alice@example.com'), other);
    const { text, signature } = JSON.parse(String(real.bytes)) as Record<string, string>;
    const moved = text!.replace(other.base, subject.base);
    expect(moved).not.toBe(text);
    stopped(office, document(writeDocument(moved, signature!)), /does not hold/);
  });

  it('by who is not on the list any more, was revoked, or has expired, is void', () => {
    const office = new Office();
    const alice = office.person('alice@example.com');
    const real = given(office, alice);
    office.revoked = readFileSync(`${alice}.pub`, 'utf8');
    stopped(office, real, /does not hold/);
    office.revoked = undefined;
    office.allowed.length = 0;
    office.allow('bob@example.com', office.key('bob'));
    stopped(office, real, /no allowed signer/);
    office.allow('alice@example.com', alice, 'valid-before="20260601120500Z"');
    expect(weigh([real], subject, lawOf(office)).kind).toBe('enough');
    stopped(office, real, /expired/, lawOf(office, office.now + day));
  });

  it('by a name that may be mistaken for another is void', () => {
    const office = new Office();
    const key = office.person('\u0430lice@example.com');
    expect(() => given(office, key)).toThrow('mistaken');
    const [time, expires] = [0, day].map((ms) => new Date(office.now + ms).toISOString());
    const said = { decision: 'approved', reason: 'Fine', time: time!, expires: expires! } as const;
    const form = signText(textOf(subject, said), key);
    expect(weigh([form], subject, lawOf(office))).toMatchObject(because(/mistaken/));
  });

  it('that was given for an entry of the ledger is none for this', () => {
    const office = new Office();
    const alice = office.person('alice@example.com');
    const time = new Date(office.now).toISOString();
    const word = { decision: 'approved', reason: 'Fine', time } as const;
    const entry = signText(signOffText(sha256('entry'), subject.facts, word), alice);
    expect(weigh([entry], subject, lawOf(office))).toMatchObject({
      kind: 'stopped',
      reason: 'it is no sign-off that can be read',
    });
  });
});

describe('two people', () => {
  const two: Carriable = { ...subject, demands: [{ people: 2, reason: 'two must' }] };

  it('are two names with two keys', () => {
    const office = new Office();
    const alice = office.person('alice@example.com');
    const again = office.person('Alice@Example.com');
    const one = [given(office, alice, two), given(office, alice, two), given(office, again, two)];
    expect(weigh(one, two, lawOf(office))).toMatchObject({
      kind: 'missing',
      reason: '1 more person must sign: two must',
      approvals: [{}, {}, {}],
    });
    const bob = given(office, office.person('bob@example.com'), two);
    expect(weigh([...one, bob], two, lawOf(office)).kind).toBe('enough');
  });

  it('are of those whom the policy names', () => {
    const office = new Office();
    const owned: Carriable = {
      ...subject,
      demands: [{ people: 1, who: ['carol@example.com'], reason: 'hers' }],
    };
    const bob = given(office, office.person('bob@example.com'), owned);
    expect(weigh([bob], owned, lawOf(office))).toMatchObject({
      kind: 'missing',
      reason: expect.stringContaining('of carol@example.com'),
    });
  });
});

describe('a refusal', () => {
  it('is no approval, and stands on any base until who gave it approves', () => {
    const office = new Office();
    const [alice, bob] = [office.person('alice@example.com'), office.person('bob@example.com')];
    const no = given(office, alice, { ...subject, base: 'b'.repeat(40) }, 'rejected');
    expect(weigh([no], subject, lawOf(office)).kind).toBe('stopped');
    office.now += 1_000;
    expect(weigh([given(office, bob), no], subject, lawOf(office))).toMatchObject({
      kind: 'stopped',
      reason: 'alice@example.com has refused it: Read it',
    });
    const muchLater = lawOf(office, office.now + 10 * day);
    expect(weigh([given(office, bob), no], subject, muchLater).kind).toBe('stopped');
    office.now += 1_000;
    expect(weigh([no, given(office, alice)], subject, lawOf(office)).kind).toBe('enough');
  });

  it('of another change, or by a stranger, stops nothing', () => {
    const office = new Office();
    const alice = office.person('alice@example.com');
    const other = { ...subject, facts: { ...subject.facts, candidate: 'another' } };
    const stray = given(office, alice, other, 'rejected');
    const time = new Date(office.now).toISOString();
    const said = { decision: 'rejected', reason: 'No', time, expires: null } as const;
    const strange = signText(textOf(subject, said), office.key('mallory'));
    const all = [stray, strange, given(office, alice)];
    expect(weigh(all, subject, lawOf(office))).toMatchObject({ kind: 'enough', void: [{}, {}] });
  });
});

describe('what can not be read stops the change', () => {
  it('whatever it is', () => {
    const office = new Office();
    const good = given(office, office.person('alice@example.com'));
    const { text, signature } = JSON.parse(String(good.bytes)) as Record<string, string>;
    const twice = text!.replace(
      '"decision":"approved"',
      '"decision":"rejected","decision":"approved"',
    );
    const forms: (string | Uint8Array | undefined)[] = [
      undefined,
      '',
      'no',
      '[]',
      '{"text":"{}","signature":"x"}',
      canonical({ text: text!, signature: signature!, more: 1 }),
      writeDocument(text!.replace('/v1', '/v2'), signature!),
      writeDocument(text!.replace('approved', 'perhaps'), signature!),
      writeDocument(`${text} `, signature!),
      writeDocument(twice, signature!),
      new Uint8Array([0xff, 0xfe]),
      'x'.repeat(600 * 1024),
    ];
    for (const form of forms) {
      const bytes = typeof form === 'string' ? Buffer.from(form) : form;
      const found = weigh([good, { name: 'odd', bytes }], subject, lawOf(office));
      expect(found).toMatchObject({
        kind: 'stopped',
        reason: 'odd is no sign-off that can be read',
      });
    }
  });
});
