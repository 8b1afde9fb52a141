import { spawn, spawnSync } from 'node:child_process';
import { closeSync, cpSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '../src/durable/index.ts';

const executable = fileURLToPath(new URL('../bin/pawl', import.meta.url));
const project = fileURLToPath(new URL('../examples/notes-node/', import.meta.url));

/** What a run has left behind. */
export interface Left {
  readonly exit: number | null;
  /** The id of its answer. */
  readonly answer: string | undefined;
  /** Recorded verdicts as text, by candidate and by how far it came: a winner is judged on. */
  readonly verdicts: ReadonlyMap<string, string>;
  /** Verdicts that are there more than once. */
  readonly doubled: number;
  readonly ms: number;
  /** What it wrote for people. */
  readonly said: string;
}

/** A project on a small disk of its own, which gets full while a run is at work. Wants root's rights. */
export class FullDisk {
  readonly #root: string;

  private constructor(root: string) {
    this.#root = root;
  }

  /** @throws Error where no disk can be mounted */
  static open(): FullDisk {
    const root = mkdtempSync(join(tmpdir(), 'pawl-full-disk-'));
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', root]);
    if (mounted.status !== 0) throw new Error(String(mounted.stderr));
    cpSync(project, root, { recursive: true });
    return new FullDisk(root);
  }

  close(): void {
    spawnSync('umount', ['-l', this.#root]);
    rmSync(this.#root, { recursive: true, force: true });
  }

  /** A run that nothing disturbs. */
  undisturbed(): Promise<Left> {
    this.#clear();
    return this.#run('fix', 'src/tags.js', '--seed', '1');
  }

  /** Fills the disk after so many milliseconds of a run. */
  async filled(afterMs: number): Promise<Left> {
    this.#clear();
    const timer = setTimeout(() => this.#fill(), afterMs);
    const left = await this.#run('fix', 'src/tags.js', '--seed', '1');
    clearTimeout(timer);
    return left;
  }

  /** Makes room again, and goes on with what there is: nothing, where the run had not begun. */
  resumed(): Promise<Left> {
    this.#free();
    const began = this.#left().run !== undefined;
    return began ? this.#run('resume') : this.#run('fix', 'src/tags.js', '--seed', '1');
  }

  async #run(...args: readonly string[]): Promise<Left> {
    const started = performance.now();
    const child = spawn(executable, [...args, '-C', this.#root], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said += String(text)));
    const exit = await new Promise<number | null>((resolve) => child.once('close', resolve));
    return { exit, said, ms: performance.now() - started, ...this.#left() };
  }

  #left() {
    try {
      const store = openStore(this.#root);
      try {
        const run = store.listRuns(1)[0];
        const judged = run ? store.verdictsOf(run.id) : [];
        const verdicts = new Map(
          judged.map(({ candidate, verdict }) => [
            `${candidate.id} ${verdict.valid ? verdict.reached : verdict.stage}`,
            JSON.stringify(verdict),
          ]),
        );
        const answer = run?.outcome?.kind === 'improved' ? run.outcome.answer.id : undefined;
        return { run: run?.id, answer, verdicts, doubled: judged.length - verdicts.size };
      } finally {
        store.close();
      }
    } catch {
      return { run: undefined, answer: undefined, verdicts: new Map<string, string>(), doubled: 0 };
    }
  }

  #fill(): void {
    const file = openSync(join(this.#root, 'filler'), 'w');
    try {
      for (const size of [1 << 20, 1 << 12, 1]) this.#fillBy(file, size);
    } finally {
      closeSync(file);
    }
  }

  #fillBy(file: number, size: number): void {
    const some = Buffer.alloc(size);
    try {
      while (writeSync(file, some) === size);
    } catch {
      // It is full.
    }
  }

  #free(): void {
    rmSync(join(this.#root, 'filler'), { force: true });
  }

  #clear(): void {
    this.#free();
    rmSync(join(this.#root, '.pawl'), { recursive: true, force: true });
  }
}
