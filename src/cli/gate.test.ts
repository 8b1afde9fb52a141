import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TestRepository } from '../gate/testing.ts';
import { cli } from './cli.ts';
import { makeContext, makeProject } from './testing.ts';

async function run(
  root: string,
  ...args: string[]
): Promise<{ code: number; out: string; err: string }> {
  const context = makeContext(root, () => Promise.reject(new Error('must not run')));
  const code = await cli(['gate', ...args], '1.0.0', {
    ...context,
    env: process.env,
    stdout: { write: (text) => (context.out += text) },
    stderr: { write: (text) => (context.err += text) },
  });
  return { code, out: context.out, err: context.err };
}

function changed(after: string): string {
  const repository = new TestRepository();
  repository.commit({ 'src/a.js': 'export const a = (x) => x;\n' });
  repository.write({ 'src/a.js': after });
  return repository.root;
}

describe('pawl gate', () => {
  it('passes with 0', async () => {
    const { code, out } = await run(changed('export const a = (y) => y;\n'));
    expect([code, out]).toEqual([0, 'Passes: 1 file, nothing that needs a person\n']);
  });

  it('stops or waits with 1, and says which', async () => {
    const stopped = await run(changed('export const a = (x) => eval(x);\n'));
    expect(stopped.code).toBe(1);
    expect(stopped.out).toContain('Stopped: 1 finding stops it');
    expect(stopped.out).toContain('→ Write the code out; what is data must not become code');
    const waiting = await run(changed('export const a = (x) => process.exit(x);\n'));
    expect(waiting.code).toBe(1);
    expect(waiting.out).toContain('Waits: a person has to sign for 1 finding');
  });

  it('prints events, and writes SARIF', async () => {
    const root = changed('export const a = (x) => eval(x);\n');
    const { out } = await run(root, '--json', '--sarif', 'out.sarif', '--objective', 'fix');
    const events = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; kind?: string });
    expect(events.map(({ type }) => type)).toEqual([
      'gate-started',
      'boundary-found',
      'gate-decided',
    ]);
    expect(events.at(-1)?.kind).toBe('rejected');
    const sarif = JSON.parse(readFileSync(join(root, 'out.sarif'), 'utf8')) as { version: string };
    expect(sarif.version).toBe('2.1.0');
  });

  it('shows no control characters of the change', async () => {
    const { out } = await run(changed('export const a = "\u001b[2J\u202e";\n'));
    for (const hidden of ['\u001b', '\u202e']) expect(out).not.toContain(hidden);
  });

  it('is wrong use with 2: an unknown revision, objective, or two heads', async () => {
    const root = changed('1;\n');
    expect((await run(root, '--base', 'nowhere')).code).toBe(2);
    expect((await run(root, '--objective', 'fame')).code).toBe(2);
    expect((await run(root, '--staged', '--head', 'HEAD')).code).toBe(2);
  });

  it('is wrong use where there is no repository, and says what to do', async () => {
    const { root } = makeProject({ 'a.js': '' });
    const { code, err } = await run(root);
    expect([code, err.includes('is in no git repository')]).toEqual([2, true]);
    for (const way of ['git init', 'pawl gate ID']) expect(err).toContain(way);
  });
});
