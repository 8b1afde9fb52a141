/** Sign-offs that travel by git from a person's repository to a fresh checkout: real git, real keys. */
import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli } from '../cli.ts';
import { makeContext, makeProject } from '../testing.ts';
import { Household, type Ran } from './testing.ts';

const reaching = 'export const a = (x) => process.exit(x);\n';
const between = ['--base', 'main', '--head', 'topic'];
const refs = 'refs/pawl/sign-offs/*:refs/pawl/sign-offs/*';

/** A branch `topic` that needs a sign-off, beside `main`, where the named may sign. */
function waiting(names: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const house = new Household().allow(names, files);
  house.git('checkout', '-q', '-b', 'topic');
  house.commit({ 'src/a.js': reaching });
  return house;
}

function sign(house: Household, name: string, ...more: string[]): Promise<Ran> {
  const key = ['--key', house.key(name)];
  return house.run('gate', ...between, '--sign', 'Ops knows of it', ...key, ...more);
}

/** What `pawl gate` says in a fresh clone that has fetched the sign-offs: no ledger, no key, no home. */
async function inCi(house: Household, ...given: (string | { ledger: true })[]): Promise<Ran> {
  const more = given.filter((each) => typeof each === 'string');
  const { root } = makeProject({});
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'pipe' });
  git('init', '-q', '-b', 'none', '.');
  git('fetch', '-q', house.root, '+refs/heads/*:refs/heads/*', refs);
  git('checkout', '-q', '--detach', 'topic');
  // As a cache or an artifact brings it, without the keys of where it was made.
  if (more.length < given.length)
    cpSync(join(house.root, '.pawl'), join(root, '.pawl'), { recursive: true });
  const made = Object.assign(
    makeContext(root, () => Promise.reject(new Error('no run'))),
    {
      env: { PATH: process.env['PATH'], HOME: makeProject({}).root },
      now: () => Date.now() + house.later,
    },
  );
  const code = await cli(['gate', ...between, ...more], '1', made);
  return { code, out: made.out, err: made.err };
}

/** The refs of all sign-offs. */
function carried(house: Household): string[] {
  return house.git('for-each-ref', '--format=%(refname)', 'refs/pawl').split('\n').filter(Boolean);
}

describe('a sign-off that travels', () => {
  it('lets a fresh checkout pass, which says on whose word', async () => {
    const house = waiting(['alice']);
    expect(await inCi(house)).toMatchObject({
      code: 1,
      out: expect.stringMatching(
        /To sign so that CI sees it: pawl gate --base main --head topic --sign "…"/,
      ),
    });
    expect((await inCi(house, '--no-record')).out).toContain('has to come with the repository');
    const signed = await sign(house, 'alice');
    expect(signed).toMatchObject({ code: 0 });
    const [ref] = carried(house);
    expect(signed.out).toContain(`git push origin ${ref}`);
    expect(signed.out).not.toContain('Waits');
    expect(await inCi(house)).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /Passes: 1 file, signed by alice@example\.com until \d{4}-.*: Ops knows of it/,
      ),
    });
    expect((await inCi(house, '--no-record')).code).toBe(0);
    const events = (await inCi(house, '--json')).out.trim().split('\n');
    expect(JSON.parse(events.at(-1)!)).toMatchObject({
      kind: 'approved',
      signOffs: [{ principal: 'alice@example.com', reason: 'Ops knows of it' }],
    });
  });

  it('counts two people as the policy asks, wherever each of them sits', async () => {
    const two = { 'pawl.config.ts': 'export default { review: { people: 2 } };\n' };
    const house = waiting(['alice', 'bob'], two);
    expect((await sign(house, 'alice')).out).toContain('1 more person must sign');
    await sign(house, 'alice', '--days', '7');
    expect(await inCi(house)).toMatchObject({
      code: 1,
      out: expect.stringContaining('1 more person must sign'),
    });
    await sign(house, 'bob');
    expect(await inCi(house)).toMatchObject({ code: 0, out: expect.stringContaining('bob@') });
  });

  it('is given for what is asked there: nothing that a ledger here has earned', async () => {
    const house = waiting(['alice']);
    await house.run('ledger', 'start');
    await sign(house, 'alice');
    expect((await inCi(house)).code).toBe(0);
  });

  it('is taken back by a refusal, and a refusal by who gave it', async () => {
    const house = waiting(['alice', 'bob']);
    await sign(house, 'bob');
    const key = ['--key', house.key('alice')];
    await house.run('gate', ...between, '--refuse', 'Not on Fridays', ...key);
    const refused = 'alice@example.com has refused it: Not on Fridays';
    expect(await inCi(house)).toMatchObject({ code: 1, out: expect.stringContaining(refused) });
    await sign(house, 'bob', '--days', '8');
    expect((await inCi(house)).out).toContain(refused);
    house.later = 1_000;
    await sign(house, 'alice');
    expect((await inCi(house)).code).toBe(0);
  });

  it('is not given for what is stopped, by whom nobody knows, for ever, or without a reason', async () => {
    const house = waiting(['alice']);
    expect((await sign(house, 'mallory')).err).toContain('Not signed: no allowed signer');
    expect((await sign(house, 'alice', '--days', '91')).code).toBe(2);
    const key = ['--key', house.key('alice')];
    expect((await house.run('gate', ...between, '--sign', ' ', ...key)).code).toBe(2);
    house.commit({ 'src/a.js': 'export const a = (x) => eval(x);\n' });
    expect(await sign(house, 'alice')).toMatchObject({
      code: 1,
      err: expect.stringContaining('Not signed: 1 finding stops it'),
    });
    expect(carried(house)).toEqual([]);
  });
});

describe('a sign-off that travels is void', () => {
  /** What is said where it does not pass. */
  async function denied(house: Household): Promise<string> {
    const { code, out } = await inCi(house);
    return code === 1 ? out : `ended with ${code}`;
  }

  it('once the change was edited, also when it is moved there', async () => {
    const house = waiting(['alice']);
    await sign(house, 'alice');
    const [ref = ''] = carried(house);
    house.commit({ 'src/a.js': `${reaching}// and more\n` });
    expect(await denied(house)).toMatch(/1 more person must sign/);
    // Somebody who may push puts it under the new change's name.
    const { out } = await house.run('gate', ...between, '--json');
    const { candidate } = JSON.parse(out.trim().split('\n').at(-1)!) as { candidate: string };
    house.git('update-ref', ref.replace(/[0-9a-f]{16}(?=\/)/, candidate), ref);
    expect(await denied(house)).toMatch(/does not count: it is for another change/);
  });

  it('on another base', async () => {
    const house = waiting(['alice']);
    await sign(house, 'alice');
    house.git('checkout', '-q', 'main');
    house.commit({ 'src/b.js': 'export const b = 1;\n' });
    house.git('checkout', '-q', 'topic');
    // The base has moved on: that alone matters only when the change is moved onto it.
    expect((await inCi(house)).code).toBe(0);
    house.git('rebase', '-q', 'main');
    expect(await denied(house)).toMatch(/does not count: it is for the base/);
  });

  it('in another repository with the very same files', async () => {
    const [house, other] = [waiting(['alice']), waiting(['alice'])];
    other.git('checkout', '-q', 'main');
    other.write({ 'pawl.signers': `alice@example.com ${house.publicKey('alice')}` });
    other.git('commit', '-q', '-a', '--amend', '-m', 'mine');
    other.git('branch', '-q', '-f', 'topic');
    other.git('checkout', '-q', 'topic');
    other.commit({ 'src/a.js': reaching });
    expect(other.git('rev-parse', 'topic^{tree}')).toBe(house.git('rev-parse', 'topic^{tree}'));
    await sign(house, 'alice');
    other.git('fetch', '-q', house.root, refs);
    expect(await denied(other)).toMatch(/does not count: it is for the base/);
  });

  it('when its signer was taken off the list, wherever the change has left the base', async () => {
    const house = waiting(['alice', 'mallory']);
    await sign(house, 'mallory');
    expect((await inCi(house)).code).toBe(0);
    house.git('checkout', '-q', 'main');
    house.write({ 'pawl.signers': `alice@example.com ${house.publicKey('alice')}` });
    house.git('commit', '-qam', 'mallory has left');
    // The topic's own base still has the old list; the law is that of the base as it is now.
    expect(await denied(house)).toMatch(/does not count: no allowed signer/);
  });

  it('when the change brings its signer along', async () => {
    const house = waiting(['alice']);
    const own = `mallory@example.com ${house.publicKey('mallory')}`;
    house.commit({ 'pawl.signers': `${house.read('pawl.signers')}${own}` });
    expect((await sign(house, 'mallory')).err).toContain('Not signed: no allowed signer');
  });

  it('when its signer was on a list that only they have', async () => {
    const house = waiting(['alice']);
    house.git('checkout', '-q', 'main');
    const own = `mallory@example.com ${house.publicKey('mallory')}`;
    house.commit({ 'pawl.signers': `${house.read('pawl.signers')}${own}` });
    // It says of the change all that a sign-off of alice would say.
    expect((await sign(house, 'mallory')).code).toBe(0);
    house.git('reset', '-q', '--hard', 'HEAD~1');
    expect(await denied(house)).toMatch(/does not count: no allowed signer/);
  });

  it('when the policy is another', async () => {
    const house = waiting(['alice']);
    await sign(house, 'alice');
    house.git('checkout', '-q', 'main');
    house.commit({ 'pawl.config.ts': 'export default { review: { protectedPeople: 2 } };\n' });
    expect(await denied(house)).toMatch(
      /does not count: it is for other boundaries or another policy/,
    );
  });

  it('when the change is judged for another objective', async () => {
    const house = waiting(['alice']);
    await sign(house, 'alice');
    const ran = await inCi(house, '--objective', 'refactor');
    expect(ran).toMatchObject({ code: 1, out: expect.stringContaining('another objective') });
  });

  it('when its time is over', async () => {
    const house = waiting(['alice']);
    await sign(house, 'alice', '--days', '1');
    house.later = 24 * 3_600_000 + 1_000;
    expect(await denied(house)).toMatch(/does not count: it ended at/);
  });

  it('and stops the change, named, when it is nothing that can be read', async () => {
    const house = waiting(['alice', 'bob']);
    await sign(house, 'alice');
    const [ref = ''] = carried(house);
    const put = (object: string) => house.git('update-ref', ref.replace(/\w{16}$/, 'x'), object);
    put(house.git('rev-parse', 'topic'));
    expect(await denied(house)).toMatch(/Stopped: refs\/pawl\/sign-offs\/\w{16}\/x is no sign-off/);
    put(house.git('hash-object', '-w', 'src/a.js'));
    expect(await denied(house)).toMatch(/is no sign-off that can be read/);
    for (let each = 0; each < 40; each++) house.git('update-ref', `${ref}-${each}`, ref);
    expect(await denied(house)).toMatch(/more than 32 are not read/);
  });

  it('where no base has a list of signers', async () => {
    const house = new Household();
    house.commit({});
    house.git('checkout', '-q', '-b', 'topic');
    house.commit({ 'src/a.js': reaching });
    expect(await sign(house, 'alice')).toMatchObject({
      code: 2,
      err: expect.stringContaining('the base has no list of signers'),
    });
  });
});

describe('where the policy asks for somebody else than who wrote it', () => {
  const asks = { 'pawl.config.ts': 'export default { review: { otherThanAuthor: true } };\n' };

  /** A topic of alice's, under the name and address that her commits have. */
  function by(name: string, email: string, ...message: string[]): Household {
    const house = new Household().allow(['alice', 'bob'], asks);
    house.git('checkout', '-q', '-b', 'topic');
    house.write({ 'src/a.js': reaching });
    house.git('add', '-A');
    const identity = ['-c', `user.name=${name}`, '-c', `user.email=${email}`];
    house.git(...identity, 'commit', '-q', '-m', message.length > 0 ? message.join('\n') : 'topic');
    return house;
  }

  it.each([
    ['as author', by.bind(null, 'Alice', 'Alice@example.com')],
    [
      'as co-author',
      by.bind(null, 'X', 'x@example.com', 'It', '', 'Co-authored-by: A <alice@example.com>'),
    ],
  ] as const)('who wrote it, %s, is not enough, and somebody else is', async (_, make) => {
    const house = make();
    expect((await sign(house, 'alice')).out).toContain('somebody else than who wrote it must sign');
    expect(await inCi(house)).toMatchObject({
      code: 1,
      out: expect.stringContaining('must sign, which alice@example.com did'),
    });
    await sign(house, 'bob');
    expect((await inCi(house)).code).toBe(0);
  });

  it('another name with the same key is nobody else', async () => {
    const house = by('Alice', 'alice@example.com');
    house.git('checkout', '-q', 'main');
    const twice = house.read('pawl.signers');
    house.commit({ 'pawl.signers': `${twice}carol@example.com ${house.publicKey('alice')}` });
    house.git('checkout', '-q', 'topic');
    house.git('rebase', '-q', 'main');
    await sign(house, 'alice');
    expect((await inCi(house)).out).toContain('somebody else than who wrote it');
  });

  it('holds for sign-offs of the ledger, and for what is not committed', async () => {
    const house = new Household().allow(['alice', 'bob'], asks);
    house.git('config', 'user.email', 'alice@example.com');
    house.write({ 'src/a.js': reaching });
    const id = /pawl sign (\w{8})/.exec((await house.run('gate')).out)?.[1] ?? '';
    await house.sign(id, 'alice');
    expect(await house.run('gate')).toMatchObject({
      code: 1,
      out: expect.stringMatching(/Waits[^]*somebody else than who wrote it[^]*pawl sign/),
    });
    await house.sign(id, 'bob');
    expect((await house.run('gate')).code).toBe(0);
  });

  it('elsewhere who wrote it may be the one who signs', async () => {
    const house = waiting(['alice']);
    house.git(
      '-c',
      'user.email=alice@example.com',
      'commit',
      '-q',
      '--amend',
      '--reset-author',
      '-m',
      'x',
    );
    await sign(house, 'alice');
    expect((await inCi(house)).code).toBe(0);
  });
});

describe('what only a ledger knows', () => {
  it('is said not to be looked at where none is here, and is looked at where one is', async () => {
    const house = waiting(['alice']);
    await sign(house, 'alice');
    const unseen =
      'Not looked at, since no ledger is here: the breaker, drift, audits, earned levels';
    const [first, second] = (await inCi(house)).out.split('\n').slice(-3);
    expect([first?.startsWith('Passes'), second?.trim()]).toEqual([true, unseen]);
    const last = (await inCi(house, '--json', '--no-record')).out.trim().split('\n').at(-1) ?? '';
    expect(JSON.parse(last)).toMatchObject({
      kind: 'approved',
      unseen: ['the breaker', 'drift', 'audits', 'earned levels'],
    });

    await house.run('breaker', 'open', '--reason', 'odd');
    const ran = await inCi(house, { ledger: true });
    expect(ran).toMatchObject({
      code: 1,
      out: expect.stringContaining('the breaker is open: by hand: odd'),
    });
    expect(ran.out).not.toContain('Not looked at');
  });

  it('is not spoken of where nobody asks for one', async () => {
    const house = new Household();
    house.commit({});
    house.write({ 'src/a.js': 'export const a = (y) => y;\n' });
    expect((await house.run('gate')).out).not.toContain('Not looked at');
  });
});
