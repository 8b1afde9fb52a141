import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeAnswer, makeProject } from './testing.ts';
import { writeAnswer } from './write-answer.ts';

const answer = makeAnswer('one\n', 'two\n');

describe('writeAnswer', () => {
  it('replaces the text and keeps the mode', () => {
    const { root } = makeProject({ 'src/a.js': 'one\n' });
    const file = join(root, 'src/a.js');
    chmodSync(file, 0o751);
    expect(writeAnswer(root, answer)).toEqual({ ok: true, already: false });
    expect(readFileSync(file, 'utf8')).toBe('two\n');
    expect(statSync(file).mode & 0o777).toBe(0o751);
    expect(readdirSync(join(root, 'src'))).toEqual(['a.js']);
  });

  it('is done when the text is there already', () => {
    const { root } = makeProject({ 'src/a.js': 'two\n' });
    expect(writeAnswer(root, answer)).toEqual({ ok: true, already: true });
  });

  it('refuses when the file was changed or removed', () => {
    const { root } = makeProject({ 'src/a.js': 'one\n\n' });
    expect(writeAnswer(root, answer)).toMatchObject({
      ok: false,
      reason: 'src/a.js has changed since the answer was found',
    });
    expect(readFileSync(join(root, 'src/a.js'), 'utf8')).toBe('one\n\n');
    unlinkSync(join(root, 'src/a.js'));
    expect(writeAnswer(root, answer)).toMatchObject({ ok: false });
  });

  it.each([
    ['a\r\nb\r\n', 'a\nc\r\nb\r\n', 'a\r\nc\r\nb\r\n'],
    ['a\r\nb\n', 'a\nc\r\nb\n', 'a\nc\r\nb\n'],
    ['\ufeffa\n', '\ufeffb\n', '\ufeffb\n'],
    ['a', 'a\nb', 'a\nb'],
  ])('keeps the line endings of %j', (before, after, written) => {
    const { root } = makeProject({ 'src/a.js': before });
    expect(writeAnswer(root, makeAnswer(before, after))).toEqual({ ok: true, already: false });
    expect(readFileSync(join(root, 'src/a.js'), 'utf8')).toBe(written);
    expect(writeAnswer(root, makeAnswer(before, after))).toEqual({ ok: true, already: true });
  });

  it('writes through a symbolic link', () => {
    const { root } = makeProject({ 'src/real.js': 'one\n' });
    symlinkSync('real.js', join(root, 'src/a.js'));
    writeAnswer(root, answer);
    expect(lstatSync(join(root, 'src/a.js')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(root, 'src/real.js'), 'utf8')).toBe('two\n');
  });

  it('leaves the file alone where a limit stops it half-way', () => {
    const big = 'x'.repeat(4_000_000);
    const { root } = makeProject({ 'src/a.js': 'one\n' });
    writeFileSync(join(root, 'answer.json'), JSON.stringify(makeAnswer('one\n', big)));
    expect(inChild('ulimit -f 1000; exec "$0" "$@"', root)).toEqual({
      code: 'disk-full',
      message: 'the disk is full: src/a.js was not written',
    });
    expect(readFileSync(join(root, 'src/a.js'), 'utf8')).toBe('one\n');
    expect(readdirSync(join(root, 'src'))).toEqual(['a.js']);
  });

  it('leaves the file alone in a folder that is read-only', () => {
    const { root } = makeProject({ 'src/a.js': 'one\n' });
    writeFileSync(join(root, 'answer.json'), JSON.stringify(answer));
    chmodSync(root, 0o755);
    chmodSync(join(root, 'src'), 0o555);
    const uid = process.getuid?.() === 0 ? ['65534'] : [];
    const said = inChild('exec "$0" "$@"', root, ...uid);
    chmodSync(join(root, 'src'), 0o755);
    expect(said).toEqual({
      code: 'folder-read-only',
      message: "can't write src/a.js: its folder is read-only",
    });
    expect(readFileSync(join(root, 'src/a.js'), 'utf8')).toBe('one\n');
  });
});

function inChild(script: string, ...args: string[]): unknown {
  const child = fileURLToPath(new URL('write-answer.fixture.ts', import.meta.url));
  const { stdout } = spawnSync('sh', ['-c', script, process.execPath, child, ...args]);
  return JSON.parse(String(stdout));
}
