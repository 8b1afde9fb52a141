import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { expect, it } from 'vitest';
import { recordAudit } from '../../audit/index.ts';
import { auditKey, sha256 } from '../../ledger/index.ts';
import { openProjectLedger } from './office.ts';
import { Household } from './testing.ts';

const before = 'export const a = (x) => x;\n';
const after = "export const a = (x) => fetch('https://a.example/', x);\n";
const config = "export default { rules: { 'capability/network': 'audit' } };\n";

function project(): Household {
  const house = new Household({ 'pawl.config.ts': config });
  house.commit({});
  return house;
}

/** Records what an audit of the change has said, signed with a key. */
function audited(house: Household, candidate: string, key: KeyObject, text = after): void {
  const ledger = openProjectLedger(house.root, { now: Date.now, env: house.env } as never);
  const check = { name: 'held-out', outcome: 'passed', said: 'it holds', counts: {}, shown: [] };
  const digests = { before: sha256(Buffer.from(before)), after: sha256(Buffer.from(text)) };
  recordAudit(
    {
      candidate,
      target: 'src/a.js',
      objective: 'fix',
      file: 'src/a.js',
      ...digests,
      passed: true,
      reason: 'all of it holds',
      checks: [{ ...check, ms: 1 }],
      at: new Date().toISOString(),
      ms: 1,
    } as never,
    key,
    ledger,
  );
  ledger.close();
}

it('what is sent to the audit is met by a passed audit of the very change, and by nothing else', async () => {
  const house = project();
  await house.run('ledger', 'start');
  const { id } = house.store({ before, after });
  const apply = () => house.run('apply', id);
  const short = id.slice(0, 8);
  const [reason, ...ways] = (await apply()).err.split('\n').slice(-4);
  expect(reason).toContain('the audit has to look at it first');
  // The audit first; the word of whoever works here is what is left without it.
  expect(ways).toEqual([
    `  To have it looked at: pawl audit ${short}`,
    `  To answer for it yourself, without an audit: pawl apply ${short} --on-my-word`,
    '',
  ]);
  audited(house, id, generateKeyPairSync('ed25519').privateKey);
  expect((await apply()).code).toBe(1);
  audited(house, id, auditKey(house.env), `${after}// more\n`);
  expect((await apply()).code).toBe(1);
  audited(house, id, auditKey(house.env));
  expect((await apply()).code).toBe(0);
  expect(house.read('src/a.js')).toBe(after);
});

it('the same where people have to sign for all else: they are not asked for what the audit has answered', async () => {
  const house = new Household({ 'pawl.config.ts': config }).allow(['alice']);
  const { id } = house.store({ before, after });
  const unaudited = await house.run('apply', id);
  expect(unaudited.err).toContain(`pawl audit ${id.slice(0, 8)}`);
  expect(unaudited.err).not.toContain('--on-my-word');
  audited(house, id, auditKey(house.env));
  const waiting = await house.run('apply', id);
  expect(waiting).toMatchObject({ code: 1, err: expect.stringContaining('passes alone from') });
  expect(waiting.err).not.toContain('must sign: capability');
});

it('a change by git with the text of an audited one is audited', async () => {
  const house = project();
  await house.run('ledger', 'start');
  house.write({ 'src/a.js': after });
  expect((await house.run('gate')).code).toBe(1);
  audited(house, sha256(Buffer.from(after)).slice(0, 16), auditKey(house.env));
  expect((await house.run('gate')).code).toBe(0);
});
