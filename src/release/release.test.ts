import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rollback } from './rollback/rollback.ts';
import { after, before, makeAnswer, Shop } from './testing.ts';

describe('a release', () => {
  it('is a commit on a branch of its own, whose trailers say on whose word', async () => {
    const shop = new Shop();
    const base = shop.git('rev-parse', 'main');
    const released = await shop.release(shop.signed());
    expect(released).toMatchObject({ ok: true, how: 'made', branch: 'pawl/4be1' });
    if (!released.ok) return;
    expect(shop.git('rev-parse', 'pawl/4be1')).toBe(released.commit);
    expect(shop.git('rev-parse', 'pawl/4be1^')).toBe(base);
    expect(shop.git('diff', '--name-only', 'main', 'pawl/4be1')).toBe('src/most.js');
    expect(`${shop.git('show', 'pawl/4be1:src/most.js')}\n`).toBe(after);
    const trailers = shop.git('log', '-1', '--format=%(trailers:only)', 'pawl/4be1').split('\n');
    expect(trailers).toEqual([
      'Pawl-Candidate: 4be1c09f12345678',
      expect.stringMatching(/^Pawl-Entry: 3 [0-9a-f]{64}$/),
      expect.stringMatching(/^Pawl-Statement: sha256:[0-9a-f]{64}$/),
      expect.stringMatching(/^Pawl-Signed-By: alice@example.com SHA256:/),
    ]);
    expect(released.entry.body).toMatchObject({ release: 'pawl/4be1', commit: released.commit });
  });

  it('leaves working tree, index and uncommitted work as they are', async () => {
    const shop = new Shop();
    shop.write({ 'src/most.js': '// mine\n', 'src/other.js': '// staged\n', new: 'new\n' });
    shop.git('add', 'src/other.js');
    const index = readFileSync(join(shop.root, '.git/index'));
    const status = shop.git('status', '--porcelain');
    const subject = shop.signed();
    expect(await shop.release(subject)).toMatchObject({ ok: true });
    expect(readFileSync(join(shop.root, '.git/index')).equals(index)).toBe(true);
    expect(shop.git('status', '--porcelain')).toBe(status);
    expect(readFileSync(join(shop.root, 'src/most.js'), 'utf8')).toBe('// mine\n');
    expect(shop.git('symbolic-ref', 'HEAD')).toBe('refs/heads/main');
  });

  it('is made once, however often it is asked for', async () => {
    const shop = new Shop();
    const subject = shop.signed();
    const both = await Promise.all([shop.release(subject), shop.release(subject)]);
    const hows = both.map((each) => each.ok && each.how);
    expect(hows).toHaveLength(2);
    expect(hows).toEqual(expect.arrayContaining(['already', 'made']));
    expect(await shop.release(subject)).toMatchObject({ ok: true, how: 'already' });
    expect(shop.recorded('release-made')).toBe(1);
    expect(shop.git('rev-list', '--count', 'pawl/4be1')).toBe('2');
  });

  it('goes on from where a branch is that is there already', async () => {
    const shop = new Shop();
    shop.git('branch', 'fixes');
    expect(await shop.release(shop.signed(), { branch: 'fixes' })).toMatchObject({ ok: true });
    expect(shop.git('rev-list', '--count', 'main..fixes')).toBe('1');
  });

  it('keeps the mode of the file', async () => {
    const shop = new Shop();
    shop.git('update-index', '--chmod=+x', 'src/most.js');
    shop.git('commit', '-qm', 'mode');
    expect(await shop.release(shop.signed())).toMatchObject({ ok: true });
    expect(shop.git('ls-tree', 'pawl/4be1', 'src/most.js')).toMatch(/^100755 /);
  });
});

describe('a project that is a folder of its repository', () => {
  it('is released by its own paths, and taken back', async () => {
    const shop = new Shop('below');
    const subject = shop.signed();
    expect(await shop.release(subject)).toMatchObject({ ok: true });
    expect(shop.git('diff', '--name-only', 'main', 'pawl/4be1')).toBe('project/src/most.js');
    shop.git('merge', '-q', '--ff-only', 'pawl/4be1');
    const { deps } = shop;
    const request = { gate: subject.gate, reason: 'Wrong', branch: undefined, failed: undefined };
    const back = { ...deps, answer: () => undefined, jail: () => deps.jail };
    expect(await rollback(request, back)).toMatchObject({ ok: true, branch: 'main', left: [] });
    expect(readFileSync(join(shop.root, 'src/most.js'), 'utf8')).toBe(before);
    expect(shop.git('status', '--porcelain')).toBe('');
  });
});

describe('a release waits', () => {
  it('for a person', async () => {
    const shop = new Shop();
    const subject = shop.subject();
    expect(await shop.release(subject)).toMatchObject({ ok: false, rule: 'enough-people' });
    expect(shop.git('branch', '--list', 'pawl/*')).toBe('');
  });

  it('on another base, when only other files changed, for the tests on that base', async () => {
    const shop = new Shop();
    const subject = shop.signed();
    shop.commit({ 'src/other.js': 'export const other = 2;\n', 'README.md': 'New\n' });
    expect(await shop.release(subject)).toMatchObject({ ok: true });
    expect(shop.git('show', 'pawl/4be1:README.md')).toBe('New');
  });

  it('and is refused where a new test fails with it', async () => {
    const shop = new Shop();
    const subject = shop.signed(makeAnswer({ after: before.replace('found;', 'found ?? 0;') }));
    shop.commit({
      'test/empty.test.js': `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { most } from '../src/most.js';
test('has none of nothing', () => assert.equal(most([]), undefined));
`,
    });
    const refusal = { ok: false, rule: 'verified', reason: expect.stringContaining('of nothing') };
    expect(await shop.release(subject)).toMatchObject(refusal);
    expect(shop.recorded('release-made')).toBe(0);
  });
});
