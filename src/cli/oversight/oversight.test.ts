import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../durable/index.ts';
import { ledgerFile } from '../../ledger/index.ts';
import { cli } from '../cli.ts';
import type { Context } from '../context.ts';
import { makeAnswer, makeContext, makeProject } from '../testing.ts';
import type { Prompts } from './prompts.ts';
import { review } from './review-command.ts';

const before = 'export const a = 1;\n';
const answer = makeAnswer(before, 'export const a = 2;\n');
const id = answer.id;

interface Desk {
  readonly root: string;
  readonly home: string;
  /** Runs a command line; what it said and its exit code. */
  run(...args: string[]): Promise<{ code: number; out: string; err: string }>;
  context(): Context & { out: string; err: string };
}

/** A committed project with an answer, and two people who may sign: `alice` and `bob` in `home`. */
function makeDesk(signers = ['alice', 'bob']): Desk {
  const { root } = makeProject({ 'package.json': '{}', 'src/a.js': before });
  const home = makeProject({}).root;
  for (const name of ['alice', 'bob'])
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', join(home, name)]);
  const allowed = signers.map(
    (name) => `${name}@example.com ${readFileSync(join(home, `${name}.pub`), 'utf8')}`,
  );
  writeFileSync(join(root, 'pawl.signers'), allowed.join(''));
  const env = { PATH: process.env['PATH'], HOME: home };
  const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.com'];
  for (const args of [
    ['init', '-q'],
    ['add', '.'],
    [...identity, 'commit', '-qm', 'First'],
  ])
    execFileSync('git', ['-C', root, ...args], { env });
  const store = openStore(root);
  const request = { command: 'fix', root, file: 'src/a.js', seed: 1, jail: true } as const;
  const run = store.startRun({ ...request, budgetMs: 1, maxCandidates: 1 }, Date.now());
  const counts = { judged: 1, valid: 1, perSecond: 1 };
  store.endRun(run.id, { kind: 'improved', answer }, counts, Date.now());
  store.close();
  const context = () =>
    Object.assign(
      makeContext(root, () => Promise.reject(new Error('must not run'))),
      { env },
    );
  return {
    root,
    home,
    context,
    async run(...args) {
      const made = context();
      const code = await cli(args, '1', made);
      return { code, out: made.out, err: made.err };
    },
  };
}

const key = (desk: Desk, name: string) => ['--key', join(desk.home, name)];

/** Answers questions in order. */
function answers(...given: (string | undefined)[]): Prompts & { readonly asked: string[] } {
  const asked: string[] = [];
  const next = (question: string) => {
    asked.push(question);
    return Promise.resolve(given.shift());
  };
  return { ready: true, asked, choose: next as Prompts['choose'], write: next };
}

describe('pawl review', () => {
  it('lists what waits, for people and for programs, and makes nothing by looking', async () => {
    const desk = makeDesk();
    const table = await desk.run('review', '--list');
    expect(table).toMatchObject({ code: 0, out: expect.stringMatching(/4be1c09f .* 1 person/) });
    const [line = '', ...others] = (await desk.run('review', '--json')).out.trim().split('\n');
    expect(others).toEqual([]);
    expect(JSON.parse(line)).toMatchObject({
      candidate: id,
      target: 'src/a.js',
      change: 'fix',
      gate: null,
      needs: '1 person',
      files: [{ file: 'src/a.js' }],
    });
    expect(await desk.run('ledger', 'verify')).toMatchObject({ code: 2 });
  });

  it('shows all of a change where nobody can be asked', async () => {
    const { code, out } = await makeDesk().run('review', '4be1');
    expect(code).toBe(0);
    for (const part of [
      '-export const a = 1;',
      '+export const a = 2;',
      'Evidence',
      'Needs 1 person',
    ])
      expect(out).toContain(part);
  });

  it('asks, and does what it was told', async () => {
    const desk = makeDesk();
    const alice = join(desk.home, 'alice');
    const approve = desk.context();
    await review(desk.root, undefined, { key: alice }, approve, answers('approve', 'Read it'));
    expect(approve.out).toContain('Signed by alice@example.com');
    expect(approve.out).toContain('Accepted, entry 3. To write it: pawl apply 4be1c09f');
    expect((await desk.run('review', '--list')).out).toContain('Nothing waits');
  });

  it('records why one is refused, and that another is wanted', async () => {
    const desk = makeDesk();
    const context = desk.context();
    const prompts = answers('another', 'Wrong for zero');
    await review(desk.root, undefined, {}, context, prompts);
    expect(prompts.asked).toEqual(['What do you say?', 'Why?']);
    expect(context.out).toContain('Refused without a signature, entry 2. That another is wanted');
    const { out } = await desk.run('ledger', 'export');
    expect(out).toContain('"another":true,"by":null');
    expect(out).toContain('Wrong for zero');
  });

  it.each([[[undefined]], [['later']], [['approve', undefined]]])(
    'records nothing when the answers are %j',
    async (given) => {
      const desk = makeDesk();
      await review(desk.root, undefined, {}, desk.context(), answers(...given));
      const { out } = await desk.run('ledger', 'export');
      expect(out.split('\n').filter((line) => line.includes('"record"'))).toHaveLength(1);
    },
  );
});

describe('pawl sign and pawl reject', () => {
  it('sign with a key of the signers, and accept', async () => {
    const desk = makeDesk();
    const signed = await desk.run('sign', '4be1', '--reason', 'Fine', ...key(desk, 'bob'));
    expect(signed).toMatchObject({ code: 0, out: expect.stringContaining('Accepted') });
    expect(await desk.run('ledger', 'verify')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Intact: 4 entries'),
    });
  });

  it('record nothing by a key that nobody allowed', async () => {
    const desk = makeDesk(['alice']);
    const signed = await desk.run('sign', id, '--reason', 'Fine', ...key(desk, 'bob'));
    expect(signed).toMatchObject({
      code: 1,
      err: expect.stringContaining("Not recorded: no allowed signer's key"),
    });
    expect((await desk.run('ledger', 'export')).out).not.toContain('sign-off-given');
  });

  it('believe the signers that were committed, not those in the working tree', async () => {
    const desk = makeDesk(['alice']);
    const bob = readFileSync(join(desk.home, 'bob.pub'), 'utf8');
    writeFileSync(join(desk.root, 'pawl.signers'), `bob@example.com ${bob}`);
    expect(await desk.run('sign', id, '--reason', 'Fine', ...key(desk, 'bob'))).toMatchObject({
      code: 1,
    });
    expect(await desk.run('sign', id, '--reason', 'Fine', ...key(desk, 'alice'))).toMatchObject({
      code: 0,
    });
  });

  it("believe the signers of the person's own git, unless the project can write them", async () => {
    const desk = makeDesk();
    const git = (...args: string[]): void =>
      void execFileSync('git', ['-C', desk.root, ...args], {
        env: { PATH: process.env['PATH'], HOME: desk.home },
      });
    git('mv', 'pawl.signers', 'mine');
    git('-c', 'user.name=A', '-c', 'user.email=a@example.com', 'commit', '-qm', 'Moved');
    const sign = () => desk.run('sign', id, '--reason', 'Fine', ...key(desk, 'bob'));
    const inside = join(desk.root, 'mine');
    git('config', '--global', 'gpg.ssh.allowedSignersFile', inside);
    expect(await sign()).toMatchObject({ code: 2 });
    // The repository's own configuration is the project's too.
    const outside = join(desk.home, 'mine');
    writeFileSync(outside, readFileSync(inside));
    git('config', '--global', '--unset', 'gpg.ssh.allowedSignersFile');
    git('config', 'gpg.ssh.allowedSignersFile', outside);
    expect(await sign()).toMatchObject({ code: 2 });
    git('config', '--global', 'gpg.ssh.allowedSignersFile', outside);
    expect(await sign()).toMatchObject({ code: 0 });
  });

  it('let a refusal stand against another person', async () => {
    const desk = makeDesk();
    await desk.run('reject', id, '--reason', 'Too clever', ...key(desk, 'alice'));
    expect(await desk.run('sign', id, '--reason', 'Fine', ...key(desk, 'bob'))).toMatchObject({
      code: 0,
      out: expect.stringContaining('It waits: alice@example.com has refused it: Too clever.'),
    });
  });

  it('do not offer what was found for a file that is another by now', async () => {
    const desk = makeDesk();
    writeFileSync(join(desk.root, 'src/a.js'), 'export const a = 3;\n');
    expect(await desk.run('sign', id, '--reason', 'Fine', ...key(desk, 'bob'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('nothing waits for a person with the id'),
    });
  });

  it('say in one line what is missing', async () => {
    const desk = makeDesk();
    const sign = (...args: string[]) => desk.run('sign', id, ...args);
    expect(await sign()).toMatchObject({ code: 2, err: expect.stringContaining('--reason') });
    expect(await sign('--reason', 'Fine')).toMatchObject({
      code: 2,
      err: expect.stringContaining('no SSH key to sign with is known'),
    });
    expect(await sign('--reason', ' ', ...key(desk, 'bob'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('Say it in a sentence'),
    });
    expect(await sign('--reason', 'Fine', '--key', '/nowhere')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/there is no key \/nowhere\n.*ssh-keygen/),
    });
    const noKey = join(desk.root, 'package.json');
    expect(await sign('--reason', 'Fine', '--key', noKey)).toMatchObject({
      code: 1,
      err: expect.stringContaining('Not recorded'),
    });
    execFileSync('git', ['-C', desk.root, 'rm', '-q', '--cached', 'pawl.signers']);
    const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.com'];
    execFileSync('git', ['-C', desk.root, ...identity, 'commit', '-qm', 'Without']);
    // A key is not asked for where it would be of no use.
    for (const with_ of [key(desk, 'bob'), []])
      expect(await sign('--reason', 'Fine', ...with_)).toMatchObject({
        code: 2,
        err: expect.stringMatching(/no allowed signers are known[^]*ssh-ed25519 AAAA/),
      });
  });
});

describe('pawl ledger', () => {
  const signed = async (): Promise<Desk> => {
    const desk = makeDesk();
    await desk.run('sign', id, '--reason', 'Fine', ...key(desk, 'bob'));
    return desk;
  };

  it('exports what the stand-alone verifier verifies, also from the database', async () => {
    const desk = await signed();
    const file = (name: string, text: string): string => {
      writeFileSync(join(desk.home, name), text);
      return join(desk.home, name);
    };
    const exported = file('ledger.jsonl', (await desk.run('ledger', 'export')).out);
    const pem = file('key.pem', (await desk.run('ledger', 'key')).out);
    const checkpoint = file('checkpoint.json', (await desk.run('ledger', 'checkpoint')).out);
    const verifier = (...args: string[]): string =>
      execFileSync(process.execPath, ['tools/verify-ledger.mjs', ...args], {
        encoding: 'utf8',
        stdio: 'pipe',
      });
    const database = ledgerFile(desk.root);
    expect(verifier(exported, '--key', pem)).toContain('intact: 4 entries');
    expect(verifier(database, '--key', pem, '--checkpoint', checkpoint)).toContain('intact: 5');
    // The export is from before the checkpoint was handed out.
    expect(() => verifier(exported, '--checkpoint', checkpoint)).toThrow('broken at entry 4: cut');
    const tampered = readFileSync(exported, 'utf8').replace('Fine', 'Nice');
    expect(() => verifier(file('tampered', tampered))).toThrow('broken at entry 2: flipped');
  });

  it('names the first entry that is broken, and how, and nothing is decided any more', async () => {
    const desk = await signed();
    const database = new DatabaseSync(ledgerFile(desk.root));
    database.exec(`DROP TRIGGER entries_are_not_changed;
      UPDATE entries SET record = replace(record, 'Fine', 'Nice') WHERE position = 2`);
    database.close();
    expect(await desk.run('ledger', 'verify')).toEqual({
      code: 1,
      out: 'Broken at entry 2: flipped: entry 2 is not what its hash was made from.\n',
      err: '',
    });
    expect(JSON.parse((await desk.run('ledger', 'verify', '--json')).out)).toMatchObject({
      ok: false,
      index: 2,
      how: 'flipped',
    });
    for (const args of [
      ['review', '--list'],
      ['sign', id, '--reason', 'x', ...key(desk, 'bob')],
    ])
      expect(await desk.run(...args)).toMatchObject({
        code: 3,
        err: expect.stringContaining('the ledger is broken'),
      });
    const report = await desk.run('report');
    expect(report).toMatchObject({ code: 1, out: expect.stringContaining('**BROKEN.**') });
  });

  it('misses a ledger that is gone', async () => {
    const desk = await signed();
    rmSync(join(desk.root, '.pawl'), { recursive: true });
    expect(await desk.run('ledger', 'verify')).toMatchObject({
      code: 1,
      out: expect.stringContaining('the ledger is gone'),
    });
  });

  it('finds by a checkpoint that was kept elsewhere what this machine no longer can', async () => {
    const desk = await signed();
    const checkpoint = join(desk.home, 'checkpoint.json');
    writeFileSync(checkpoint, (await desk.run('ledger', 'checkpoint')).out);
    // Somebody with the rights of this user cuts the end, and every trace of it here.
    rmSync(join(desk.home, '.local'), { recursive: true });
    const database = new DatabaseSync(ledgerFile(desk.root));
    database.exec(`DROP TRIGGER entries_are_not_removed;
      DELETE FROM entries WHERE position > 0; DELETE FROM head`);
    database.close();
    expect(await desk.run('ledger', 'verify', '--checkpoint', checkpoint)).toMatchObject({
      code: 1,
      out: expect.stringContaining('Broken at entry 1: cut: entries 1 to 4 are missing'),
    });
  });
});

describe('pawl report', () => {
  it('says what changed, why, on whose word, as Markdown and as a page', async () => {
    const desk = makeDesk();
    expect(await desk.run('report')).toMatchObject({ code: 2 });
    await desk.run('sign', id, '--reason', 'Fine', ...key(desk, 'bob'));
    const markdown = await desk.run('report');
    expect(markdown).toMatchObject({ code: 0, out: expect.stringContaining('src/a.js: accepted') });
    const html = await desk.run('report', '--html');
    expect(html).toMatchObject({ code: 0, out: expect.stringMatching(/^<!doctype html>/) });
    for (const part of ['o: Because', 'bob&#64;example.com', 'Fine', 'Art. 12'])
      expect(markdown.out).toContain(part);
  });
});
