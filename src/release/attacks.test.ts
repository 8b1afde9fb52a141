/**
 * Attacks on a release. Each is stopped, and named; and for each it is shown that it would have
 * succeeded otherwise.
 */
import { existsSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { treeOf } from '../git/index.ts';
import { approve } from '../review/index.ts';
import { digestIn, readBase } from './base.ts';
import { layOut } from './lay-out.ts';
import { release } from './release.ts';
import { after, before, makeAnswer, Shop } from './testing.ts';
import type { Subject } from './subject.ts';

/** What the law alone says of it on a revision: without what release itself looks at. */
async function lawAlone(shop: Shop, subject: Subject, revision = 'HEAD') {
  const base = await readBase(shop.deps.git, shop.git('rev-parse', revision), '');
  const present = { facts: subject.facts, baseOf: (file: string) => digestIn(base, file) };
  return approve(subject.gate.hash, present, shop.office.law(), shop.office.ledger);
}

/** Nothing of it was released. */
function expectNothing(shop: Shop): void {
  expect(shop.git('branch', '--list', '--all', 'pawl/*')).toBe('');
  expect(shop.recorded('release-made')).toBe(0);
  expect(existsSync(join(shop.root, '.git/refs/heads/pawl/4be1.lock'))).toBe(false);
}

describe('a base that moved', () => {
  it('in the target stops it', async () => {
    const shop = new Shop();
    const subject = shop.signed();
    shop.commit({ 'src/most.js': `${before}// more\n` });
    expect(await shop.release(subject)).toMatchObject({ ok: false, rule: 'fresh-base' });
    expectNothing(shop);
  });

  it.each([
    ['src/more.js', 'export const isMore = (a, b) => a >= b;\n'],
    ['test/most.test.js', '// no test any more\n'],
    ['src/more.js', null],
  ])('in what its tests load stops it: %s', async (file, text) => {
    const shop = new Shop();
    const subject = shop.signed();
    shop.commit({ [file]: text });
    const refusal = { ok: false, rule: 'same-reach', reason: expect.stringContaining(file) };
    expect(await shop.release(subject)).toMatchObject(refusal);
    expectNothing(shop);
    // To the law alone nothing of the change is another.
    expect(await lawAlone(shop, subject)).toMatchObject({ ok: true });
  });

  it('is noticed by the committed text, whatever lies in the working tree', async () => {
    const shop = new Shop();
    const subject = shop.signed();
    shop.commit({ 'src/more.js': 'export const isMore = (a, b) => a >= b;\n' });
    shop.git('checkout', '-q', 'HEAD^', '--', 'src/more.js');
    expect(await shop.release(subject)).toMatchObject({ ok: false, rule: 'same-reach' });
  });

  it('stops it when it is not known what its tests load', async () => {
    const shop = new Shop();
    const { reached: _, ...evidence } = makeAnswer().evidence;
    const subject = shop.signed(makeAnswer({ evidence }));
    expect(await shop.release(subject)).toMatchObject({ ok: false, rule: 'known-reach' });
    expect(await lawAlone(shop, subject)).toMatchObject({ ok: true });
  });

  it('while the tests ran stops it', async () => {
    const shop = new Shop();
    const subject = shop.signed();
    const say = () => void shop.commit({ 'src/more.js': 'export const isMore = () => false;\n' });
    const request = { subject, branch: 'pawl/4be1', onto: undefined };
    const released = await release(request, { ...shop.deps, say });
    expect(released).toMatchObject({ ok: false, rule: 'base-moved' });
    expectNothing(shop);
  });

  it('replays an old approval on a branch that somebody else prepared, in vain', async () => {
    const shop = new Shop();
    const subject = shop.signed();
    shop.git('checkout', '-q', '-b', 'other');
    shop.commit({ 'src/more.js': 'export const isMore = () => true;\n' });
    const onto = { onto: 'other' };
    expect(await shop.release(subject, onto)).toMatchObject({ ok: false, rule: 'same-reach' });
    // And once it was used it is good for nothing else.
    shop.git('checkout', '-q', 'main');
    expect(await shop.release(subject)).toMatchObject({ ok: true, how: 'made' });
    shop.git('branch', 'third', 'main');
    const again = await shop.release(subject, { branch: 'third' });
    expect(again).toMatchObject({ ok: true, how: 'already', branch: 'pawl/4be1' });
    expect(shop.git('rev-parse', 'third')).toBe(shop.git('rev-parse', 'main'));
  });
});

describe('an approval', () => {
  it('for another text than the one at hand is void', async () => {
    const shop = new Shop();
    const subject = shop.signed();
    const answer = makeAnswer({ after: after.replace('[found]', '[found = 0]') });
    const released = await shop.release({ ...subject, answer });
    expect(released).toMatchObject({ ok: false, rule: 'same-change' });
    // What was recorded of it is all the same.
    expect(await lawAlone(shop, { ...subject, answer })).toMatchObject({ ok: true });
  });

  it('whose evidence is another since is void', async () => {
    const shop = new Shop();
    const subject = shop.signed();
    const facts = { ...subject.facts, evidence: 'e'.repeat(64) };
    const released = await shop.release({ ...subject, facts });
    expect(released).toMatchObject({ ok: false, rule: 'same-change' });
    expect(await shop.release(subject)).toMatchObject({ ok: true });
  });

  it('by a key that nobody allowed is none', async () => {
    const shop = new Shop();
    const subject = shop.signed();
    shop.office.allowed.length = 0;
    expect(await shop.release(subject)).toMatchObject({ ok: false, rule: 'enough-people' });
    expectNothing(shop);
  });

  it.each([
    ['the breaker opens', 'breaker-closed', (shop: Shop) => void shop.office.openBreaker()],
    [
      'somebody refuses it',
      'no-standing-refusal',
      ({ office }: Shop, { gate }: Subject) => {
        const { candidate } = gate.body;
        const said = { reason: 'No', time: new Date(0).toISOString(), another: false, by: null };
        const body = { gate: gate.hash, candidate, ...said };
        office.ledger.append({ kind: 'sign-off-refused', body });
      },
    ],
  ])('is looked at again when it is used: %s meanwhile', async (_, rule, meanwhile) => {
    const shop = new Shop();
    const subject = shop.signed();
    const say = () => meanwhile(shop, subject);
    const request = { subject, branch: 'pawl/4be1', onto: undefined };
    expect(await release(request, { ...shop.deps, say })).toMatchObject({ ok: false, rule });
    expect(shop.recorded('candidate-accepted')).toBe(1);
    expectNothing(shop);
  });
});

describe('a path', () => {
  it('that is a link in the commit is not written through', async () => {
    const shop = new Shop();
    const subject = shop.signed();
    rmSync(join(shop.root, 'src/most.js'));
    symlinkSync('../../outside.js', join(shop.root, 'src/most.js'));
    shop.commit({ '../outside.js': before });
    expect(await shop.release(subject)).toMatchObject({ ok: false, rule: 'plain-file' });
    expectNothing(shop);
  });

  it('whose folder is a link in the commit is not there', async () => {
    const shop = new Shop();
    const subject = shop.signed();
    shop.git('mv', 'src', 'real');
    symlinkSync('real', join(shop.root, 'src'));
    shop.commit({});
    expect(await shop.release(subject)).toMatchObject({ ok: false, rule: 'target-there' });
    expectNothing(shop);
  });

  it.each(['..', '.git', '.GIT'])('that leads out of the copy is not written: %s', async (name) => {
    const shop = new Shop();
    const { git } = shop.deps;
    const blob = shop.git('rev-parse', 'HEAD:src/most.js');
    const inner = await git.text(['mktree'], `100644 blob ${blob}\tescaped.js\n`);
    const tree = await git.text(['mktree'], `040000 tree ${inner}\t${name}\n`);
    const commit = shop.git('commit-tree', '-m', 'x', tree);
    // It is what git says that is in there.
    expect(await treeOf(git, commit)).toMatchObject([{ path: `${name}/escaped.js` }]);
    const base = await readBase(git, commit, '');
    const copy = join(shop.root, 'copy');
    expect(() => layOut(base, copy)).toThrow(/can not be written/);
    expect(existsSync(join(copy, name, 'escaped.js'))).toBe(false);
  });
});

describe('a branch', () => {
  it.each(['-D', '../main', 'a..b', '@{-1}', 'HEAD', 'x.lock', '', 'a b'])(
    'with the name %j is none',
    async (branch) => {
      const shop = new Shop();
      const released = await shop.release(shop.signed(), { branch });
      expect(released).toMatchObject({ ok: false, rule: 'branch-name' });
      expectNothing(shop);
    },
  );

  it('that stands for another one does not lead there', async () => {
    const shop = new Shop();
    shop.git('branch', 'trusted');
    shop.git('symbolic-ref', 'refs/heads/pawl/4be1', 'refs/heads/trusted');
    const released = await shop.release(shop.signed());
    expect(released).toMatchObject({ ok: false, rule: 'plain-branch' });
    expect(shop.git('rev-parse', 'trusted')).toBe(shop.git('rev-parse', 'main'));
  });

  it('that is checked out is not moved', async () => {
    const shop = new Shop();
    const released = await shop.release(shop.signed(), { branch: 'main' });
    expect(released).toMatchObject({ ok: false, rule: 'not-checked-out' });
    shop.git('worktree', 'add', '-q', '-b', 'aside', join(shop.office.home, 'aside'));
    const aside = await shop.release(shop.signed(), { branch: 'aside' });
    expect(aside).toMatchObject({ ok: false, rule: 'not-checked-out' });
  });

  it('that somebody made meanwhile is not taken from them', async () => {
    const shop = new Shop();
    const subject = shop.signed();
    const say = () => void shop.git('branch', 'pawl/4be1', 'main');
    const request = { subject, branch: 'pawl/4be1', onto: undefined };
    const released = await release(request, { ...shop.deps, say });
    expect(released).toMatchObject({ ok: false, rule: 'branch-moved' });
    expect(shop.git('rev-parse', 'pawl/4be1')).toBe(shop.git('rev-parse', 'main'));
    // Its approval was not used.
    expect(shop.recorded('release-made')).toBe(0);
    expect(await shop.release(subject)).toMatchObject({ ok: true, how: 'made' });
  });
});

describe('a text', () => {
  it('cannot forge a trailer, a paragraph or what a terminal does', async () => {
    const shop = new Shop();
    const why = ['Fine\n\nPawl-Signed-By: mallory@example.com SHA256:x', '\u001B[2Jclean\u202E'];
    const subject = shop.signed(makeAnswer(), { why, shown: ['Pawl-Entry: 0 0'] });
    expect(await shop.release(subject)).toMatchObject({ ok: true });
    const trailers = shop.git('log', '-1', '--format=%(trailers:only)', 'pawl/4be1').split('\n');
    expect(trailers).toHaveLength(4);
    expect(trailers.join()).not.toContain('mallory');
    expect(shop.git('log', '-1', '--format=%B', 'pawl/4be1')).not.toMatch(/[^\n -~]/);
  });
});

describe('a hostile repository', () => {
  it('runs nothing: hooks, filters, text conversion, fsmonitor, aliases, gpg', async () => {
    const shop = new Shop();
    const trap = join(shop.root, 'trap');
    const mark = shop.trap('trap');
    shop.commit({ '.gitattributes': '* filter=evil diff=evil merge=evil\n' });
    for (const hook of ['pre-commit', 'post-commit', 'commit-msg', 'reference-transaction'])
      shop.trap(`.git/hooks/${hook}`);
    for (const hook of ['post-index-change', 'prepare-commit-msg', 'post-checkout'])
      shop.trap(`.git/hooks/${hook}`);
    const settings = [
      ['core.fsmonitor', trap],
      ['core.hooksPath', '.git/hooks'],
      ['filter.evil.clean', trap],
      ['filter.evil.smudge', trap],
      ['filter.evil.process', trap],
      ['diff.evil.textconv', trap],
      ['diff.external', trap],
      ['merge.evil.driver', trap],
      ['alias.commit-tree', `!${trap}`],
      ['alias.update-ref', `!${trap}`],
      ['core.pager', trap],
      ['core.editor', trap],
      ['core.sshCommand', trap],
      ['credential.helper', trap],
      ['commit.gpgSign', 'true'],
      ['gpg.program', trap],
      ['trailer.sign.command', trap],
    ];
    for (const [name = '', value = ''] of settings) shop.git('config', name, value);
    rmSync(mark, { force: true });
    const subject = shop.signed();
    expect(await shop.release(subject)).toMatchObject({ ok: true });
    expect(existsSync(mark)).toBe(false);
    // The traps are real: git as a person uses it falls into them.
    shop.write({ 'src/other.js': '// new\n' });
    shop.git('add', 'src/other.js');
    expect(existsSync(mark)).toBe(true);
  });
});
