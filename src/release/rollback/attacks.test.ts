/** Attacks on a rollback, and on the person's own work by way of one. */
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { digestIn, readBase } from '../base.ts';
import { approve, claim, factsOf } from '../../review/index.ts';
import type { Subject } from '../subject.ts';
import { after, before, makeAnswer, Shop } from '../testing.ts';
import { rollback, type RollbackDeps } from './rollback.ts';

function takeBack(shop: Shop, { gate }: Subject, change: Partial<RollbackDeps> = {}) {
  const { deps } = shop;
  const request = { gate, reason: 'Wrong', branch: undefined, failed: undefined };
  return rollback(request, { ...deps, answer: () => undefined, jail: () => deps.jail, ...change });
}

async function merged(): Promise<{ shop: Shop; subject: Subject; tip: string }> {
  const shop = new Shop();
  const subject = shop.signed();
  expect(await shop.release(subject)).toMatchObject({ ok: true });
  shop.git('merge', '-q', '--ff-only', 'pawl/4be1');
  return { shop, subject, tip: shop.git('rev-parse', 'main') };
}

/** A change that was applied and committed by hand: only the run that found it has its texts. */
async function applied(): Promise<{ shop: Shop; subject: Subject }> {
  const shop = new Shop();
  const subject = shop.signed();
  const base = await readBase(shop.deps.git, shop.git('rev-parse', 'main'), '');
  const present = { facts: subject.facts, baseOf: (file: string) => digestIn(base, file) };
  const { ledger } = shop.office;
  const approval = approve(subject.gate.hash, present, shop.office.law(), ledger);
  if (!approval.ok) throw new Error(approval.reason);
  const use = { kind: 'candidate-applied', where: 'the working tree' } as const;
  expect(claim(approval.decision, use, present, shop.office.law(), ledger).ok).toBe(true);
  shop.commit({ 'src/most.js': after });
  return { shop, subject };
}

describe('texts', () => {
  it('of a change that was applied by hand come from its run, when they are the very ones', async () => {
    const { shop, subject } = await applied();
    expect(await takeBack(shop, subject)).toMatchObject({ ok: false, rule: 'known-texts' });
    const forged = { ...makeAnswer(), before: `${before}evil();\n` };
    const attempt = await takeBack(shop, subject, { answer: () => forged });
    expect(attempt).toMatchObject({ ok: false, rule: 'known-texts' });
    expect(await takeBack(shop, subject, { answer: () => makeAnswer() })).toMatchObject({
      ok: true,
    });
    expect(`${shop.git('show', 'main:src/most.js')}\n`).toBe(before);
  });
});

describe('a change', () => {
  it('that was written without a sign-off is taken back all the same', async () => {
    const shop = new Shop();
    const { gate } = shop.subject();
    const { candidate } = gate.body;
    const body = { gate: gate.hash, candidate, where: 'the working tree' };
    shop.office.ledger.append({ kind: 'candidate-written', body });
    shop.commit({ 'src/most.js': after });
    const subject = { gate, facts: factsOf(gate.body), answer: makeAnswer(), tests: undefined };
    expect(await takeBack(shop, subject, { answer: () => makeAnswer() })).toMatchObject({
      ok: true,
    });
    expect(`${shop.git('show', 'main:src/most.js')}\n`).toBe(before);
  });
});

describe('a link', () => {
  it('in the place of a folder is not written through', async () => {
    const { shop, subject, tip } = await merged();
    const outside = join(shop.office.home, 'outside');
    mkdirSync(outside);
    renameSync(join(shop.root, 'src'), join(outside, 'src'));
    symlinkSync(join(outside, 'src'), join(shop.root, 'src'));
    const refusal = { ok: false, rule: 'no-work-in-the-way' };
    expect(await takeBack(shop, subject)).toMatchObject(refusal);
    expect(readFileSync(join(outside, 'src/most.js'), 'utf8')).toBe(after);
    expect(shop.git('rev-parse', 'main')).toBe(tip);
  });

  it('in the place of the file is not written through, also when it is finished', async () => {
    const { shop, subject, tip } = await merged();
    expect(await takeBack(shop, subject)).toMatchObject({ ok: true });
    shop.git('reset', '-q', '--hard', tip);
    const outside = join(shop.office.home, 'outside.js');
    writeFileSync(outside, after);
    rmSync(join(shop.root, 'src/most.js'));
    symlinkSync(outside, join(shop.root, 'src/most.js'));
    const done = await takeBack(shop, subject);
    expect(done).toMatchObject({ ok: true, how: 'finished', left: ['src/most.js'] });
    expect(readFileSync(outside, 'utf8')).toBe(after);
  });
});

describe('what others do meanwhile', () => {
  it('in the ledger stops it: it may have built on the change', async () => {
    const { shop, subject } = await applied();
    const answer = () => {
      shop.office.openBreaker();
      return makeAnswer();
    };
    const tip = shop.git('rev-parse', 'main');
    const refusal = { ok: false, rule: 'ledger-moved' };
    expect(await takeBack(shop, subject, { answer })).toMatchObject(refusal);
    expect(shop.git('rev-parse', 'main')).toBe(tip);
    expect(existsSync(join(shop.root, '.git/refs/heads/main.lock'))).toBe(false);
    expect(shop.git('status', '--porcelain')).toBe('');
  });

  it('to the branch stops it', async () => {
    const { shop, subject } = await applied();
    const answer = () => {
      shop.git('commit', '-q', '--allow-empty', '-m', 'theirs');
      return makeAnswer();
    };
    const first = takeBack(shop, subject, { answer });
    expect(await first).toMatchObject({ ok: false, rule: 'branch-moved' });
    expect(shop.recorded('release-rolled-back')).toBe(0);
    expect(shop.git('log', '-1', '--format=%s')).toBe('theirs');
  });

  it('to the index is waited for: the next call brings the working tree along', async () => {
    const { shop, subject } = await merged();
    writeFileSync(join(shop.root, '.git/index.lock'), '');
    await expect(takeBack(shop, subject)).rejects.toMatchObject({ code: 'git-failed' });
    rmSync(join(shop.root, '.git/index.lock'));
    expect(await takeBack(shop, subject)).toMatchObject({ ok: true, how: 'already', left: [] });
    expect(shop.git('status', '--porcelain')).toBe('');
    expect(readFileSync(join(shop.root, 'src/most.js'), 'utf8')).toBe(before);
  });

  it('by the same command is done once', async () => {
    const { shop, subject, tip } = await merged();
    const both = await Promise.all([takeBack(shop, subject), takeBack(shop, subject)]);
    expect(both.some((each) => each.ok)).toBe(true);
    expect(shop.recorded('release-rolled-back')).toBe(1);
    expect(shop.git('rev-list', '--count', `${tip}..main`)).toBe('1');
  });
});

describe('a hostile repository', () => {
  it('runs nothing when a change is taken back', async () => {
    const { shop, subject } = await merged();
    const mark = shop.trap('trap', 'exit 1');
    const trap = join(shop.root, 'trap');
    shop.commit({
      '.gitattributes': '* filter=evil diff=evil merge=evil\n*.json filter=a=b\n',
      'src/most.js': `${after}// theirs\n`,
    });
    const hooks = ['pre-commit', 'post-commit', 'reference-transaction', 'post-index-change'];
    for (const hook of hooks) shop.trap(`.git/hooks/${hook}`);
    for (const [name = '', value = ''] of [
      ['core.fsmonitor', trap],
      ['core.hooksPath', '.git/hooks'],
      ['filter.evil.clean', trap],
      ['filter.evil.smudge', trap],
      ['filter.evil.required', 'true'],
      ['filter.a=b.clean', trap],
      ['filter.a=b.process', trap],
      ['merge.evil.driver', trap],
      ['merge.conflictStyle', 'zdiff3'],
      ['diff.evil.textconv', trap],
      ['alias.merge-file', `!${trap}`],
      ['gpg.program', trap],
      ['commit.gpgSign', 'true'],
    ])
      shop.git('config', name, value);
    rmSync(mark, { force: true });
    expect(await takeBack(shop, subject)).toMatchObject({ ok: true, left: [] });
    expect(existsSync(mark)).toBe(false);
    expect(readFileSync(join(shop.root, 'src/most.js'), 'utf8')).toBe(`${before}// theirs\n`);
    // The traps are real.
    expect(() => shop.git('add', '--renormalize', '.')).toThrow();
    expect(existsSync(mark)).toBe(true);
  });

  it('leads to no other branch by one that stands for it', async () => {
    const { shop, subject, tip } = await merged();
    shop.git('branch', 'trusted');
    shop.git('symbolic-ref', 'refs/heads/alias', 'refs/heads/trusted');
    const { deps } = shop;
    const request = { gate: subject.gate, reason: 'Wrong', branch: 'alias', failed: undefined };
    const refused = await rollback(request, {
      ...deps,
      answer: () => undefined,
      jail: () => deps.jail,
    });
    expect(refused).toMatchObject({ ok: false, rule: 'plain-branch' });
    expect(shop.git('rev-parse', 'trusted')).toBe(tip);
  });
});
