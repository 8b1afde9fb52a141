import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeProject as makeFolder } from './testing.ts';

const bin = fileURLToPath(new URL('../../bin/pawl', import.meta.url));
const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
const limit = { timeout: 60_000 };
const root = process.getuid?.() === 0;

const target = 'export const f = (n) => n - 1;\nexport const other = (n) => n;\n';
const failing = `import { test } from 'node:test';
import assert from 'node:assert';
import { f } from '../src/a.js';
test('adds', () => assert.equal(f(1), 2));
`;

function makeProject(files: Record<string, string>, linked = true): string {
  const manifest = '{"type":"module","scripts":{"test":"node --test"}}';
  const made = makeFolder({ 'package.json': manifest, ...files });
  if (linked) symlinkSync(modules, join(made.root, 'node_modules'));
  return made.root;
}

interface Said {
  readonly code: number | null;
  readonly out: string;
  /** The error and its hint, without progress. */
  readonly error: string;
}

function start(folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(bin, [...args, '-C', folder], { env: { ...process.env, ...env } });
  let out = '';
  let err = '';
  child.stdout.on('data', (data: Buffer) => (out += String(data)));
  child.stderr.on('data', (data: Buffer) => (err += String(data)));
  const ended = once(child, 'close').then(([code]): Said => {
    const at = err.search(/^pawl: /m);
    return { code: code as number | null, out, error: at < 0 ? '' : err.slice(at) };
  });
  return { child, ended, said: () => out + err };
}

const pawl = (folder: string, ...args: string[]): Promise<Said> => start(folder, args).ended;

describe('bad input is told in a line and a hint', () => {
  it('a file that does not parse', limit, async () => {
    const folder = makeProject({ 'src/a.js': 'export const f = (;\n', 'test/a.test.js': failing });
    const { code, error } = await pawl(folder, 'fix', 'src/a.js');
    expect(error).toMatch(/^pawl: src\/a\.js:1:\d+: .+\n {2}.+\n$/);
    expect(code).toBe(2);
  });

  it('no such function, with the nearest', limit, async () => {
    const folder = makeProject({ 'src/a.js': target, 'test/a.test.js': failing });
    const { code, error } = await pawl(folder, 'fix', 'src/a.js#othr');
    expect(error).toBe('pawl: src/a.js has no function othr\n  Did you mean other?\n');
    expect(code).toBe(2);
  });

  it('no tests', limit, async () => {
    const { code, error } = await pawl(makeProject({ 'src/a.js': target }), 'fix', 'src/a.js');
    expect(error).toMatch(/^pawl: no tests found in .+\n {2}.+--tests GLOB.+\n$/);
    expect(code).toBe(2);
  });

  it('tests that all pass: nothing to do', limit, async () => {
    const folder = makeProject({ 'src/a.js': target.replace('-', '+'), 'test/a.test.js': failing });
    const { code, out } = await pawl(folder, 'fix', 'src/a.js');
    expect(out).toBe('Nothing to do: all 1 tests pass\n');
    expect(code).toBe(0);
  });

  it('tests that never end', limit, async () => {
    const endless = failing.replace('assert.equal(f(1), 2)', '{ while (f) {} }');
    const folder = makeProject({ 'src/a.js': target, 'test/a.test.js': endless });
    const { code, error } = await pawl(folder, 'fix', 'src/a.js');
    expect(error).toMatch(/^pawl: the tests never end .+\n {2}.+\n$/);
    expect(code).toBe(2);
  });

  it('a target that exhausts memory', limit, async () => {
    const hungry =
      'const all = []; export const f = () => { for (;;) all.push(new Array(1e5).fill(all.length)); };\n';
    const folder = makeProject({ 'src/a.js': hungry, 'test/a.test.js': failing });
    const { code, error } = await pawl(folder, 'fix', 'src/a.js', '--budget', '20s');
    expect(error).toMatch(/^pawl: .*memory.*\n {2}.+\n$/);
    expect(code).toBe(3);
  });

  it('a runner that is not installed', limit, async () => {
    const test = failing.replace("'node:test'", "'vitest'");
    const folder = makeProject({ 'src/a.js': target, 'test/a.test.js': test }, false);
    const { code, error } = await pawl(folder, 'fix', 'src/a.js');
    expect(error).toBe(
      'pawl: the tests want vitest, which is not installed\n  Run npm install --save-dev vitest.\n',
    );
    expect(code).toBe(3);
  });

  it('a machine without a jail, where --no-jail does without', limit, async () => {
    const folder = makeProject({ 'src/a.js': target, 'test/a.test.js': failing });
    const tools = makeFolder({}).root;
    for (const tool of ['sh', 'dirname', 'readlink', 'grep', 'sed', 'cat'])
      symlinkSync(
        String(spawnSync('sh', ['-c', `command -v ${tool}`]).stdout).trim(),
        join(tools, tool),
      );
    const without = { PATH: tools, PAWL_NODE: process.execPath };
    const { code, error } = await start(folder, ['fix', 'src/a.js'], without).ended;
    expect(error).toMatch(
      /^pawl: no jail: bubblewrap is not installed\n {2}Install it .+--no-jail/,
    );
    expect(code).toBe(3);
    const loose = await start(folder, ['fix', 'src/a.js', '--no-jail'], without).ended;
    expect(loose.out).toContain('n + 1');
    expect(loose.code).toBe(0);
  });
});

describe('nothing is lost', () => {
  it('when another run is at work', limit, async () => {
    const folder = makeProject({
      'src/a.js': target,
      'test/a.test.js': failing.replace('f(1), 2', `f(1), 'never ' + 4711`),
    });
    const first = start(folder, ['fix', 'src/a.js', '--budget', '40s', '--json']);
    while (!first.said().includes('run-started')) await once(first.child.stdout, 'data');
    const second = await pawl(folder, 'fix', 'src/a.js');
    expect(second.error).toMatch(
      /^pawl: another run \(process \d+\) is at work on this project\n {2}/,
    );
    expect(second.code).toBe(3);
    first.child.kill('SIGINT');
    expect((await first.ended).code).toBe(1);
  });

  it('when it is interrupted once, or at once', limit, async () => {
    const folder = makeProject({
      'src/a.js': target,
      'test/a.test.js': failing.replace('f(1), 2', `f(1), 'never ' + 4711`),
    });
    for (const times of [1, 2]) {
      const run = start(folder, ['fix', 'src/a.js', '--budget', '40s', '--json']);
      while (!run.said().includes('"search"')) await once(run.child.stdout, 'data');
      run.child.kill('SIGINT');
      if (times === 2) {
        while (!run.said().includes('stopping')) await once(run.child.stderr, 'data');
        run.child.kill('SIGINT');
      }
      const { code } = await run.ended;
      // By the second it dies of the signal, which a shell shows as null or 130.
      expect(times === 1 ? [1] : [1, null, 130]).toContain(code);
      const { code: shown } = await pawl(folder, 'show');
      expect(shown).toBe(0);
    }
    expect(readFileSync(join(folder, 'src/a.js'), 'utf8')).toBe(target);
  });

  it.runIf(root)('in a folder that can only be read, or that is full', limit, async () => {
    const folder = makeProject({});
    for (const options of ['ro', 'size=64k']) {
      const at = join(folder, options.replace('=', ''));
      mkdirSync(at);
      const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', at]);
      if (mounted.status !== 0) throw new Error(String(mounted.stderr));
      onTestFinished(() => void spawnSync('umount', ['-l', at]));
      for (const [file, text] of Object.entries({
        'package.json': '{"type":"module","scripts":{"test":"node --test"}}',
        'src/a.js': target,
        'test/a.test.js': failing,
      })) {
        mkdirSync(join(at, file, '..'), { recursive: true });
        writeFileSync(join(at, file), text);
      }
      if (options === 'ro') spawnSync('mount', ['-o', 'remount,ro', at]);
      else spawnSync('dd', ['if=/dev/zero', `of=${join(at, 'filler')}`, 'bs=4k']);
      const { code, error } = await pawl(at, 'fix', 'src/a.js');
      expect(error).toMatch(
        options === 'ro'
          ? /^pawl: can't write to .+\n {2}Make .+ writable for you\.\n$/
          : /^pawl: the disk is full: .+\n {2}Free some space .+\n$/,
      );
      expect(code).toBe(3);
      expect(readFileSync(join(at, 'src/a.js'), 'utf8')).toBe(target);
      spawnSync('umount', ['-l', at]);
      rmSync(at, { recursive: true, force: true });
    }
  });
});
