/**
 * Chooses changes blindly: `node bench/gate/real/choose.ts NAME…` prints up to two pairs of
 * consecutive versions of each package whose sources differ in 3 to 150 lines. Pairs are tried in
 * the order of a hash, so nobody picks them by what they do.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { changeBetween, changedLines } from './change.ts';
import { fetchVersions } from './fetch.ts';

const [wanted, tries, least, most] = [2, 5, 3, 150];
const stable = /^(\d+\.\d+)\.(\d+)$/;

for (const name of process.argv.slice(2)) {
  let found = 0;
  for (const [from, to] of patches(name).slice(0, tries)) {
    try {
      const [before = '', after = ''] = fetchVersions(name, [from, to]);
      const lines = changedLines(changeBetween(before, after));
      if (lines < least || lines > most) continue;
    } catch (error) {
      process.stderr.write(`${name} ${from} ${to}: ${String(error).split('\n')[0]}\n`);
      continue;
    }
    console.log(JSON.stringify({ name, from, to }));
    if (++found === wanted) break;
  }
}

/** Steps from a release to the next patch of it, in the order of their hashes. */
function patches(name: string): [from: string, to: string][] {
  const text = execFileSync('npm', ['view', name, 'versions', '--json'], { encoding: 'utf8' });
  const versions = ([JSON.parse(text)] as string[][]).flat().filter((each) => stable.test(each));
  const order = ([, to]: [string, string]): string =>
    createHash('sha256').update(`${name}@${to}`).digest('hex');
  return versions
    .flatMap((to): [string, string][] => {
      const [, line, patch] = stable.exec(to) ?? [];
      const from = `${line}.${Number(patch) - 1}`;
      return versions.includes(from) ? [[from, to]] : [];
    })
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));
}
