/** With programs named `gh` and `ssh` in the place of the real ones: there is no server in a test. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Counter } from './testing.ts';

const url = 'https://example.com/owner/name/pull/7';

/** A server with an empty repository, reached by ssh, and a gh that knows it. */
class Online extends Counter {
  readonly server = join(this.office.home, 'server');
  readonly bin = join(this.office.home, 'bin');
  readonly said = join(this.office.home, 'gh.log');
  readonly pulls = join(this.office.home, 'pulls.json');

  constructor() {
    super();
    mkdirSync(this.bin);
    this.git('init', '-q', '--bare', join(this.server, 'owner/name.git'));
    this.git('remote', 'add', 'origin', 'ssh://git@example.com/owner/name.git');
    this.program(
      'ssh',
      `shift $(($# - 1)); cd ${this.server}; exec sh -c "$(echo "$1" | sed "s#'/#'#")"`,
    );
    this.program(
      'gh',
      `pwd >> ${this.said}; for each; do echo "[$each]" >> ${this.said}; done
case "$2" in
  list) cat ${this.pulls} ;;
  create) cat >> ${this.said}; echo '[{"url":"${url}"}]' > ${this.pulls}; echo ${url} ;;
esac`,
    );
    writeFileSync(this.pulls, '[]');
  }

  program(name: string, script: string): void {
    writeFileSync(join(this.bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(this.bin, name), 0o755);
  }

  override get env() {
    return { ...super.env, PATH: `${this.bin}:${process.env['PATH']}` };
  }

  remote(...args: string[]): string {
    const where = { cwd: join(this.server, 'owner/name.git'), encoding: 'utf8' } as const;
    return execFileSync('git', args, where).trim();
  }
}

async function ready(): Promise<Online> {
  const shop = new Online();
  await shop.signIt();
  return shop;
}

describe('pawl release --pr', () => {
  it('does nothing where there is no remote to push to', async () => {
    const shop = await ready();
    for (const [remote, said] of [
      ['upstream', /there is no remote upstream\n.*git remote add upstream URL/],
      ['near', /no plain https or ssh address/],
    ] as const) {
      shop.git('config', 'remote.near.url', '/srv/name.git');
      const { code, err } = await shop.run('release', '4be1', '--pr', '--remote', remote);
      expect(code).toBe(1);
      expect(err).toMatch(said);
    }
    // Its approval is not used for half of what was asked.
    expect(shop.recorded('release-made')).toBe(0);
    expect((await shop.run('release', '4be1', '--pr')).code).toBe(0);
  });

  it('pushes the branch and opens a pull request, once', async () => {
    const shop = await ready();
    const { code, out } = await shop.run('release', '4be1', '--pr', '--onto', 'main');
    expect(code).toBe(0);
    expect(out).toContain(`Pull request: ${url}`);
    expect(shop.remote('rev-parse', 'pawl/4be1c09f')).toBe(shop.git('rev-parse', 'pawl/4be1c09f'));
    const said = readFileSync(shop.said, 'utf8');
    for (const part of [
      '[--repo]\n[example.com/owner/name]',
      '[--head]\n[pawl/4be1c09f]',
      '[--base]\n[main]',
      '[--title]\n[Speed up src/most.js#most]',
      'Pawl-Signed-By: alice@example.com',
    ])
      expect(said).toContain(part);
    // Not where it would ask git about the project.
    expect(said).not.toContain(shop.root);
    expect(await shop.run('release', '4be1', '--pr')).toMatchObject({ code: 0 });
    expect(readFileSync(shop.said, 'utf8').split('[create]')).toHaveLength(2);
    expect(shop.recorded('pull-request-opened')).toBe(1);
    expect((await shop.run('release', '--status', '--json')).out).toContain(url);
  });

  it('without gh does nothing and says what to do', async () => {
    const shop = await ready();
    rmSync(join(shop.bin, 'gh'));
    const { code, err } = await shop.run('release', '4be1', '--pr');
    expect(code).toBe(3);
    expect(err).toContain('a pull request needs gh, which is not installed');
    expect(err).toContain('gh auth login');
    expect(shop.recorded('release-made')).toBe(0);
  });

  it('does not take a program of the project for gh', async () => {
    const shop = await ready();
    rmSync(join(shop.bin, 'gh'));
    const mark = shop.trap('node_modules/.bin/gh');
    const path = `${join(shop.root, 'node_modules/.bin')}:${shop.env.PATH}`;
    Object.defineProperty(shop, 'env', { value: { ...shop.env, PATH: path } });
    expect(await shop.run('release', '4be1', '--pr')).toMatchObject({ code: 3 });
    expect(existsSync(mark)).toBe(false);
  });

  it('says when it was not pushed or opened, and goes on from there', async () => {
    const shop = await ready();
    shop.program('ssh', 'echo "error: no route" >&2; exit 255');
    const first = await shop.run('release', '4be1', '--pr', '--json');
    expect(first.code).toBe(1);
    expect(first.out).toContain('"rule":"pushed"');
    expect(shop.recorded('release-made')).toBe(1);
    shop.program(
      'ssh',
      `shift $(($# - 1)); cd ${shop.server}; exec sh -c "$(echo "$1" | sed "s#'/#'#")"`,
    );
    shop.program('gh', 'echo "gh: not logged in" >&2; exit 4');
    const second = await shop.run('release', '4be1', '--pr');
    expect(second).toMatchObject({ code: 3, err: expect.stringContaining('not logged in') });
    expect(shop.recorded('pull-request-opened')).toBe(0);
    shop.program('gh', `[ "$2" = list ] && echo '[{"url":"${url}"}]'`);
    expect(await shop.run('release', '4be1', '--pr')).toMatchObject({ code: 0 });
    expect(shop.recorded('release-made')).toBe(1);
  });

  it('does not overwrite what somebody else pushed there', async () => {
    const shop = await ready();
    shop.commit({ 'theirs.js': '// theirs\n' });
    const other = shop.git('rev-parse', 'main');
    shop.git('reset', '-q', '--hard', 'HEAD^');
    execFileSync(
      'git',
      ['push', '-q', join(shop.server, 'owner/name.git'), `${other}:refs/heads/pawl/4be1c09f`],
      { cwd: shop.root },
    );
    const { code, err } = await shop.run('release', '4be1', '--pr');
    expect(code).toBe(1);
    expect(err).toMatch(/not pushed: .*rejected/);
    expect(shop.remote('rev-parse', 'pawl/4be1c09f')).toBe(other);
  });

  it('runs nothing that the repository names for it', async () => {
    const shop = await ready();
    const mark = shop.trap('trap', 'exit 1');
    const trap = join(shop.root, 'trap');
    shop.git('add', '-A');
    shop.git('commit', '-qm', 'trap');
    shop.trap('.git/hooks/pre-push', 'exit 1');
    for (const [name = '', value = ''] of [
      ['core.sshCommand', trap],
      ['credential.helper', trap],
      ['remote.origin.receivepack', trap],
      ['remote.origin.vcs', 'trap'],
      ['url.ext::sh -c trap%20.insteadOf', 'ssh://git@example.com/'],
      ['core.hooksPath', '.git/hooks'],
    ])
      shop.git('config', name, value);
    rmSync(mark, { force: true });
    expect(await shop.run('release', '4be1', '--pr')).toMatchObject({ code: 0 });
    expect(existsSync(mark)).toBe(false);
    expect(shop.remote('branch', '--list')).toContain('pawl/4be1c09f');
    // The traps are real.
    shop.git('config', '--unset', 'remote.origin.vcs');
    shop.git('config', '--remove-section', 'url.ext::sh -c trap%20');
    expect(() => shop.git('push', '-q', 'origin', 'main')).toThrow();
    expect(existsSync(mark)).toBe(true);
  });

  it.each(['ext::sh -c evil', '/srv/owner/name.git', ''])(
    'refuses the remote %j',
    async (address) => {
      const shop = await ready();
      if (address === '') shop.git('remote', 'remove', 'origin');
      else shop.git('config', 'remote.origin.url', address);
      const { code, err } = await shop.run('release', '4be1', '--pr');
      expect(code).toBe(1);
      expect(err).toContain('known-remote');
      expect(existsSync(shop.said)).toBe(false);
    },
  );
});
