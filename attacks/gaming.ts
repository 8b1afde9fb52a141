import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A version that would be judged better than it is. */
export interface Game {
  readonly name: string;
  readonly tries: string;
  /** What the verdict has to call it; `*` for any name, `-` where there is nothing to name. */
  readonly trick: string;
  readonly text: string;
}

const gaming = fileURLToPath(new URL('gaming/', import.meta.url));
const modules = fileURLToPath(new URL('../node_modules', import.meta.url));

/** The versions of one target. */
export function gamesOf(target: string): readonly Game[] {
  return readdirSync(join(gaming, target))
    .filter((file) => !file.startsWith('target'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(gaming, target, file), 'utf8');
      const [, tries, trick, code] =
        /^\/\/ tries: (.*)\n\/\/ trick: (.*)\n([^]*)$/.exec(text) ?? [];
      if (code === undefined) throw new Error(`${file} does not say what it tries`);
      return { name: basename(file, '.js'), tries: tries!, trick: trick!, text: code };
    });
}

/** A project with the target and its tests, and how to take it away. */
export function projectOf(
  target: string,
  test: string,
  folder = gaming,
): { root: string; remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'pawl-gaming-'));
  for (const name of ['src', 'test']) mkdirSync(join(root, name));
  const scripts = { test };
  writeFileSync(join(root, 'package.json'), JSON.stringify({ type: 'module', scripts }));
  cpSync(join(folder, target, 'target.js'), join(root, 'src/target.js'));
  cpSync(join(folder, target, 'target.test.js'), join(root, 'test/target.test.js'));
  symlinkSync(modules, join(root, 'node_modules'));
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}
