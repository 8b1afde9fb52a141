import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { symlinkSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeProject } from './testing.ts';

const bin = fileURLToPath(new URL('../../bin/pawl', import.meta.url));

describe('bin/pawl', () => {
  it('runs, also through links and from elsewhere', () => {
    const { root } = makeProject({});
    symlinkSync(bin, join(root, 'one'));
    symlinkSync('one', join(root, 'pawl'));
    const { stdout, status } = spawnSync(join(root, 'pawl'), ['--version'], { cwd: '/' });
    expect(String(stdout)).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(status).toBe(0);
  });

  it('hands on arguments and the exit code', () => {
    const { stderr, status } = spawnSync(bin, ['fix', 'no such file.ts']);
    expect(String(stderr)).toContain('there is no file no such file.ts');
    expect(status).toBe(2);
  });

  it('takes the Node.js of PAWL_NODE first, and says when there is none', () => {
    const { root } = makeProject({ node: '#!/bin/sh\necho "mine: $*"\n' });
    spawnSync('chmod', ['+x', join(root, 'node')]);
    const own = spawnSync(bin, ['show'], env({ PAWL_NODE: join(root, 'node') }));
    expect(String(own.stdout)).toBe(`mine: ${join(dirname(bin), 'start.cjs')} show\n`);
    const wrong = spawnSync(bin, ['show'], env({ PAWL_NODE: '/nowhere/node' }));
    expect(String(wrong.stderr)).toMatch(
      /^pawl: PAWL_NODE names no program: \/nowhere\/node\n {2}/,
    );
    expect(wrong.status).toBe(3);
  });

  it('finds Node.js on the PATH only where no package above has a new one', () => {
    const { root } = makeProject({
      'app/node_modules/node/package.json': '{\n  "version": "18.20.0"\n}',
      'app/node_modules/node/bin/node': '#!/bin/sh\necho old\n',
      'node_modules/node/package.json': '{\n  "version": "30.1.0"\n}',
      'node_modules/node/bin/node': '#!/bin/sh\necho new\n',
      'path/node': '#!/bin/sh\necho path\n',
    });
    spawnSync('cp', ['-r', dirname(bin), join(root, 'app/bin')]);
    spawnSync('chmod', ['-R', '+x', root]);
    const PATH = [join(root, 'path'), process.env['PATH']].join(delimiter);
    const said = (): string =>
      String(spawnSync(join(root, 'app/bin/pawl'), [], env({ PATH })).stdout);
    expect(said()).toBe('new\n');
    spawnSync('rm', ['-r', join(root, 'node_modules')]);
    expect(said()).toBe('path\n');
  });

  it('says what to install when there is no Node.js at all', () => {
    const { root } = makeProject({});
    spawnSync('cp', ['-r', dirname(bin), join(root, 'bin')]);
    for (const tool of ['sh', 'dirname', 'readlink', 'grep'])
      symlinkSync(
        String(spawnSync('sh', ['-c', `command -v ${tool}`]).stdout).trim(),
        join(root, tool),
      );
    const { stderr, status } = spawnSync(join(root, 'bin/pawl'), [], env({ PATH: root }));
    expect(String(stderr)).toMatch(/^pawl: found no Node\.js\n {2}Install Node\.js 24 or newer/);
    expect(status).toBe(3);
  });

  it('says that a Node.js is too old, and that dependencies are missing', () => {
    const { root } = makeProject({ 'src/cli/main.ts': "import 'commander';\n" });
    spawnSync('cp', ['-r', dirname(bin), join(root, 'bin')]);
    const start = join(root, 'bin/start.cjs');
    const old = `Object.defineProperty(process.versions, 'node', { value: '14.21.3' }); require(${JSON.stringify(start)})`;
    const tooOld = spawnSync(process.execPath, ['-e', old]);
    expect(String(tooOld.stderr)).toMatch(
      /^pawl: needs Node\.js 24 or newer; this is v.*\n {2}Install/,
    );
    expect(tooOld.status).toBe(3);
    const bare = spawnSync(process.execPath, [start]);
    expect(String(bare.stderr)).toMatch(
      /^pawl: its dependencies are not installed: .*\n {2}Run npm ci/,
    );
    expect(bare.status).toBe(3);
  });
});

describe('onInterrupt', () => {
  it('tells the first signal, and dies of the second', async () => {
    const fixture = fileURLToPath(new URL('interrupt.fixture.ts', import.meta.url));
    const child = spawn(process.execPath, [fixture], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'close');
    let said = '';
    for await (const chunk of child.stdout) {
      said += String(chunk);
      if (said === 'ready\n' || said === 'ready\nfirst\n') child.kill('SIGINT');
    }
    expect(said).toBe('ready\nfirst\nsecond\n');
    expect(await ended).toEqual([null, 'SIGINT']);
  });
});

function env(extra: Record<string, string>): { env: NodeJS.ProcessEnv } {
  return { env: { ...process.env, ...extra } };
}
