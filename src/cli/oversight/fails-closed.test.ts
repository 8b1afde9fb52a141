/**
 * What can't be known does not pass: each part of the gate, spoilt, and what it says then. Beside each
 * stands the same without the spoiling, which passes.
 */
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { ledgerFile } from '../../ledger/index.ts';
import { makeProject } from '../testing.ts';
import { Household } from './testing.ts';

const before = 'export const a = (x) => x;\n';
const after = 'export const a = (y) => y;\n';

/** A project with an answer that alice has signed for: apply, gate and gate ID pass. */
async function signedFor(files: Readonly<Record<string, string>> = {}): Promise<Household> {
  const house = new Household().allow(['alice'], files);
  const { id } = house.store({ before, after });
  await house.sign(id, 'alice');
  return house;
}

const ways = [['apply', '4be1'], ['gate', '4be1'], ['gate']] as const;

let texts = 0;

/** Every way through the gate ends otherwise than with 0, and writes nothing. */
async function shut(
  house: Household,
  code: number | 'not 0',
  said: string | RegExp,
): Promise<void> {
  for (const way of ways) {
    if (way[0] === 'gate' && way.length === 1)
      house.write({ 'src/b.js': `export const b = ${texts++};\n` });
    const ran = await house.run(...way);
    const isShut = code === 'not 0' ? ran.code !== 0 : ran.code === code;
    expect([way, ran.code, isShut]).toEqual([way, ran.code, true]);
    expect(ran.out + ran.err).toMatch(said);
  }
  expect(house.read('src/a.js')).toBe(before);
}

it('opens when all is known', async () => {
  const house = await signedFor();
  expect((await house.run('gate', '4be1')).code).toBe(0);
  expect((await house.run('apply', '4be1')).code).toBe(0);
  expect(house.read('src/a.js')).toBe(after);
});

describe('nothing passes', () => {
  it('when an entry of the ledger is another', async () => {
    const house = await signedFor();
    const database = new DatabaseSync(ledgerFile(house.root));
    database.exec(`DROP TRIGGER entries_are_not_changed;
      UPDATE entries SET record = replace(record, 'fix', 'fax') WHERE position = 1`);
    database.close();
    await shut(house, 3, 'the ledger is broken');
    expect((await house.run('fix', 'src/a.js')).code).toBe(3);
    expect((await house.run('breaker')).code).toBe(3);
    expect((await house.run('drift')).code).toBe(3);
  });

  it('when the ledger is gone, no database, or a folder', async () => {
    const house = await signedFor();
    const file = ledgerFile(house.root);
    const kept = readFileSync(file);
    for (const each of ['', '-wal', '-shm']) rmSync(file + each, { force: true });
    await shut(house, 3, /the ledger is gone/);
    expect((await house.run('fix', 'src/a.js')).code).toBe(3);
    writeFileSync(file, 'no database at all, but of some length');
    await shut(house, 3, /damaged/);
    rmSync(file);
    mkdirSync(file);
    await shut(house, 3, /./);
    rmSync(file, { recursive: true });
    writeFileSync(file, kept);
    expect((await house.run('gate', '4be1')).code).toBe(0);
  });

  it('when the list of signers can not be understood, is empty, or is a link', async () => {
    expect.hasAssertions();
    for (const text of ['\u0000\u0001 not a list', '', 'alice@example.com ssh-ed25519 AAAA\n']) {
      const house = await signedFor();
      house.commit({ 'pawl.signers': text });
      await shut(house, 1, /no allowed signer|must sign|a person has to sign/);
    }
    const house = await signedFor();
    rmSync(join(house.root, 'pawl.signers'));
    const elsewhere = join(house.home, 'signers');
    writeFileSync(elsewhere, `alice@example.com ${house.publicKey('alice')}`);
    house.git(
      'update-index',
      '--add',
      '--cacheinfo',
      `120000,${blobOf(house, elsewhere)},pawl.signers`,
    );
    house.git('commit', '-qm', 'link');
    await shut(house, 3, /not a regular file/);
  });

  it('when the config can not be read, or names a list that is not there', async () => {
    const house = await signedFor();
    house.commit({ 'pawl.config.ts': 'export default { review: { peple: 0 } };\n' });
    await shut(house, 2, /unknown key review.peple/);
    house.commit({ 'pawl.config.ts': "export default { review: { revokedKeys: 'revoked' } };\n" });
    await shut(house, 3, /there is no revoked in/);
    house.commit({ 'pawl.config.ts': 'export default process.env;\n' });
    await shut(house, 2, /more than data/);
    expect((await house.run('fix', 'src/a.js')).code).toBe(2);
  });

  it('when git fails, its objects are damaged, or HEAD is nowhere', async () => {
    expect.hasAssertions();
    const house = await signedFor();
    const head = join(house.root, '.git/HEAD');
    const kept = readFileSync(head);
    writeFileSync(head, 'neither a commit nor a branch');
    await shut(house, 'not 0', /git .*failed|not a git repository/);
    writeFileSync(head, '1'.repeat(40));
    await shut(house, 'not 0', /HEAD/);
    writeFileSync(head, kept);
    const blob = house.git('rev-parse', 'HEAD:pawl.signers');
    const object = join(house.root, '.git/objects', blob.slice(0, 2), blob.slice(2));
    chmodSync(object, 0o600);
    writeFileSync(object, 'spoilt');
    await shut(house, 3, /git cat-file failed/);
  });

  it('when there is no git, or no ssh-keygen, that is not the project’s own', async () => {
    for (const program of ['git', 'ssh-keygen']) {
      const house = await signedFor();
      const own = join(house.root, 'node_modules/.bin');
      mkdirSync(own, { recursive: true });
      writeFileSync(join(own, program), '#!/bin/sh\necho SHA256:x\n', { mode: 0o755 });
      house.extra['PATH'] = program === 'git' ? own : `${own}:${gitAlone()}`;
      for (const way of ways.slice(0, 2)) {
        const ran = await house.run(...way);
        expect([program, way, ran.code]).toEqual([program, way, 3]);
        expect(ran.err).toContain(`${program} is not installed`);
      }
      expect(house.read('src/a.js')).toBe(before);
    }
  });

  it('when the breaker’s state holds something unknown', async () => {
    expect.hasAssertions();
    const house = await signedFor();
    // A closing that nobody signed, for an opening that needs it, is no closing.
    await house.run('breaker', 'open', '--reason', 'odd');
    const opened = house.entries().at(-1)!.hash;
    const { openProjectLedger } = await import('./office.ts');
    const ledger = openProjectLedger(house.root, { now: Date.now, env: house.env } as never);
    const time = new Date().toISOString();
    const body = { breaker: 'by hand', opened, reason: 'fine', time, by: null };
    ledger.append({ kind: 'breaker-closed', body });
    ledger.close();
    await shut(house, 1, /the breaker is open/);
  });
});

function blobOf(house: Household, target: string): string {
  writeFileSync(join(house.home, 'target'), target);
  return house.git('hash-object', '-w', join(house.home, 'target'));
}

/** A folder with git and nothing else. */
function gitAlone(): string {
  const { root } = makeProject({});
  const script = `#!/bin/sh\nPATH=${process.env['PATH']} exec git "$@"\n`;
  writeFileSync(join(root, 'git'), script, { mode: 0o755 });
  return root;
}
