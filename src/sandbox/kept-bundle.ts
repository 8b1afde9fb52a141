import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { InputOptions, OutputOptions } from 'rolldown';
import { packageRoot } from './jail.ts';

export interface Bundle {
  readonly script: string;
  /** The files that it was made of, absolute. */
  readonly modules: readonly string[];
}

/** One file of all that an entry needs. */
export async function bundle(input: InputOptions, output: OutputOptions): Promise<Bundle> {
  const { rolldown } = await import('rolldown');
  const build = await rolldown({ ...input, logLevel: 'silent' });
  const [chunk] = (await build.generate(output)).output;
  await build.close();
  // What the bundler makes itself is no file.
  const modules = chunk.moduleIds.filter((id) => id.startsWith('/') || /^[A-Z]:/.test(id));
  return { script: chunk.code, modules };
}

/** What a bundle was made of; its script is beside. */
interface Kept {
  readonly files: readonly { readonly path: string; readonly hash: string }[];
  readonly script: string;
}

/**
 * Bundling takes as long as starting workers does: in a checkout, what it gave is kept in
 * `node_modules/.cache`, for as long as every file that it was made of is what it was.
 */
export class KeptBundle {
  /** Where the script is, once it has been made. */
  readonly path: string;
  readonly #list: string;
  readonly #entry: string;
  readonly #make: () => Promise<Bundle>;

  /** @param entry the file that it begins with */
  constructor(name: string, entry: string, make: () => Promise<Bundle>) {
    const folder = join(packageRoot(), 'node_modules', '.cache', 'pawl');
    this.path = join(folder, name);
    this.#list = `${this.path}.json`;
    this.#entry = entry;
    this.#make = make;
  }

  /** The script that is kept, where it still is what would be made. */
  current(): string | undefined {
    try {
      const { files, script } = JSON.parse(readFileSync(this.#list, 'utf8')) as Kept;
      // A folder that was copied with its `node_modules` still names the files of the other.
      if (!files.some((it) => it.path === this.#entry)) return undefined;
      if (files.some((it) => hash('sha256', readFileSync(it.path)) !== it.hash)) return undefined;
      const text = readFileSync(this.path, 'utf8');
      return hash('sha256', text) === script ? text : undefined;
    } catch {
      return undefined;
    }
  }

  /** Makes it and keeps it. */
  async make(): Promise<string> {
    const { script, modules } = await this.#make();
    try {
      const files = await Promise.all(
        modules.map(async (path) => ({ path, hash: hash('sha256', await readFile(path)) })),
      );
      await mkdir(dirname(this.path), { recursive: true });
      await put(this.path, script);
      const kept: Kept = { files, script: hash('sha256', script) };
      await put(this.#list, JSON.stringify(kept));
    } catch {
      // A folder that can't be written to costs time and nothing else.
    }
    return script;
  }
}

async function put(file: string, text: string): Promise<void> {
  const own = `${file}.${process.pid}`;
  await writeFile(own, text);
  await rename(own, file);
}
