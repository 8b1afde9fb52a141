import { hash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from './jail.ts';

let bundled: Promise<string> | undefined;

/** The harness as one script that defines `__pawl_dispatch`; made once a process. */
export function harnessScript(): Promise<string> {
  bundled ??= isSource ? fromCache() : readFile(new URL('./harness.js', import.meta.url), 'utf8');
  return bundled;
}

const isSource = import.meta.url.endsWith('.ts');
const entry = fileURLToPath(new URL(`./realm/harness.${isSource ? 'ts' : 'js'}`, import.meta.url));

/** What a bundle was made of, and what came out. */
interface Kept {
  readonly files: readonly { readonly path: string; readonly hash: string }[];
  readonly script: string;
}

/** Bundling takes as long as starting the workers does: in a checkout, what it gave is kept. */
async function fromCache(): Promise<string> {
  const file = join(packageRoot(), 'node_modules', '.cache', 'pawl', 'harness.json');
  const kept = await readKept(file);
  if (kept !== undefined) return kept;
  const { script, modules } = await bundleHarness();
  const files = await Promise.all(
    modules.map(async (path) => ({ path, hash: hash('sha256', await readFile(path)) })),
  );
  try {
    await mkdir(dirname(file), { recursive: true });
    const own = `${file}.${process.pid}`;
    await writeFile(own, JSON.stringify({ files, script } satisfies Kept));
    await rename(own, file);
  } catch {
    // A folder that can't be written to costs time and nothing else.
  }
  return script;
}

/** What is kept, if it is of this checkout and every file that it was made of is what it was. */
async function readKept(file: string): Promise<string | undefined> {
  try {
    const { files, script } = JSON.parse(await readFile(file, 'utf8')) as Kept;
    // A folder that was copied with its `node_modules` still names the files of the other.
    if (!files.some((it) => it.path === entry)) return undefined;
    const same = await Promise.all(
      files.map(async (it) => hash('sha256', await readFile(it.path)) === it.hash),
    );
    return same.every(Boolean) ? script : undefined;
  } catch {
    return undefined;
  }
}

export interface HarnessBundle {
  readonly script: string;
  /** The files that it was made of, absolute. */
  readonly modules: readonly string[];
}

export async function bundleHarness(): Promise<HarnessBundle> {
  const { rolldown } = await import('rolldown');
  const build = await rolldown({
    input: entry,
    platform: 'neutral',
    resolve: { mainFields: ['module', 'main'], conditionNames: ['import', 'default'] },
    logLevel: 'silent',
    treeshake: true,
  });
  const { output } = await build.generate({
    format: 'iife',
    name: '__pawl_harness',
    minify: false,
  });
  await build.close();
  const [chunk] = output;
  return {
    // A function around it: what a script declares itself can't be deleted from the global object.
    script: `(() => {\n${chunk.code}\nglobalThis.__pawl_dispatch = __pawl_harness.dispatch;\n})();`,
    modules: chunk.moduleIds.filter((id) => id.startsWith('/') || /^[A-Z]:/.test(id)),
  };
}
