import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A repository in a temporary folder that goes away with the test. */
export class TestRepository {
  readonly root: string;

  constructor() {
    this.root = realpathSync(mkdtempSync(join(tmpdir(), 'pawl-gate-')));
    onTestFinished(() => rmSync(this.root, { recursive: true, force: true }));
    this.git('init', '-q', '-b', 'main');
  }

  git(...args: string[]): string {
    const identity = [
      '-c',
      'user.name=a',
      '-c',
      'user.email=a@example.com',
      '-c',
      'commit.gpgSign=false',
    ];
    return execFileSync('git', [...identity, ...args], { cwd: this.root, encoding: 'utf8' }).trim();
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.root, path)), { recursive: true });
      writeFileSync(join(this.root, path), text);
    }
  }

  /** Writes and commits; gives the commit's id. */
  commit(files: Readonly<Record<string, string>>): string {
    this.write(files);
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', 'change');
    return this.git('rev-parse', 'HEAD');
  }
}
