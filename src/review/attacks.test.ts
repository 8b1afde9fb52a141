/**
 * Attacks on the sign-off. Each is stopped, and named; and each would succeed without the defence that
 * stops it, which is shown by deciding once more without that defence.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import {
  digestOf,
  ledgerFile,
  sha256,
  type Entry,
  type EntryOf,
  type Ledger,
} from '../ledger/index.ts';
import { caseOf, type Case, type Law, type Present } from './case.ts';
import { approve, breakerOf, claim } from './index.ts';
import { countPeople, unmetDemand } from './people.ts';
import { findProgram } from './programs/find-program.ts';
import { requirementOf } from './requirement.ts';
import { firstBroken, rules, type RuleName } from './rules.ts';
import { signOffText } from './signed-text.ts';
import { makeDecision, Office, pendingOf, presentOf } from './testing.ts';
import { refuse } from './word.ts';
import { factsOf } from './decision.ts';

type Gate = EntryOf<'gate-decided'>;
type Signed = EntryOf<'sign-off-given'>['body']['by'];

const apply = { kind: 'candidate-applied', where: 'the working tree' } as const;

function decide(office: Office, gate: Gate, present = presentOf(gate.body), law = office.law()) {
  return approve(gate.hash, present, law, office.ledger);
}

/** The case on entries as they are given, verified or not. */
function caseFor(office: Office, gate: Gate, options: Partial<Law & { present: Present }> = {}) {
  const verification = office.ledger.verify();
  if (!verification.ok) throw new Error(verification.reason);
  const { present = presentOf(gate.body), ...law } = options;
  return caseOf(verification.entries, gate, present, { ...office.law(), ...law });
}

/** What is decided when one of the rules is not there. */
function without(rule: RuleName, subject: Case) {
  const others = (Object.keys(rules) as RuleName[]).filter((name) => name !== rule);
  return firstBroken(subject, others);
}

/** What is decided when signatures are believed without looking. */
function unchecked(subject: Case) {
  const signOffs = subject.signOffs.map((each) => ({ ...each, ok: true as const }));
  return firstBroken({ ...subject, signOffs });
}

/** Records a sign-off as an attacker who can append to the ledger would: with any signature. */
function inject(office: Office, gate: Gate, by: Signed, time = new Date(office.now)): void {
  const { candidate } = gate.body;
  office.ledger.append({
    kind: 'sign-off-given',
    body: { gate: gate.hash, candidate, reason: 'Fine', time: time.toISOString(), by },
  });
}

/** A signature over what a sign-off that `inject` records would have to be over. */
function signatureOf(office: Office, gate: Gate, keyFile: string, namespace = 'pawl'): string {
  const time = new Date(office.now).toISOString();
  const word = { decision: 'approved', reason: 'Fine', time } as const;
  const text = signOffText(gate.hash, factsOf(gate.body), word);
  const args = ['-Y', 'sign', '-q', '-n', namespace, '-f', keyFile];
  return spawnSync('ssh-keygen', args, { input: text, encoding: 'utf8' }).stdout;
}

function fingerprint(keyFile: string): string {
  const { stdout } = spawnSync('ssh-keygen', ['-lf', `${keyFile}.pub`], { encoding: 'utf8' });
  return stdout.split(' ')[1] ?? '';
}

describe('a signature', () => {
  /** What is decided; and what would be if signatures were believed without looking. */
  function attempt(office: Office, gate: Gate) {
    return { decided: decide(office, gate), believed: unchecked(caseFor(office, gate)) };
  }

  /** It is not accepted, for this reason; it would be if signatures were believed. */
  function stopped(reason: RegExp) {
    const refusal = { ok: false, rule: 'enough-people', reason: expect.stringMatching(reason) };
    return { decided: refusal, believed: undefined };
  }

  it('that was forged is void', () => {
    const office = new Office();
    const alice = office.person('alice@example.com');
    const gate = office.decided();
    const real = signatureOf(office, gate, alice);
    const lines = real.split('\n');
    // Within the signature itself, behind the key.
    lines[4] = (lines[4]![0] === 'A' ? 'B' : 'A') + lines[4]!.slice(1);
    const by = { principal: 'alice@example.com', key: fingerprint(alice) };
    inject(office, gate, { ...by, signature: lines.join('\n') });
    expect(attempt(office, gate)).toEqual(stopped(/does not hold/));
  });

  it('that counts is one that differs from the forged in nothing else', () => {
    const office = new Office();
    const alice = office.person('alice@example.com');
    const gate = office.decided();
    const by = { principal: 'alice@example.com', key: fingerprint(alice) };
    inject(office, gate, { ...by, signature: signatureOf(office, gate, alice) });
    expect(decide(office, gate)).toMatchObject({ ok: true });
  });

  it('by a key that is not among the allowed signers is void', () => {
    const office = new Office();
    office.person('alice@example.com');
    const gate = office.decided();
    const mallory = office.key('mallory');
    const signature = signatureOf(office, gate, mallory);
    inject(office, gate, {
      principal: 'alice@example.com',
      key: fingerprint(mallory),
      signature,
    });
    expect(attempt(office, gate)).toEqual(stopped(/no allowed signer/));
  });

  it('by a key that has expired is void, also when its time was dated back', () => {
    const office = new Office();
    const alice = office.person('alice@example.com', 'valid-before="20260601115900Z"');
    const gate = office.decided();
    const by = { principal: 'alice@example.com', key: fingerprint(alice) };
    office.now -= 120_000;
    const back = new Date(office.now);
    const signature = signatureOf(office, gate, alice);
    office.now += 120_000;
    inject(office, gate, { ...by, signature }, back);
    expect(attempt(office, gate)).toEqual(stopped(/expired/));
    // The time that the signer wrote is before the key's end; the ledger's own is not.
    const { trust, signatures } = office.law();
    const word = { decision: 'approved', reason: 'Fine', time: back.toISOString() } as const;
    const text = signOffText(gate.hash, factsOf(gate.body), word);
    expect(signatures.check(text, signature, trust, word.time)).toMatchObject({ ok: true });
  });

  it('by a key that was revoked is void, also when it signed before that', () => {
    const office = new Office();
    const alice = office.person('alice@example.com');
    const gate = office.decided();
    office.sign(gate, alice);
    const { trust, ...law } = office.law();
    office.revoked = readFileSync(`${alice}.pub`, 'utf8');
    expect(attempt(office, gate)).toEqual(stopped(/does not hold/));
    expect(firstBroken(caseFor(office, gate, { ...law, trust }))).toBeUndefined();
  });

  it('in another namespace is void', () => {
    const office = new Office();
    const alice = office.person('alice@example.com');
    const gate = office.decided();
    const by = { principal: 'alice@example.com', key: fingerprint(alice) };
    inject(office, gate, { ...by, signature: signatureOf(office, gate, alice, 'git') });
    expect(attempt(office, gate)).toEqual(stopped(/namespace/));
  });

  it('that was moved to another candidate is void', () => {
    const office = new Office();
    const alice = office.person('alice@example.com');
    const good = office.decided();
    const { by } = office.sign(good, alice).body;
    const bad = office.decided({ candidate: 'bad', evidence: digestOf('none') });
    inject(office, bad, by);
    expect(decide(office, good)).toMatchObject({ ok: true });
    expect(attempt(office, bad)).toEqual(stopped(/does not hold/));
  });

  it('from an earlier approval of the same change is void the second time', () => {
    const office = new Office();
    const alice = office.person('alice@example.com');
    const first = office.decided();
    const signOff = office.sign(first, alice);
    const again = office.decided();
    const { reason, time, by } = signOff.body;
    const { candidate } = again.body;
    office.ledger.append({
      kind: 'sign-off-given',
      body: { gate: again.hash, candidate, reason, time, by },
    });
    // The gate's entry is part of what is signed, so that the old text is another.
    expect(attempt(office, again)).toEqual(stopped(/does not hold/));
    const word = { decision: 'approved', reason, time } as const;
    const { signatures, trust } = office.law();
    const old = signOffText(first.hash, factsOf(again.body), word);
    expect(signatures.check(old, by.signature, trust, time)).toMatchObject({ ok: true });
  });

  it('that is older than the decision it is about is void', () => {
    const office = new Office();
    const alice = office.person('alice@example.com');
    office.now += 3_600_000;
    const gate = office.decided();
    const written = new Date(office.now - 3_600_000);
    const by = { principal: 'alice@example.com', key: fingerprint(alice) };
    inject(office, gate, { ...by, signature: signatureOf(office, gate, alice) }, written);
    expect(attempt(office, gate)).toEqual(stopped(/not signed between/));
  });

  it('is void once the evidence is another', () => {
    const office = new Office();
    const gate = office.decided();
    office.sign(gate, office.person('alice@example.com'));
    const present = presentOf(gate.body);
    const facts = { ...present.facts, evidence: digestOf({ tests: 1 }) };
    const changed = { ...present, facts };
    expect(decide(office, gate, changed)).toMatchObject({
      rule: 'same-change',
      reason: 'its evidence changed since the gate has decided',
    });
    // Two defences: without the first, the signature does not hold over what is there now.
    const subject = caseFor(office, gate, { present: changed });
    expect(without('same-change', subject)).toMatchObject({ rule: 'enough-people' });
    const signOffs = subject.signOffs.map((each) => ({ ...each, ok: true as const }));
    expect(without('same-change', { ...subject, signOffs })).toBeUndefined();
  });

  it('is checked by a program that the project can not bring along', () => {
    const office = new Office();
    const bin = join(office.root, 'node_modules/.bin');
    mkdirSync(bin, { recursive: true });
    const fake = join(bin, 'ssh-keygen');
    writeFileSync(
      fake,
      '#!/bin/sh\necho mallory@example.com\necho "Good signature key SHA256:x"\n',
    );
    chmodSync(fake, 0o755);
    const PATH = `${bin}:${process.env['PATH']}`;
    expect(findProgram('ssh-keygen', { PATH }, office.root)).not.toContain('node_modules');
    const { stdout } = spawnSync('ssh-keygen', ['-Y', 'verify'], {
      env: { PATH },
      encoding: 'utf8',
    });
    expect(stdout).toContain('Good');
  });
});

describe('two people', () => {
  const twoPeople = { rules: [{ people: 2 }] };

  /** Not accepted for want of a person, though there are two signatures. */
  function expectOnePerson(office: Office, gate: Gate): Case {
    const law = office.law(twoPeople);
    const approval = decide(office, gate, presentOf(gate.body), law);
    expect(approval).toMatchObject({ ok: false, rule: 'enough-people' });
    expect(approval).toMatchObject({ reason: expect.stringMatching(/^1 more person/) });
    const subject = caseFor(office, gate, law);
    expect(subject.signOffs).toHaveLength(2);
    return subject;
  }

  it('are not one who signs twice', () => {
    const office = new Office();
    const alice = office.person('alice@example.com');
    const gate = office.decided();
    office.sign(gate, alice);
    office.sign(gate, alice);
    const { signOffs } = expectOnePerson(office, gate);
    expect(signOffs.filter(({ ok }) => ok)).toHaveLength(2);
  });

  it('are not one with two keys', () => {
    const office = new Office();
    const gate = office.decided();
    const keys = [office.person('alice@example.com'), office.person('Alice@Example.com')];
    for (const key of keys) office.sign(gate, key);
    const { signOffs } = expectOnePerson(office, gate);
    expect(new Set(signOffs.map(({ key }) => key)).size).toBe(2);
  });

  it('are not one key under two names', () => {
    const office = new Office();
    const alice = office.person('alice@example.com');
    office.allow('second@example.com', alice);
    const gate = office.decided();
    office.sign(gate, alice);
    const by = { principal: 'second@example.com', key: fingerprint(alice) };
    inject(office, gate, { ...by, signature: signatureOf(office, gate, alice) });
    const { signOffs } = expectOnePerson(office, gate);
    // Also if the name were believed: a key is one person.
    expect(new Set(signOffs.map(({ principal }) => principal)).size).toBe(2);
    expect(countPeople(signOffs)).toBe(1);
  });

  it('are not one who signs as another whom the policy names', () => {
    const office = new Office();
    const alice = office.person('alice@example.com');
    office.person('carol@example.com');
    const gate = office.decided();
    const by = { principal: 'carol@example.com', key: fingerprint(alice) };
    inject(office, gate, { ...by, signature: signatureOf(office, gate, alice) });
    const law = office.law({ rules: [{ people: 1, who: ['carol@example.com'] }] });
    expect(decide(office, gate, presentOf(gate.body), law)).toMatchObject({
      rule: 'enough-people',
      reason: expect.stringContaining('it is by alice@example.com, and was recorded as by carol'),
    });
    expect(unchecked(caseFor(office, gate, law))).toBeUndefined();
  });

  it('are not one whose second name only looks like another', () => {
    const office = new Office();
    const alice = office.person('alice@example.com');
    const lookalike = office.person('\u0430lice@example.com');
    const gate = office.decided();
    office.sign(gate, alice);
    expect(() => office.sign(gate, lookalike)).toThrow('mistaken for another');
    const by = { principal: '\u0430lice@example.com', key: fingerprint(lookalike) };
    inject(office, gate, { ...by, signature: signatureOf(office, gate, lookalike) });
    const subject = expectOnePerson(office, gate);
    // OpenSSH itself finds nothing wrong with it, and counted naively they are two.
    expect(countPeople(subject.signOffs)).toBe(2);
    expect(unchecked(subject)).toBeUndefined();
  });

  it('are not whoever fits a pattern', () => {
    const office = new Office();
    const gate = office.decided();
    const key = office.person('*@example.com');
    expect(() => office.sign(gate, key)).toThrow('mistaken for another');
  });

  it('are two', () => {
    const office = new Office();
    const gate = office.decided();
    for (const name of ['alice@example.com', 'bob@example.com'])
      office.sign(gate, office.person(name));
    expect(decide(office, gate, presentOf(gate.body), office.law(twoPeople))).toMatchObject({
      ok: true,
    });
  });
});

describe('an approval', () => {
  it('of a change to what is not there any more is refused', () => {
    const office = new Office();
    const gate = office.decided();
    office.sign(gate, office.person('alice@example.com'));
    const present = { ...presentOf(gate.body), baseOf: () => sha256('moved on') };
    expect(decide(office, gate, present)).toMatchObject({
      rule: 'fresh-base',
      reason: 'src/most.js is not what the change was made for any more',
    });
    expect(without('fresh-base', caseFor(office, gate, { present }))).toBeUndefined();
  });

  it('is not good for a second time', () => {
    const office = new Office();
    const gate = office.decided();
    office.sign(gate, office.person('alice@example.com'));
    const present = presentOf(gate.body);
    const approval = decide(office, gate);
    if (!approval.ok) throw new Error(approval.reason);
    claim(approval.decision, apply, present, office.law(), office.ledger);
    expect(decide(office, gate)).toMatchObject({ rule: 'not-used' });
    expect(without('not-used', caseFor(office, gate))).toBeUndefined();
  });

  it('is not good for two uses at the same time', () => {
    const office = new Office();
    const gate = office.decided();
    office.sign(gate, office.person('alice@example.com'));
    const present = presentOf(gate.body);
    const approval = decide(office, gate);
    if (!approval.ok) throw new Error(approval.reason);
    const { decision } = approval;
    const law = office.law();
    // Another process uses it between this one's look and its append.
    let others = 0;
    const slow: Ledger = {
      ...office.ledger,
      verify() {
        const seen = office.ledger.verify();
        if (others++ === 0) claim(decision, apply, present, law, office.ledger);
        return seen;
      },
    };
    expect(claim(decision, apply, present, law, slow)).toMatchObject({
      ok: false,
      rule: 'not-used',
    });
    const { rows } = office.ledger.kept();
    const uses = rows.filter(({ record }) =>
      Buffer.from(record as Uint8Array).includes('candidate-applied'),
    );
    expect(uses).toHaveLength(1);
  });

  it('does not outlive a later decision of the gate', () => {
    const office = new Office();
    const gate = office.decided();
    office.sign(gate, office.person('alice@example.com'));
    office.decided({ decision: 'rejected', reason: 'a held-out test fails' });
    expect(decide(office, gate)).toMatchObject({ rule: 'latest-decision' });
    expect(without('latest-decision', caseFor(office, gate))).toBeUndefined();
  });

  it('does not outlive a refusal', () => {
    const office = new Office();
    const gate = office.decided();
    office.sign(gate, office.person('alice@example.com'));
    const said = { reason: 'it is wrong for negative zero', now: office.now };
    refuse(pendingOf(gate.body, gate), said, true, undefined, office.law(), office.ledger);
    expect(decide(office, gate)).toMatchObject({ rule: 'no-standing-refusal' });
    expect(without('no-standing-refusal', caseFor(office, gate))).toBeUndefined();
  });

  it('of an unknown kind of decision fails closed', () => {
    const office = new Office();
    expect(() => office.decided({ decision: 'waved-through' as 'approved' })).toThrow(
      'not recorded',
    );
    // Were it recorded all the same, it would not be an approval.
    const decision = makeDecision({ decision: 'waved-through' as 'approved' });
    expect(requirementOf(decision, office.law().policy, 3)).toMatchObject({ kind: 'refused' });
    const finding = { boundary: 'b', rule: 'r', file: 'f', line: 0, message: 'm', mend: '' };
    const severity = 'fatal' as 'stop';
    const found = makeDecision({ findings: [{ ...finding, severity }] });
    expect(requirementOf(found, office.law().policy, 3)).toMatchObject({ kind: 'refused' });
  });
});

describe('a change of what it is judged by', () => {
  const law = { autonomy: { ceiling: 3, thresholds: [1, 1, 1] } };
  const file = (name: string) => [{ file: name, before: null, after: sha256('x') }];

  it.each(['pawl.config.ts', 'pawl.signers', 'packages/a/.pawl/ledger.db', '.github/CODEOWNERS'])(
    'never passes alone: %s',
    (name) => {
      const { policy } = new Office().law(law);
      const decision = makeDecision({ files: file(name) });
      expect(requirementOf(decision, policy, 3)).toMatchObject({
        kind: 'people',
        demands: [{ reason: expect.stringContaining(name) }],
      });
      // The same change to another file does.
      expect(requirementOf(makeDecision(), policy, 3)).toMatchObject({ kind: 'alone' });
    },
  );

  it('can not allow its own signer: the trusted revision says who may sign', () => {
    const office = new Office();
    office.person('alice@example.com');
    const gate = office.decided({ files: file('pawl.signers') });
    const mallory = office.key('mallory');
    const signature = signatureOf(office, gate, mallory);
    inject(office, gate, {
      principal: 'mallory@example.com',
      key: fingerprint(mallory),
      signature,
    });
    expect(decide(office, gate)).toMatchObject({ ok: false, rule: 'enough-people' });
    // With the signers as the change would have them, it would be accepted.
    office.allow('mallory@example.com', mallory);
    expect(decide(office, gate)).toMatchObject({ ok: true });
  });
});

describe('the breaker', () => {
  const entriesOf = (office: Office): readonly Entry[] => {
    const verification = office.ledger.verify();
    if (!verification.ok) throw new Error(verification.reason);
    return verification.entries;
  };

  it('is not closed by a key that nobody allowed', () => {
    const office = new Office();
    const alice = office.person('alice@example.com');
    const gate = office.decided();
    office.sign(gate, alice);
    office.ease('breaker-closed', office.openBreaker(), office.key('agent'));
    expect(decide(office, gate)).toMatchObject({ rule: 'breaker-closed' });
    expect(breakerOf(entriesOf(office), office.law(), () => true)).toEqual({ kind: 'closed' });
    expect(without('breaker-closed', caseFor(office, gate))).toBeUndefined();
  });

  it('is not closed by what closed an earlier opening', () => {
    const office = new Office();
    const alice = office.person('alice@example.com');
    const first = office.openBreaker();
    office.ease('breaker-closed', first, alice);
    const gate = office.decided();
    office.sign(gate, alice);
    expect(decide(office, gate)).toMatchObject({ ok: true });
    office.openBreaker();
    const closed = entriesOf(office).find(({ kind }) => kind === 'breaker-closed');
    if (closed?.kind !== 'breaker-closed') throw new Error('it was closed');
    office.ledger.append({ kind: closed.kind, body: closed.body });
    expect(decide(office, gate)).toMatchObject({ rule: 'breaker-closed' });
  });

  it('lets one change through when it is half-open, and no second', () => {
    const office = new Office();
    const alice = office.person('alice@example.com');
    office.ease('breaker-half-opened', office.openBreaker(), alice);
    const [one, two] = [office.decided(), office.decided({ candidate: 'another' })];
    for (const gate of [one, two]) office.sign(gate, alice);
    const approvals = [one, two].map((gate) => decide(office, gate));
    const used = approvals.map((approval, index) => {
      if (!approval.ok) throw new Error(approval.reason);
      const present = presentOf([one, two][index]!.body);
      return claim(approval.decision, apply, present, office.law(), office.ledger);
    });
    expect(used[0]).toMatchObject({ ok: true });
    expect(used[1]).toMatchObject({ ok: false, rule: 'breaker-closed' });
  });
});

describe('the ledger', () => {
  /** What is decided when its entries are read without being verified. */
  function unverified(office: Office, gate: Gate) {
    const entries = office.ledger.kept().rows.map(({ record, hash }) => ({
      ...(JSON.parse(Buffer.from(record as Uint8Array).toString()) as object),
      hash,
    }));
    const law = office.law();
    return firstBroken(caseOf(entries as Entry[], gate, presentOf(gate.body), law));
  }

  it('is not edited so that an approval appears', () => {
    const office = new Office();
    const alice = office.person('alice@example.com');
    const gate = office.decided();
    office.sign(gate, alice);
    const said = { reason: 'no', now: office.now };
    refuse(pendingOf(gate.body, gate), said, false, alice, office.law(), office.ledger);

    // The refusal becomes one of another decision, and its hash is made anew.
    const database = new DatabaseSync(ledgerFile(office.root));
    const { record } = database.prepare('SELECT record FROM entries WHERE position = 3').get()!;
    const edited = String(record).replace(gate.hash, sha256('another'));
    database.exec('DROP TRIGGER entries_are_not_changed');
    database
      .prepare('UPDATE entries SET record = ?, hash = ? WHERE position = 3')
      .run(edited, sha256(edited));
    database.close();

    expect(decide(office, gate)).toMatchObject({ ok: false, rule: 'ledger' });
    expect(unverified(office, gate)).toBeUndefined();
  });

  it.each<[string, (office: Office, gate: Gate, alice: string) => void]>([
    [
      'a refusal',
      (office, gate, alice) => {
        const said = { reason: 'no', now: office.now };
        refuse(pendingOf(gate.body, gate), said, false, alice, office.law(), office.ledger);
      },
    ],
    ['an open breaker', (office) => void office.openBreaker()],
  ])('is not cut to hide %s', (_, hide) => {
    const office = new Office();
    const alice = office.person('alice@example.com');
    const gate = office.decided();
    office.sign(gate, alice);
    const file = ledgerFile(office.root);
    // A copy with its own, signed checkpoint; put back once the refusal is there.
    const source = new DatabaseSync(file);
    source.exec(`VACUUM INTO '${file}.old'`);
    source.close();
    hide(office, gate, alice);
    expect(decide(office, gate)).toMatchObject({ ok: false });
    office.ledger.close();
    copyFileSync(`${file}.old`, file);
    const cut = office.reopen();
    expect(decide(cut, gate)).toMatchObject({ ok: false, rule: 'ledger' });
    expect(unverified(cut, gate)).toBeUndefined();
  });

  it('with entries that this version does not know decides nothing', () => {
    const office = new Office();
    const gate = office.decided();
    office.sign(gate, office.person('alice@example.com'));
    const unknown = { kind: 'sign-off-withdrawn', body: { gate: gate.hash } };
    office.forceAppend(unknown);
    expect(decide(office, gate)).toMatchObject({
      rule: 'known-entries',
      reason: expect.stringContaining('sign-off-withdrawn'),
    });
    // The breaker does not know either what it might mean.
    expect(unverified(office, gate)).toMatchObject({ rule: 'breaker-closed' });
    expect(unmetDemand([{ people: 1, reason: '' }], [])).toMatchObject({ missing: 1 });
  });
});
