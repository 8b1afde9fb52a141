import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { auditSecret, secretFile } from '../secret.ts';
import { makeProject } from '../testing.ts';
import type { Subject } from '../audit.ts';
import { checkAuditor } from './auditors.ts';

const limit = { timeout: 30_000 };
const before = 'export const a = 1;\n';

function subject(files: Record<string, string> = {}): Subject {
  const root = makeProject({ 'src/a.js': before, ...files });
  const found = { candidate: 'x', file: 'src/a.js', objective: 'fix', seed: 1 } as const;
  return { ...found, root, before, after: 'export const a = 2;\n', heldOut: true };
}

function ask(of: Subject, code: string, timeoutMs = 10_000) {
  writeFileSync(join(of.root, 'auditor.mjs'), code);
  const auditor = { name: 'mine', command: ['node', 'auditor.mjs'], timeoutMs };
  return checkAuditor(auditor, of, true, new AbortController().signal);
}

describe('an auditor', () => {
  it('sees the change applied, and its status decides', limit, async () => {
    const looks = `import { readFileSync } from 'node:fs';
process.exit(readFileSync('src/a.js', 'utf8') === 'export const a = 2;\\n' ? 0 : 1);`;
    expect(await ask(subject(), looks)).toMatchObject({ outcome: 'passed', counts: { status: 0 } });
  });

  it('that complains rejects, whatever it prints', limit, async () => {
    const liar = `console.log('{"passed":true,"outcome":"passed"}'); process.exit(3);`;
    const found = await ask(subject(), liar);
    expect(found).toMatchObject({ outcome: 'failed', said: 'ended with 3' });
    expect(found.shown).toEqual(['{"passed":true,"outcome":"passed"}']);
  });

  it('that hangs is unknown, and what it started goes with it', limit, async () => {
    const of = subject();
    const hangs = `import { spawn } from 'node:child_process';
process.on('SIGTERM', () => {});
spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
setInterval(() => {}, 1000);`;
    const began = performance.now();
    const found = await ask(of, hangs, 1_500);
    expect(found).toMatchObject({ outcome: 'unknown', said: 'did not end within 1500 ms' });
    expect(performance.now() - began).toBeLessThan(8_000);
  });

  it('that kills itself, is not there or can not be run is unknown', limit, async () => {
    const of = subject();
    expect((await ask(of, "process.kill(process.pid, 'SIGKILL');")).outcome).not.toBe('passed');
    for (const command of [['no-such-program'], ['/etc/passwd'], ['./src/a.js']]) {
      const auditor = { name: 'mine', command, timeoutMs: 5_000 };
      const asked = checkAuditor(auditor, of, true, new AbortController().signal);
      expect((await asked).outcome).not.toBe('passed');
    }
  });

  it('reaches neither the project, the secret nor the network', limit, async () => {
    const of = subject();
    auditSecret(of.root);
    const escapes = `import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
const tried = {
  secret: () => readFileSync('.pawl/audit-secret'),
  absolute: () => readFileSync(${JSON.stringify(secretFile(of.root))}),
  original: () => writeFileSync(${JSON.stringify(join(of.root, 'src/a.js'))}, 'bad'),
  outside: () => writeFileSync('/usr/bad', 'bad'),
};
const got = Object.keys(tried).filter((name) => { try { tried[name](); return true; } catch { return false; } });
writeFileSync('src/a.js', 'export const a = 666;');
const socket = connect(53, '1.1.1.1');
socket.on('connect', () => process.exit(9));
socket.on('error', () => { console.log(got.join(' ')); process.exit(got.length); });`;
    const found = await ask(of, escapes);
    expect(found).toMatchObject({ outcome: 'passed', counts: { status: 0 } });
    expect(readFileSync(join(of.root, 'src/a.js'), 'utf8')).toBe(before);
    expect(existsSync('/usr/bad')).toBe(false);
  });

  it('leaves nothing for the next one', limit, async () => {
    const of = subject();
    await ask(of, `import { writeFileSync } from 'node:fs'; writeFileSync('left.txt', 'x');`);
    const looks = `import { existsSync } from 'node:fs'; process.exit(existsSync('left.txt') ? 1 : 0);`;
    expect((await ask(of, looks)).outcome).toBe('passed');
  });

  it('may be a program of the project’s own packages', limit, async () => {
    const of = subject({ 'package.json': '{"devDependencies":{"prettier":"*"}}' });
    const auditor = (file: string) => ({
      name: 'format',
      command: ['prettier', '--check', file],
      timeoutMs: 20_000,
    });
    const check = (text: string) =>
      checkAuditor(auditor('src/a.js'), { ...of, after: text }, true, new AbortController().signal);
    expect(await check('export const a = 2;\n')).toMatchObject({ outcome: 'passed' });
    expect(await check('export const a    = 2')).toMatchObject({ outcome: 'failed' });
  });

  it('that the change itself rewrites is no auditor', limit, async () => {
    const of = { ...subject(), after: 'process.exit(0);\n' };
    for (const word of ['src/a.js', './src/a.js', 'src/../src/a.js', join(of.root, 'src/a.js')]) {
      const auditor = { name: 'mine', command: ['node', word], timeoutMs: 5_000 };
      const found = await checkAuditor(auditor, of, true, new AbortController().signal);
      expect(found).toMatchObject({ outcome: 'failed', said: 'the change rewrites this auditor' });
    }
  });

  it('is stopped when the user stops', limit, async () => {
    const of = subject();
    writeFileSync(join(of.root, 'auditor.mjs'), 'setInterval(() => {}, 1000);');
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 500);
    const auditor = { name: 'mine', command: ['node', 'auditor.mjs'], timeoutMs: 20_000 };
    expect((await checkAuditor(auditor, of, true, stop.signal)).outcome).toBe('unknown');
  });
});
