import { chmodSync, existsSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ruleId } from '../boundary/index.ts';
import { UsageError } from '../fault.ts';
import { Git } from '../git/index.ts';
import type { ChangeRequest } from './read-change.ts';
import { runGate } from './run-gate.ts';
import { TestRepository } from './testing.ts';

const plain = { 'src/a.js': 'export const a = (x) => x;\n' };
const reaching = { 'src/a.js': 'export const a = (x) => fetch(x);\n' };

async function rulesOf(repository: TestRepository, request: ChangeRequest = {}): Promise<string[]> {
  const git = new Git(repository.root, process.env);
  const { findings } = await runGate(request, { git, jail: true });
  return findings.map((finding) => `${ruleId(finding)} ${finding.file}`);
}

describe('which change is judged', () => {
  it('the working tree beside HEAD: changed, new, deleted and staged files', async () => {
    const repository = new TestRepository();
    repository.commit({ ...plain, 'test/a.test.js': 'it("a", () => expect(a(1)).toBe(1));\n' });
    expect(await rulesOf(repository)).toEqual([]);
    repository.write({ ...reaching, 'src/new.js': 'eval("1");\n' });
    rmSync(join(repository.root, 'test/a.test.js'));
    const found = await rulesOf(repository);
    expect(found).toContain('capability/network src/a.js');
    expect(found).toContain('capability/code src/new.js');
    expect(found).toContain('checks/test-removed test/a.test.js');
  });

  it('the index, whatever the working tree says', async () => {
    const repository = new TestRepository();
    repository.commit(plain);
    repository.write(reaching);
    expect(await rulesOf(repository, { staged: true })).toEqual([]);
    repository.git('add', '-A');
    repository.write(plain);
    expect(await rulesOf(repository, { staged: true })).toContain('capability/network src/a.js');
  });

  it('a branch beside where it left its base, not what the base did since', async () => {
    const repository = new TestRepository();
    repository.commit(plain);
    repository.git('checkout', '-q', '-b', 'topic');
    repository.commit({ 'src/b.js': 'export const b = 1;\n' });
    repository.git('checkout', '-q', 'main');
    repository.commit({ 'src/c.js': 'eval("1");\n' });
    expect(await rulesOf(repository, { base: 'main', head: 'topic' })).toEqual([]);
    expect(await rulesOf(repository, { base: 'topic', head: 'main' })).toContain(
      'capability/code src/c.js',
    );
  });

  it('links and modes are seen; line ends alone are no change', async () => {
    const repository = new TestRepository();
    repository.commit(plain);
    repository.write({ 'src/a.js': 'export const a = (x) => x;\r\n' });
    symlinkSync('/etc/passwd', join(repository.root, 'link'));
    expect(await rulesOf(repository)).toEqual(['deception/link link']);
    chmodSync(join(repository.root, 'src/a.js'), 0o755);
    expect(await rulesOf(repository)).toContain('deception/mode src/a.js');
  });

  it.each([{ base: 'nowhere' }, { head: 'nowhere' }, { head: '--output=/tmp/x' }])(
    'refuses %o',
    async (request) => {
      const repository = new TestRepository();
      repository.commit(plain);
      await expect(rulesOf(repository, request)).rejects.toSatisfy(UsageError.isInstance);
    },
  );
});

describe('the config', () => {
  const open = {
    'pawl.config.ts':
      "import { defineConfig } from 'pawl';\nexport default defineConfig({ capability: { allow: ['network fetch'] }, rules: { 'security/request': 'off' } });\n",
  };

  it('is the base’s', async () => {
    const repository = new TestRepository();
    repository.commit({ ...plain, ...open });
    repository.write(reaching);
    expect(await rulesOf(repository)).toEqual([]);
  });

  it('is never the candidate’s: it can’t approve itself', async () => {
    const repository = new TestRepository();
    repository.commit(plain);
    repository.write({ ...reaching, ...open });
    const found = await rulesOf(repository);
    expect(found).toContain('capability/network src/a.js');
    expect(found).toContain('checks/own pawl.config.ts');
  });
});

/** Each of these runs a program when git is used without care. */
describe('a hostile repository runs nothing', () => {
  const attacks: [string, (repository: TestRepository, mark: string) => void][] = [
    [
      'core.fsmonitor',
      (repository, mark) => repository.git('config', 'core.fsmonitor', `touch ${mark}`),
    ],
    [
      'diff.external',
      (repository, mark) => repository.git('config', 'diff.external', `touch ${mark}`),
    ],
    ['core.pager', (repository, mark) => repository.git('config', 'core.pager', `touch ${mark}`)],
    [
      'a clean filter',
      (repository, mark) => {
        repository.git('config', 'filter.x.clean', `touch ${mark}; cat`);
        repository.git('config', 'filter.x.smudge', `touch ${mark}; cat`);
        writeFileSync(join(repository.root, '.git/info/attributes'), '* filter=x diff=x\n');
      },
    ],
    [
      'a text conversion',
      (repository, mark) => {
        repository.git('config', 'diff.x.textconv', `touch ${mark}; cat`);
        writeFileSync(join(repository.root, '.git/info/attributes'), '* diff=x\n');
      },
    ],
    [
      'a hook',
      (repository, mark) => {
        for (const name of [
          'post-index-change',
          'pre-commit',
          'post-checkout',
          'fsmonitor-watchman',
        ]) {
          const path = join(repository.root, '.git/hooks', name);
          writeFileSync(path, `#!/bin/sh\ntouch ${mark}\n`);
          chmodSync(path, 0o755);
        }
      },
    ],
    ['an alias', (repository, mark) => repository.git('config', 'alias.ls-tree', `!touch ${mark}`)],
    [
      'a promisor remote',
      (repository, mark) => {
        repository.git('config', 'extensions.partialClone', 'x');
        repository.git('config', 'remote.x.url', `ext::touch ${mark}`);
        repository.git('config', 'remote.x.promisor', 'true');
        repository.git('config', 'protocol.ext.allow', 'always');
      },
    ],
  ];

  it.each(attacks)('by %s', async (name, attack) => {
    const repository = new TestRepository();
    repository.commit(plain);
    const mark = join(repository.root, '.git', 'ran');
    attack(repository, mark);
    repository.write(reaching);
    if (name === 'a promisor remote') {
      const id = repository.git('hash-object', 'src/a.js');
      repository.git('update-index', '--add', '--cacheinfo', `100644,${id},src/a.js`);
    }
    for (const request of [{}, { head: 'HEAD' }, { staged: true }])
      expect(Array.isArray(await rulesOf(repository, request))).toBe(true);
    expect(existsSync(mark)).toBe(false);
  });

  it('objects that replace others do not hide what changes', async () => {
    const repository = new TestRepository();
    const base = repository.commit(plain);
    const head = repository.commit(reaching);
    repository.git('replace', head, base);
    expect(await rulesOf(repository, { base, head })).toContain('capability/network src/a.js');
  });
});

describe('scanners', () => {
  const config = (command: string[], more = ''): Record<string, string> => ({
    'pawl.config.json': JSON.stringify({
      scanners: [{ name: 'lint', command, ...(more ? JSON.parse(more) : {}) }],
    }),
  });
  const scanned = async (files: Record<string, string>): Promise<string[]> => {
    const repository = new TestRepository();
    repository.commit({ ...plain, ...files });
    repository.write({ 'src/a.js': 'export const a = (y) => y;\n' });
    const git = new Git(repository.root, process.env);
    const { findings } = await runGate({}, { git, jail: true });
    return findings.map(
      (finding) =>
        `${finding.severity} ${ruleId(finding)} ${finding.file}:${finding.line} ${finding.message}`,
    );
  };

  it('speak in lines', async () => {
    expect(await scanned(config(['/bin/echo', 'src/a.js:1:5: name is short']))).toEqual([
      'sign-off lint/finding src/a.js:1 name is short',
    ]);
  });

  it('see the project, and can’t write to it or reach out', async () => {
    const found = await scanned(
      config([
        '/bin/sh',
        '-c',
        'cat src/a.js >&2; touch src/x 2>/dev/null && echo "src/a.js:1: wrote"; exit 0',
      ]),
    );
    expect(found).toEqual([]);
  });

  it('that fail without a word, or do not end, stop the change', async () => {
    expect(await scanned(config(['/bin/sh', '-c', 'exit 3']))).toEqual([
      'stop lint/failed :1 lint ended with 3: ',
    ]);
    expect(await scanned(config(['/bin/sleep', '60'], '{"timeoutMs":300}'))).toEqual([
      'stop lint/failed :1 lint did not end within 300 ms',
    ]);
    expect(await scanned(config(['/bin/echo', 'no'], '{"output":"sarif"}'))).toEqual([
      'stop lint/failed :1 lint gave no SARIF',
    ]);
  });

  it('are never programs that the change brings along', async () => {
    const found = await scanned({
      ...config(['semgrep-like', 'src']),
      'node_modules/.bin/semgrep-like': '#!/bin/sh\nexit 0\n',
    });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^stop lint\/failed/);
  });
});
