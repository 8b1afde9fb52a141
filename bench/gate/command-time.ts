import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from '../table.ts';

const root = join(import.meta.dirname, '../..');
const runs = 10;

export interface CommandTime {
  readonly files: number;
  /** From start to end, milliseconds: the median, and the least, which others on the machine disturb less. */
  readonly wallMs: number;
  readonly leastMs: number;
}

/** What the whole command takes on a repository of ordinary size: Pawl's own sources, one file changed. */
export function commandTime(): CommandTime {
  const folder = mkdtempSync(join(tmpdir(), 'pawl-gate-'));
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
  try {
    cpSync(join(root, 'src'), join(folder, 'src'), { recursive: true });
    git('init', '-q');
    git('add', '-A');
    git('commit', '-q', '-m', 'base');
    const changed = join(folder, 'src/boundary/view.ts');
    writeFileSync(
      changed,
      readFileSync(changed, 'utf8').replace('sameEnough = 0.6', 'sameEnough = 0.65'),
    );
    git('commit', '-q', '-a', '-m', 'change');
    const gate = (): void => {
      const args = ['gate', '--base', 'HEAD~1', '--head', 'HEAD', '--no-record'];
      execFileSync(join(root, 'bin/pawl'), args, { cwd: folder, stdio: 'pipe' });
    };
    gate();
    const all = Array.from({ length: runs }, () => {
      const start = performance.now();
      gate();
      return performance.now() - start;
    });
    const files = git('ls-files').trim().split('\n').length;
    return { files, wallMs: median(all), leastMs: Math.min(...all) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
