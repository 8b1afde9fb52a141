import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { diffLines } from 'diff';
import type { FileChange, FileVersion, ProjectChange } from '../../../src/boundary/index.ts';

const source = /\.[cm]?[jt]sx?$/;
/** Folders and names of what is built from sources, which nobody reviews. */
const built =
  /(?:^|\/)(?:dist|umd|build|bundles?|browser|cjs|es|esm|mjs|min|node_modules|locales?|i18n|\.[^/]+)\/|[.-](?:min|bundle|umd|slim)\.|\.map$|(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock)$/;
const largest = 300_000;

/** Files of an unpacked version that a reviewer would read, by path. */
function readVersion(folder: string): ReadonlyMap<string, FileVersion> {
  const files = new Map<string, FileVersion>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const full = join(entry.parentPath, entry.name);
    const path = full.slice(folder.length + 1);
    if (built.test(path) || statSync(full).size > largest) continue;
    const text = readFileSync(full, 'utf8');
    if (text.includes('\0') || text.includes('\uFFFD')) continue;
    files.set(path, { mode: '100644', text, bytes: Buffer.byteLength(text) });
  }
  return files;
}

/** The step from one version of a package to another, as the gate reads a change of a repository. */
export function changeBetween(before: string, after: string): ProjectChange {
  const [old, now] = [readVersion(before), readVersion(after)];
  const paths = [...new Set([...old.keys(), ...now.keys()])].sort();
  const files = paths.flatMap((path): FileChange[] => {
    const [a, b] = [old.get(path), now.get(path)];
    if (a?.text === b?.text) return [];
    return [{ path, ...(a && { before: a }), ...(b && { after: b }) }];
  });
  return {
    base: 'base',
    head: 'head',
    files,
    project: { paths: [...old.keys()], read: (path) => old.get(path)?.text },
  };
}

/** Lines of source taken away and added. */
export function changedLines({ files }: ProjectChange): number {
  return files
    .filter(({ path }) => source.test(path) && !path.endsWith('.d.ts'))
    .flatMap(({ before, after }) => diffLines(before?.text ?? '', after?.text ?? ''))
    .filter(({ added, removed }) => added || removed)
    .reduce((sum, { count }) => sum + count, 0);
}
