import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where versions of packages are kept; nothing of them enters the project. */
const cache = join(import.meta.dirname, '../../../node_modules/.cache/pawl/real-changes');

/**
 * The folders of versions of one package, fetched by the npm client as it is configured. Their
 * install scripts do not run, since nothing is installed.
 *
 * @throws when npm cannot fetch one
 */
export function fetchVersions(name: string, versions: readonly string[]): readonly string[] {
  const folder = join(cache, name.replace('/', '+'));
  const missing = versions.filter((version) => !existsSync(join(folder, version)));
  if (missing.length > 0) {
    mkdirSync(folder, { recursive: true });
    const work = mkdtempSync(join(folder, '.fetching-'));
    try {
      for (const version of missing) unpack(`${name}@${version}`, work, join(folder, version));
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
  return versions.map((version) => join(folder, version));
}

function unpack(spec: string, work: string, to: string): void {
  execFileSync('npm', ['pack', spec, '--silent', '--prefer-offline', '--pack-destination', work], {
    cwd: work,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const archive = readdirSync(work).find((each) => each.endsWith('.tgz'));
  if (archive === undefined) throw new Error(`npm pack brought nothing for ${spec}`);
  const out = mkdtempSync(join(work, 'unpacked-'));
  execFileSync('tar', ['-xzf', join(work, archive), '-C', out], { stdio: 'ignore' });
  rmSync(join(work, archive));
  const [inner] = readdirSync(out);
  if (inner === undefined) throw new Error(`the archive of ${spec} is empty`);
  renameSync(join(out, inner), to);
}
