import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { autonomyOf, policySchema } from '../../review/index.ts';
import { after, before, makeAnswer, Shop } from '../testing.ts';
import type { Subject } from '../subject.ts';
import { rollback } from './rollback.ts';

const reason = 'It was wrong for an empty list';

function takeBack(shop: Shop, { gate }: Subject, branch?: string) {
  const { deps } = shop;
  const request = { gate, reason, branch, failed: undefined };
  return rollback(request, { ...deps, answer: () => undefined, jail: () => deps.jail });
}

const read = (shop: Shop, file: string) => readFileSync(join(shop.root, file), 'utf8');

/** A change that was released and has come to `main`, where it is checked out. */
async function merged(shop: Shop, answer = makeAnswer(), change = {}): Promise<Subject> {
  const subject = shop.signed(answer, change);
  const branch = `pawl/${answer.id.slice(0, 4)}`;
  expect(await shop.release(subject, { branch })).toMatchObject({ ok: true });
  shop.git('merge', '-q', '--ff-only', branch);
  return subject;
}

describe('a rollback', () => {
  it('restores what was there by a new commit, and brings the working tree along', async () => {
    const shop = new Shop();
    const subject = await merged(shop);
    const tip = shop.git('rev-parse', 'main');
    expect(read(shop, 'src/most.js')).toBe(after);
    const done = await takeBack(shop, subject);
    expect(done).toMatchObject({ ok: true, how: 'made', branch: 'main', left: [] });
    expect(shop.git('rev-parse', 'main^')).toBe(tip);
    expect(read(shop, 'src/most.js')).toBe(before);
    expect(shop.git('status', '--porcelain')).toBe('');
    expect(shop.git('log', '-1', '--format=%B')).toContain(`- ${reason}`);
    expect(shop.git('log', '-1', '--format=%(trailers:only)')).toMatch(
      /^Pawl-Rolls-Back: 4be1c09f12345678 4 [0-9a-f]{64}$/,
    );
  });

  it('is recorded, so that the level that was earned falls', async () => {
    const shop = new Shop();
    const subject = await merged(shop);
    const level = () => {
      const verification = shop.office.ledger.verify();
      const policy = policySchema.parse({ autonomy: { ceiling: 3, thresholds: [1, 2, 3] } });
      const entries = verification.ok ? verification.entries : [];
      const { target, change } = subject.gate.body;
      return autonomyOf(entries, target, change, policy);
    };
    expect(level()).toMatchObject({ level: 1 });
    await takeBack(shop, subject);
    expect(level()).toMatchObject({ level: 0, fellFor: reason });
  });

  it('takes back what built on the change, and leaves what did not', async () => {
    const shop = new Shop();
    const subject = await merged(shop);
    const faster = after.replace('for (const', '// All of them.\n  for (const');
    const second = makeAnswer({ id: 'bbbb', before: after, after: faster });
    await merged(shop, second);
    const elsewhere = shop.commit({ 'src/most.js': `// Of numbers.\n${faster}` });
    expect(elsewhere).toHaveLength(40);
    const done = await takeBack(shop, subject);
    expect(done).toMatchObject({ ok: true });
    expect(done.ok && done.undone.map(({ body }) => body.candidate)).toEqual([
      'bbbb',
      '4be1c09f12345678',
    ]);
    // What a person edited elsewhere in the file stays.
    expect(read(shop, 'src/most.js')).toBe(`// Of numbers.\n${before}`);
  });

  it('leaves later changes of other functions in the same file, unless it can not', async () => {
    const two = `${before}\nexport function least(values) {\n  return Math.min(...values);\n}\n`;
    const shop = new Shop();
    shop.commit({ 'src/most.js': two });
    const first = makeAnswer({
      before: two,
      after: two.replace('let found = values[0]', 'let [found] = values'),
    });
    const subject = await merged(shop, first);
    const apart = first.after.replace(
      'return Math.min(...values);',
      'return values.toSorted()[0];',
    );
    await merged(
      shop,
      makeAnswer({ id: 'bbbb', symbol: 'least', before: first.after, after: apart }),
    );
    expect(await takeBack(shop, subject)).toMatchObject({ ok: true });
    expect(read(shop, 'src/most.js')).toContain('values.toSorted()[0]');
    expect(read(shop, 'src/most.js')).toContain('let found = values[0]');
  });

  it("takes another function's change with it where the two lie over each other", async () => {
    const shop = new Shop();
    const subject = await merged(shop);
    const over = after.replace(
      'let [found] = values;',
      'let [found, ...rest] = values; void rest;',
    );
    await merged(shop, makeAnswer({ id: 'bbbb', symbol: 'other', before: after, after: over }));
    const done = await takeBack(shop, subject);
    expect(done.ok && done.undone).toHaveLength(2);
    expect(read(shop, 'src/most.js')).toBe(before);
  });

  it('names the place where somebody edited the same lines, and does nothing', async () => {
    const shop = new Shop();
    const subject = await merged(shop);
    const tip = shop.commit({
      'src/most.js': after.replace('[found] = values', '[found] = values.slice()'),
    });
    const done = await takeBack(shop, subject);
    expect(done).toMatchObject({
      ok: false,
      rule: 'no-overlap',
      reason: expect.stringMatching(/^src\/most\.js:4 was edited since.*values\.slice\(\)/),
    });
    expect(shop.git('rev-parse', 'main')).toBe(tip);
    expect(shop.recorded('release-rolled-back')).toBe(0);
  });

  it('is put on the release branch while the release has not been merged', async () => {
    const shop = new Shop();
    const subject = shop.signed();
    await shop.release(subject);
    expect(await takeBack(shop, subject)).toMatchObject({ ok: true, branch: 'pawl/4be1' });
    expect(shop.git('diff', 'main', 'pawl/4be1')).toBe('');
    expect(read(shop, 'src/most.js')).toBe(before);
  });

  it('finds a change that was merged as another commit', async () => {
    const shop = new Shop();
    const subject = shop.signed();
    await shop.release(subject);
    shop.git('merge', '-q', '--squash', 'pawl/4be1');
    shop.git('commit', '-qm', 'Squashed');
    expect(await takeBack(shop, subject, 'main')).toMatchObject({ ok: true, branch: 'main' });
    expect(read(shop, 'src/most.js')).toBe(before);
  });

  it('is done once, and says so', async () => {
    const shop = new Shop();
    const subject = await merged(shop);
    await takeBack(shop, subject);
    const tip = shop.git('rev-parse', 'main');
    expect(await takeBack(shop, subject)).toMatchObject({ ok: true, how: 'already' });
    expect(shop.git('rev-parse', 'main')).toBe(tip);
    expect(shop.recorded('release-rolled-back')).toBe(1);
    // And the release is not made again.
    expect(await shop.release(subject)).toMatchObject({ ok: false, rule: 'rolled-back' });
  });

  it('of what was not released is none', async () => {
    const shop = new Shop();
    expect(await takeBack(shop, shop.signed())).toMatchObject({ ok: false, rule: 'in-use' });
  });
});

describe('work that is not committed', () => {
  it.each([
    ['in the working tree', (shop: Shop) => shop.write({ 'src/most.js': '// mine\n' })],
    [
      'in the index',
      (shop: Shop) => {
        shop.write({ 'src/most.js': '// mine\n' });
        shop.git('add', 'src/most.js');
        shop.write({ 'src/most.js': after });
      },
    ],
    ['that removes the file', (shop: Shop) => shop.write({ 'src/most.js': null })],
  ])('is not touched: %s', async (_, edit) => {
    const shop = new Shop();
    const subject = await merged(shop);
    const tip = shop.git('rev-parse', 'main');
    edit(shop);
    const state = () => shop.git('diff', 'HEAD') + shop.git('diff', '--cached', 'HEAD');
    const mine = state();
    expect(await takeBack(shop, subject)).toMatchObject({
      ok: false,
      rule: 'no-work-in-the-way',
      reason: expect.stringContaining('src/most.js'),
    });
    expect(state()).toBe(mine);
    expect(shop.git('rev-parse', 'main')).toBe(tip);
    expect(shop.recorded('release-rolled-back')).toBe(0);
    // On a branch of its own it is in nobody's way.
    expect(await takeBack(shop, subject, 'pawl/rollback')).toMatchObject({ ok: true });
    expect(state()).toBe(mine);
    expect(`${shop.git('show', 'pawl/rollback:src/most.js')}\n`).toBe(before);
  });

  it('in other files stays as it is', async () => {
    const shop = new Shop();
    const subject = await merged(shop);
    shop.write({ 'src/other.js': '// mine\n', 'src/new.js': '// new\n' });
    shop.git('add', 'src/new.js');
    expect(await takeBack(shop, subject)).toMatchObject({ ok: true, left: [] });
    expect(shop.git('status', '--porcelain')).toBe('A  src/new.js\n M src/other.js');
    expect(read(shop, 'src/most.js')).toBe(before);
  });

  it('that was done since is not taken away by asking again', async () => {
    const shop = new Shop();
    const subject = await merged(shop);
    await takeBack(shop, subject);
    shop.write({ 'src/most.js': after });
    const again = await takeBack(shop, subject);
    expect(again).toMatchObject({ ok: true, how: 'already', left: ['src/most.js'] });
    expect(read(shop, 'src/most.js')).toBe(after);
  });
});

describe('a rollback that was killed', () => {
  it('between its entry and the branch is finished by the next call', async () => {
    const shop = new Shop();
    const subject = await merged(shop);
    const tip = shop.git('rev-parse', 'main');
    const done = await takeBack(shop, subject);
    shop.git('reset', '-q', '--hard', tip);
    expect(await takeBack(shop, subject)).toMatchObject({ ok: true, how: 'finished', left: [] });
    expect(shop.git('rev-parse', 'main')).toBe(done.ok && done.commit);
    expect(read(shop, 'src/most.js')).toBe(before);
    expect(shop.git('status', '--porcelain')).toBe('');
    expect(shop.recorded('release-rolled-back')).toBe(1);
  });

  it('between the branch and the working tree brings that along', async () => {
    const shop = new Shop();
    const subject = await merged(shop);
    await takeBack(shop, subject);
    shop.git('checkout', '-q', 'HEAD^', '--', 'src/most.js');
    expect(read(shop, 'src/most.js')).toBe(after);
    expect(await takeBack(shop, subject)).toMatchObject({ ok: true, how: 'already', left: [] });
    expect(read(shop, 'src/most.js')).toBe(before);
    expect(shop.git('status', '--porcelain')).toBe('');
    expect(existsSync(join(shop.root, '.git/index.lock'))).toBe(false);
  });
});
