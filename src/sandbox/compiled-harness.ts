import { hash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { harnessScript } from './harness-bundle.ts';
import { packageRoot } from './jail.ts';
import type { Preparing } from './protocol.ts';

const digestBytes = 32;

/**
 * The harness with what the engine made of it, which is kept from one process to the next: to compile
 * it takes longer than all else that a realm needs. What is kept is code, as the harness is: it comes
 * from a worker that has seen nothing else yet, and only what is whole is used.
 */
export class CompiledHarness {
  readonly #path: string;
  readonly #script: Promise<string>;
  #code: Promise<Uint8Array<ArrayBuffer> | undefined>;

  /** @param name of the workers with the same flags: the engine takes nothing from those with others */
  constructor(name: string) {
    this.#path = join(packageRoot(), 'node_modules', '.cache', 'pawl', `harness-${name}.bin`);
    this.#script = harnessScript();
    this.#code = this.#read().catch(() => undefined);
  }

  async given(): Promise<Pick<Preparing, 'harness' | 'compiled'>> {
    return { harness: await this.#script, compiled: await this.#code };
  }

  /** Keeps what a worker made of it, if it had to. */
  async keep(made: unknown): Promise<void> {
    if (!(made instanceof Uint8Array)) return;
    const code = Uint8Array.from(made);
    this.#code = Promise.resolve(code);
    try {
      const own = `${this.#path}.${process.pid}`;
      await mkdir(dirname(own), { recursive: true });
      await writeFile(own, Buffer.concat([await this.#digest(code), code]));
      await rename(own, this.#path);
    } catch {
      // A folder that can't be written to costs time and nothing else.
    }
  }

  async #read(): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const kept = await readFile(this.#path);
    const code = kept.subarray(digestBytes);
    const digest = await this.#digest(code);
    return digest.equals(kept.subarray(0, digestBytes)) ? code : undefined;
  }

  /** The engine itself knows its own code by no more than its length. */
  async #digest(code: Uint8Array): Promise<Buffer> {
    const from = [process.versions.v8, process.arch, hash('sha256', await this.#script)].join();
    return hash('sha256', Buffer.concat([Buffer.from(from), code]), 'buffer');
  }
}
