import { createPublicKey, verify } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { approve, ApprovedDecision, claim } from './approve.ts';
import { makeDecision, Office, pendingOf, presentOf } from './testing.ts';
import { refuse } from './word.ts';

const apply = { kind: 'candidate-applied', where: 'the working tree' } as const;

describe('approve', () => {
  it('accepts what a person has signed for, and says so by an attestation', () => {
    const office = new Office();
    const alice = office.person('alice@example.com');
    const gate = office.decided();
    const signOff = office.sign(gate, alice);
    const approval = approve(gate.hash, presentOf(gate.body), office.law(), office.ledger);
    if (!approval.ok) throw new Error(approval.reason);
    const { accepted } = approval.decision;
    expect(accepted.body).toMatchObject({
      gate: gate.hash,
      level: 0,
      people: [{ principal: 'alice@example.com', signOff: signOff.hash }],
    });
    expect(office.ledger.verify()).toMatchObject({ ok: true, checkpoint: { count: 4 } });
  });

  it('makes an in-toto statement that others can verify, down to the signature', () => {
    const office = new Office();
    const gate = office.decided();
    office.sign(gate, office.person('alice@example.com'));
    const approval = approve(gate.hash, presentOf(gate.body), office.law(), office.ledger);
    if (!approval.ok) throw new Error(approval.reason);
    const { envelope } = approval.decision.accepted.body;

    // As someone would who has the specification and the public key only.
    const pem = readFileSync(join(office.home, '.config/pawl/ledger-key.pem'));
    const payload = Buffer.from(envelope.payload, 'base64');
    const head = `DSSEv1 ${envelope.payloadType.length} ${envelope.payloadType} ${payload.length} `;
    const signed = Buffer.concat([Buffer.from(head), payload]);
    const sig = Buffer.from(envelope.signatures[0]?.sig ?? '', 'base64');
    expect(verify(null, signed, createPublicKey(pem), sig)).toBe(true);
    const statement = JSON.parse(payload.toString()) as {
      predicate: { signedBy: { principal: string; text: string; signature: string }[] };
    };
    expect(envelope.payloadType).toBe('application/vnd.in-toto+json');
    expect(statement).toMatchObject({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: 'src/most.js', digest: { sha256: gate.body.files[0]?.after } }],
      predicateType: 'pawl:accepted-change/v1',
      predicate: {
        materials: [{ name: 'src/most.js', digest: { sha256: gate.body.files[0]?.before } }],
        evidence: { digest: { sha256: gate.body.evidence } },
        boundaries: { digest: { sha256: gate.body.boundaries } },
        ledger: { gate: gate.hash },
      },
    });
    const [word] = statement.predicate.signedBy;
    const file = (name: string, text = ''): string => {
      writeFileSync(join(office.home, name), text);
      return join(office.home, name);
    };
    const args = ['-f', file('allowed', office.allowed.join('\n')), '-I', word?.principal ?? ''];
    const signature = file('word.sig', word?.signature);
    const said = execFileSync(
      'ssh-keygen',
      ['-Y', 'verify', '-n', 'pawl', '-s', signature, ...args],
      { input: word?.text, encoding: 'utf8' },
    );
    expect(said).toContain('Good "pawl" signature for alice@example.com');
  });

  it('waits for as many people as the policy asks for, and for those whom it names', () => {
    const office = new Office();
    const alice = office.person('alice@example.com');
    const bob = office.person('bob@example.com');
    const carol = office.person('carol@example.com');
    const rules = [
      { people: 2 },
      { people: 1, under: ['src/'], who: ['carol@example.com', 'dora@example.com'] },
    ];
    const gate = office.decided();
    const decide = () =>
      approve(gate.hash, presentOf(gate.body), office.law({ rules }), office.ledger);
    office.sign(gate, alice);
    expect(decide()).toMatchObject({
      rule: 'enough-people',
      reason: expect.stringMatching(/^1 more person must sign/),
    });
    office.sign(gate, bob);
    expect(decide()).toMatchObject({
      reason: expect.stringContaining('of carol@example.com, dora@example.com'),
    });
    office.sign(gate, carol);
    expect(decide()).toMatchObject({ ok: true });
  });

  it('accepts nothing that the gate has rejected or a boundary stops, whoever signs', () => {
    const office = new Office();
    const alice = office.person('alice@example.com');
    const finding = { boundary: 'capability', rule: 'no-eval', file: 'src/most.js', line: 1 };
    const stop = {
      ...finding,
      message: 'it calls eval',
      mend: 'Do not',
      severity: 'stop',
    } as const;
    for (const change of [
      { decision: 'rejected', reason: 'it fails a test' } as const,
      { findings: [stop], candidate: 'b' },
    ]) {
      const gate = office.decided(change);
      office.sign(gate, alice);
      const approval = approve(gate.hash, presentOf(gate.body), office.law(), office.ledger);
      expect(approval).toMatchObject({ ok: false, rule: 'enough-people' });
    }
  });

  it('lets who has refused change their mind, and nobody else for them', () => {
    const office = new Office();
    const alice = office.person('alice@example.com');
    const bob = office.person('bob@example.com');
    const gate = office.decided();
    const said = { reason: 'it is unreadable', now: office.now };
    refuse(pendingOf(gate.body, gate), said, false, alice, office.law(), office.ledger);
    const decide = () => approve(gate.hash, presentOf(gate.body), office.law(), office.ledger);
    office.sign(gate, bob);
    expect(decide()).toMatchObject({
      rule: 'no-standing-refusal',
      reason: 'alice@example.com has refused it: it is unreadable',
    });
    office.sign(gate, alice);
    expect(decide()).toMatchObject({ ok: true });
  });

  it('accepts without a person what has earned it, until a rollback', () => {
    const office = new Office();
    const alice = office.person('alice@example.com');
    const law = { ...office.law({ autonomy: { ceiling: 3, thresholds: [1, 1, 1] } }) };
    const decide = (candidate: string, sign: boolean) => {
      const gate = office.decided({ candidate });
      if (sign) office.sign(gate, alice);
      return { gate, approval: approve(gate.hash, presentOf(gate.body), law, office.ledger) };
    };
    expect(decide('one', false).approval).toMatchObject({ rule: 'enough-people' });
    const { gate, approval } = decide('two', true);
    expect(approval).toMatchObject({ ok: true });
    expect(decide('three', false).approval).toMatchObject({
      decision: { accepted: { body: { people: [], level: 3 } } },
    });
    const body = { gate: gate.hash, candidate: 'two', release: null, reason: 'it was wrong' };
    office.ledger.append({ kind: 'release-rolled-back', body });
    expect(decide('four', false).approval).toMatchObject({
      rule: 'breaker-closed',
      reason: expect.stringContaining('rollbacks'),
    });
    // Once the breaker is closed, the level is still lost.
    law.breaker = { ...law.breaker, rollbacks: 2 };
    expect(decide('five', false).approval).toMatchObject({ rule: 'enough-people' });
  });

  it('records an acceptance once, however often it is asked', () => {
    const office = new Office();
    const gate = office.decided();
    office.sign(gate, office.person('alice@example.com'));
    const decide = () => approve(gate.hash, presentOf(gate.body), office.law(), office.ledger);
    decide();
    decide();
    expect(office.ledger.verify()).toMatchObject({ checkpoint: { count: 4 } });
  });
});

describe('an approval', () => {
  it('is used once', () => {
    const office = new Office();
    const gate = office.decided();
    office.sign(gate, office.person('alice@example.com'));
    const present = presentOf(gate.body);
    const approval = approve(gate.hash, present, office.law(), office.ledger);
    if (!approval.ok) throw new Error(approval.reason);
    const use = () => claim(approval.decision, apply, present, office.law(), office.ledger);
    expect(use()).toMatchObject({ ok: true, entry: { kind: 'candidate-applied' } });
    expect(use()).toMatchObject({ ok: false, rule: 'not-used' });
  });

  it('is worth nothing once the breaker has opened', () => {
    const office = new Office();
    const gate = office.decided();
    office.sign(gate, office.person('alice@example.com'));
    const present = presentOf(gate.body);
    const approval = approve(gate.hash, present, office.law(), office.ledger);
    if (!approval.ok) throw new Error(approval.reason);
    office.openBreaker();
    const used = claim(approval.decision, apply, present, office.law(), office.ledger);
    expect(used).toMatchObject({ ok: false, rule: 'breaker-closed' });
  });

  it('is made by review alone', () => {
    const office = new Office();
    const gate = office.decided();
    office.sign(gate, office.person('alice@example.com'));
    const present = presentOf(gate.body);
    const approval = approve(gate.hash, present, office.law(), office.ledger);
    if (!approval.ok) throw new Error(approval.reason);
    const { decision } = approval;
    const { accepted } = decision;
    const forgeries: unknown[] = [
      { gate, accepted },
      { ...decision },
      Object.create(ApprovedDecision.prototype),
      Object.assign(Object.create(ApprovedDecision.prototype) as object, { gate, accepted }),
    ];
    for (const forged of forgeries) {
      expect(ApprovedDecision.isInstance(forged)).toBe(false);
      expect(
        claim(forged as ApprovedDecision, apply, present, office.law(), office.ledger),
      ).toMatchObject({ rule: 'not-made-here' });
    }
    const Made = decision.constructor as new (...args: unknown[]) => unknown;
    expect(() => new Made(Symbol('made by review'), gate, accepted)).toThrow('only review makes');
    expect(() => Object.assign(decision, { gate: makeDecision() })).toThrow(TypeError);
  });
});
