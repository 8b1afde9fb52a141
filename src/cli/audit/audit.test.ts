import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readAudit } from '../../audit/index.ts';
import { candidateId, toCandidate } from '../../candidate/index.ts';
import { openStore } from '../../durable/index.ts';
import { auditPublicKey, inspectLedger, sha256 } from '../../ledger/index.ts';
import { slowDedupe, testFile } from '../../loop/testing.ts';
import { cli } from '../cli.ts';
import { Household } from '../oversight/testing.ts';
import { makeContext, makeProject } from '../testing.ts';

const limit = { timeout: 120_000 };
const measuring = { timeout: 300_000 };
const code = 'export const twice = (n) => n * 3;\n';
const files = {
  'package.json': '{"type":"module","scripts":{"test":"node --test"}}',
  'src/a.js': code,
  'test/a.test.js': `import { test } from 'node:test';
import assert from 'node:assert/strict';
import { twice } from '../src/a.js';
test('twice', () => assert.equal(twice(2), 4));
test('again', () => assert.equal(twice(7), 14));
`,
};
const at = code.indexOf('3');

/** A project with an answer that puts `text` for 3, and a context that keeps its keys apart. */
function project(put: string, more: Record<string, string> = {}) {
  const { root } = makeProject({ ...files, ...more });
  const home = mkdtempSync(join(tmpdir(), 'pawl-home-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const env = { HOME: home, PATH: process.env['PATH'] };
  const edits = [{ start: at, end: at + 1, text: put }];
  const changes = [{ operator: 'number-literal', edits, reason: 'Use another number' }];
  const { id, text } = toCandidate(code, { changes, prior: 1 });
  const store = openStore(root);
  const request = { command: 'fix', root, file: 'src/a.js', seed: 1, jail: true } as const;
  const run = store.startRun({ ...request, budgetMs: 9_000, maxCandidates: 9 }, 1);
  const evidence = { tests: 2, failedBefore: ['twice'], examples: 0, heldOut: 0, generated: 1 };
  const full = { ...evidence, runner: 'node', runnerPassed: 2 };
  const answer = { id, file: 'src/a.js', before: code, after: text, changes, evidence: full };
  store.endRun(run.id, { kind: 'improved', answer }, { judged: 1, valid: 1, perSecond: 1 }, 2);
  store.close();
  const context = { ...makeContext(root, () => Promise.reject(new Error('must not run'))), env };
  context.stdout = { write: (line: string) => void (context.out += line) };
  context.stderr = { write: (line: string) => void (context.err += line) };
  const commit = (): void => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
        cwd: root,
      });
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'one');
  };
  return {
    root,
    id,
    context,
    env,
    change: { candidate: id, before: sha256(code), after: sha256(text) },
    commit,
  };
}

const strict = JSON.stringify({ auditors: [{ name: 'strict', command: ['false'] }] });

describe('pawl audit', () => {
  it('says what was checked, signs it, and records it', limit, async () => {
    const { root, context, env, change } = project('2');
    expect(await cli(['audit'], '1', context)).toBe(0);
    expect(context.out).toMatch(/✓ tests +2 tests pass, of which 2 failed before/);
    expect(context.out).toContain('Passed: 6 checks passed\nSigned, entry 1 of the ledger');
    const verification = inspectLedger(root, env)!.verification;
    if (!verification.ok) throw new Error(verification.reason);
    const read = readAudit(verification.entries, change, auditPublicKey(env));
    expect(read).toMatchObject({ kind: 'passed' });
    expect(statSync(join(root, '.pawl/audit-secret')).mode & 0o077).toBe(0);
    expect(readFileSync(join(root, 'src/a.js'), 'utf8')).toBe(code);
  });

  it('ends with 1 when it rejects, an event a line', limit, async () => {
    const { id, context } = project('4');
    expect(await cli(['audit', id.slice(0, 8), '--json'], '1', context)).toBe(1);
    const events = context.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; passed?: boolean });
    expect(events.map(({ type }) => type)).toEqual([
      'audit-started',
      ...Array.from({ length: 6 }, () => 'check-ended'),
      'audit-ended',
    ]);
    expect(events.at(-1)!.passed).toBe(false);
  });

  it('that is stopped is no word against it; what was found by then is', limit, async () => {
    const stopAfter = (put: string, line: string) => {
      const { root, context, env } = project(put);
      let stop = (): void => {};
      context.onInterrupt = (first) => {
        stop = first;
        return { dispose() {} };
      };
      context.stdout = {
        write: (text: string) => {
          context.out += text;
          if (text.includes(line)) stop();
        },
      };
      return { context, entries: () => inspectLedger(root, env)?.verification };
    };
    const early = stopAfter('2', 'Audit of');
    expect(await cli(['audit'], '1', early.context)).toBe(1);
    expect(early.context.err).toContain('stopped, so nothing is recorded\n  To have it audited');
    expect(early.entries()).toBeUndefined();

    const late = stopAfter('4', '✗ tests');
    expect(await cli(['audit'], '1', late.context)).toBe(1);
    expect(late.context.out).toContain('Rejected: tests');
    expect(late.entries()).toMatchObject({ ok: true, entries: [{}, { kind: 'audit-ended' }] });
  });

  it('asks the auditors that were committed, whatever the working tree says', limit, async () => {
    const { root, context, commit } = project('2', { 'pawl.config.json': strict });
    commit();
    writeFileSync(join(root, 'pawl.config.json'), '{"auditors":[]}');
    expect(await cli(['audit'], '1', context)).toBe(1);
    expect(context.out).toContain('Rejected: auditor strict: ended with 1');
  });

  it('asks nobody that was never committed', limit, async () => {
    const { root, context, commit } = project('2');
    commit();
    writeFileSync(join(root, 'pawl.config.json'), strict);
    expect(await cli(['audit'], '1', context)).toBe(0);
  });

  it('audits nothing with a secret that others may have read', async () => {
    const { root, context } = project('2');
    writeFileSync(join(root, '.pawl/audit-secret'), 'x'.repeat(32), { mode: 0o644 });
    expect(await cli(['audit'], '1', context)).toBe(3);
    expect(context.err).toContain('others may read');
  });
});

describe('pawl audit of a speed-up', () => {
  const effect = { ratio: 12, low: 11, high: 13, confidence: 0.99, rounds: 12, strata: [] };

  /** An audit of what an optimise run is said to have found. */
  async function audited(after: string, claimed = effect) {
    const house = new Household({
      'package.json': '{"type":"module","scripts":{"test":"node --test"}}',
      'src/a.js': slowDedupe,
      'test/a.test.js': testFile(
        '../src/a.js',
        'dedupe',
        `assert.deepEqual(dedupe(['b', 'a', 'b']), ['b', 'a']);`,
        `assert.deepEqual(dedupe([]), []);`,
        `assert.deepEqual(dedupe(['x', 'y']), ['x', 'y']);`,
      ),
    });
    const answer = { before: slowDedupe, after, symbol: 'dedupe', effect: claimed };
    const { id } = house.store({ ...answer, id: candidateId(after) }, 'optimise');
    const { out } = await house.run('audit', id);
    const [told = out] = /^ +[✓✗?] measured.*(?:\n {18}.*)*/m.exec(out) ?? [];
    // How long it took stands at the end of the first line, wherever the text was broken.
    return told.replaceAll(/ +[\d.]+ s$/gm, '').replaceAll(/\s+/g, ' ');
  }

  it('measures it again, and rejects what is not seen again', measuring, async () => {
    const same = slowDedupe.replace('const unique', 'const kept = 0;\n  const unique');
    expect(await audited(same)).toContain('✗ measured the speed-up is not seen again');
  });

  it('passes what is, and not what was claimed beyond it', measuring, async () => {
    const fast = 'export function dedupe(list) {\n  return [...new Set(list)];\n}\n';
    expect(await audited(fast)).toMatch(/✓ measured .* faster .* 12× was claimed/);
    const lie = { ...effect, ratio: 90_000, low: 80_000, high: 100_000 };
    expect(await audited(fast, lie)).toMatch(/✗ measured .* was claimed, at least 80000×/);
  });
});

describe('pawl audit of a change of the repository', () => {
  const before = 'export const twice = (n) => n * 2;\n';
  const same = 'export const twice = (n) => n + n;\n';
  const other = 'export const twice = (n) => (n === 9 ? 0 : n * 2);\n';
  /** What is sent to the audit: whatever makes the function longer. */
  const strictly = JSON.stringify({ rules: { 'capability/network': 'audit' } });

  function house(change: Record<string, string>): Household {
    const made = new Household({ ...files, 'src/a.js': before, 'pawl.config.json': strictly });
    made.commit({});
    made.write(change);
    return made;
  }

  it(
    'is met by the gate: it answers what is sent to it, for exactly that text',
    limit,
    async () => {
      const sent = `${same}export const ask = () => fetch('https://a.example/');\n`;
      const made = house({ 'src/a.js': sent });
      const waiting = await made.run('gate', '--base', 'HEAD');
      expect(waiting).toMatchObject({ code: 1 });
      expect(waiting.out).toContain('To have it audited: pawl audit src/a.js --base HEAD');
      const audit = await made.run('audit', 'src/a.js', '--base', 'HEAD');
      expect(audit).toMatchObject({ code: 0, out: expect.stringContaining('Passed') });
      expect(await made.run('gate')).toMatchObject({ code: 0 });
      made.write({ 'src/a.js': `${sent}// more\n` });
      expect(await made.run('gate')).toMatchObject({ code: 1 });
    },
  );

  it('stops the change that it rejects, though no boundary finds anything', limit, async () => {
    const made = house({ 'src/a.js': other });
    expect(await made.run('gate')).toMatchObject({ code: 0 });
    const audit = await made.run('audit', 'src/a.js#twice', '--base', 'HEAD');
    expect(audit).toMatchObject({ code: 1, out: expect.stringMatching(/differs on \d+ of \d+/) });
    const stopped = await made.run('gate');
    expect(stopped).toMatchObject({ code: 1, out: expect.stringContaining('has rejected it') });
  });

  it('wants a test that failed before of what says that it is a fix', limit, async () => {
    const made = house({ 'src/a.js': other });
    const audit = await made.run('audit', 'src/a.js', '--base', 'HEAD', '--objective', 'fix');
    expect(audit.out).toContain('no test failed before the change');
  });

  it('looks at one file, by tests that did not change with it', async () => {
    const made = house({ 'src/a.js': other, 'test/a.test.js': '// nothing\n' });
    const audit = () => made.run('audit', 'src/a.js', '--base', 'HEAD');
    expect(await audit()).toMatchObject({
      code: 2,
      err: expect.stringMatching(/test\/a\.test\.js/),
    });
    made.write({ 'src/a.js': before });
    expect(await audit()).toMatchObject({ code: 2, err: expect.stringContaining('not changed') });
    expect(made.entries()).toEqual([]);
  });

  it('says which options go together', async () => {
    const made = house({});
    for (const [args, said] of [
      [['--base', 'HEAD'], 'which file'],
      [['--objective', 'fix'], '--objective is for a change'],
      [['src/a.js', '--base', 'HEAD', '--objective', 'optimise'], 'what is to be measured'],
      [['src/a.js', '--base', 'nope'], 'no revision nope'],
    ] as const)
      expect(await made.run('audit', ...args)).toMatchObject({
        code: 2,
        err: expect.stringContaining(said),
      });
  });
});
