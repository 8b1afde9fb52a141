import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cli } from './cli.ts';
import { makeContext, makeProject } from './testing.ts';

describe('completion', () => {
  it.each([
    ['pawl f', ['fix']],
    ['pawl optimise --bu', ['--budget']],
    ['pawl fix --no', ['--no-jail']],
    ['pawl fix src/a', ['src/a.js', 'src/ab.js']],
    ['pawl -C src fix --see', ['--seed']],
    ['pawl completion z', ['zsh']],
    ['pawl show -C s', ['src']],
    ['pawl apply src/a', []],
  ])('in bash of %j is %j', async (line, expected) => {
    const { root } = makeProject({ 'src/a.js': '', 'src/ab.js': '' });
    writeFileSync(join(root, 'completion.bash'), await script('bash'));
    const asked = `source completion.bash; COMP_WORDS=(${line}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
      _pawl; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', asked], { cwd: root });
    expect(String(stderr)).toBe('');
    expect(String(stdout).split('\n').filter(Boolean).toSorted()).toEqual(expected);
  });

  it.each(['bash', 'zsh', 'fish'])('in %s knows every command and option', async (shell) => {
    const text = await script(shell);
    for (const word of ['fix', 'optimise', 'optimize', 'show', 'apply', 'resume', 'budget'])
      expect(text).toContain(word);
    const { error, status } = spawnSync(shell, ['-n'], { input: text });
    // Not every machine has every shell.
    expect(error ? 0 : status).toBe(0);
  });
});

async function script(shell: string): Promise<string> {
  const context = makeContext('/', () => Promise.reject(new Error('unused')));
  expect(await cli(['completion', shell], '1', context)).toBe(0);
  return context.out;
}
