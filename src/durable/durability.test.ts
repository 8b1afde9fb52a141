import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockProject, openStore } from './index.ts';

const child = fileURLToPath(new URL('store-child.fixture.ts', import.meta.url));
const nobody = '65534';

const children = new Set<ChildProcess>();

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pawl-durable-'));
});
afterEach(() => {
  for (const started of children) started.kill('SIGKILL');
  children.clear();
  for (const folder of [root, join(root, '.pawl')])
    if (existsSync(folder)) chmodSync(folder, 0o755);
  rmSync(root, { recursive: true, force: true });
});

describe('kill -9', () => {
  it('loses nothing that was recorded, however often it strikes', { timeout: 60_000 }, async () => {
    for (let kill = 0; kill < 20; kill++) {
      const writer = start('write', root);
      const run = await writer.line();
      const enough = 50 * (1 + ((kill * 7) % 23));
      let acknowledged = 0;
      while (acknowledged < enough) acknowledged = Number(await writer.line());
      writer.process.kill('SIGKILL');
      acknowledged = Math.max(acknowledged, ...(await writer.rest()).map(Number));

      const store = openStore(root);
      const recorded = store.verdictsOf(run).map(({ candidate }) => Number(candidate.id));
      store.close();
      expect(recorded.length).toBeGreaterThanOrEqual(acknowledged);
      expect(recorded.length % 50).toBe(0);
      expect(recorded).toEqual(recorded.map((_, index) => index));
    }
    const database = new DatabaseSync(join(root, '.pawl/pawl.db'));
    expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    database.close();
  });
});

describe('lockProject', () => {
  it('refuses a second run, from this process or another, and names the holder', async () => {
    const lock = lockProject(root);
    expect(lock.ok).toBe(true);
    expect(lockProject(root)).toEqual({
      ok: false,
      reason: `another run (process ${process.pid}) is at work on this project`,
      pid: process.pid,
    });
    const other = start('lock', root);
    expect(JSON.parse(await other.line())).toMatchObject({ ok: false, pid: process.pid });
    if (lock.ok) lock.release();
    const again = lockProject(root);
    expect(again.ok).toBe(true);
    if (again.ok) again.release();
  });

  it('is dropped by the system when its holder is killed', async () => {
    const holder = start('lock', root);
    expect(JSON.parse(await holder.line())).toEqual({ ok: true });
    expect(lockProject(root)).toMatchObject({ ok: false, pid: holder.process.pid });
    holder.process.kill('SIGKILL');
    await holder.rest();
    const lock = lockProject(root);
    expect(lock.ok).toBe(true);
    if (lock.ok) lock.release();
  });

  it('does not keep others from reading the store', async () => {
    const holder = start('lock', root);
    await holder.line();
    const store = openStore(root);
    expect(store.listRuns(1)).toEqual([]);
    store.close();
    holder.process.kill('SIGKILL');
    await holder.rest();
  });
});

describe('a full disk', () => {
  it.each([
    ['a file system without space', fillTinyDisk],
    ['a limit on the size of files', fillToLimit],
  ])('is told in one line: %s', (_, fill) => {
    const said = fill();
    expect(JSON.parse(said.at(-1) ?? '')).toMatchObject({
      code: 'disk-full',
      message: expect.stringMatching(/^the disk is full: can't write to \S+\.pawl$/),
      hint: expect.stringContaining('Free some space'),
    });
    expect(Number(said.at(-2))).toBeGreaterThan(0);
  });

  it('keeps what was recorded before', () => {
    const said = fillToLimit();
    const store = openStore(root);
    expect(store.verdictsOf(said[0] ?? '')).toHaveLength(Number(said.at(-2)));
    store.close();
  });

  /** In a mount namespace of its own, so that the mount vanishes with the process. */
  function fillTinyDisk(): string[] {
    const mount = 'mount -t tmpfs -o size=700k none "$0" && exec "$@"';
    const command = [process.execPath, child, 'write', root];
    const tiny = spawnSync('unshare', ['-rm', 'sh', '-c', mount, root, ...command]);
    // Not every system lets its users make namespaces; the other way to fill works everywhere.
    return tiny.status === 0 ? linesOf(tiny.stdout) : fillToLimit();
  }

  function fillToLimit(): string[] {
    const limited = 'ulimit -f 600; exec "$0" "$@"';
    const command = [process.execPath, child, 'write', root];
    return linesOf(spawnSync('sh', ['-c', limited, ...command]).stdout);
  }
});

describe('a read-only folder', () => {
  it.each(['open', 'lock'])('is told in one line: %s', (task) => {
    chmodSync(root, 0o555);
    const uid = process.getuid?.() === 0 ? [nobody] : [];
    const { stdout } = spawnSync(process.execPath, [child, task, root, ...uid]);
    expect(JSON.parse(String(stdout))).toEqual({
      code: 'folder-read-only',
      message: `can't write to ${join(root, '.pawl')}`,
      hint: `Make ${join(root, '.pawl')} and the folder it is in writable for you.`,
    });
    expect(existsSync(join(root, '.pawl'))).toBe(false);
  });

  it('is told also when the store is there already', () => {
    openStore(root).close();
    chmodSync(join(root, '.pawl'), 0o555);
    chmodSync(join(root, '.pawl/pawl.db'), 0o444);
    const uid = process.getuid?.() === 0 ? [nobody] : [];
    const { stdout } = spawnSync(process.execPath, [child, 'open', root, ...uid]);
    expect(JSON.parse(String(stdout))).toMatchObject({ code: 'folder-read-only' });
  });
});

interface Started {
  readonly process: ChildProcess;
  /** The next line that it said. */
  line(): Promise<string>;
  /** What it said after that, once it has ended. */
  rest(): Promise<string[]>;
}

function start(task: string, at: string): Started {
  // With a collector to call: what nothing refers to must not take a lock with it.
  const started = spawn(process.execPath, ['--expose-gc', child, task, at], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(started);
  const chunks = started.stdout[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let text = '';
  return {
    process: started,
    async line() {
      while (!text.includes('\n')) {
        const { value, done } = await chunks.next();
        if (done) throw new Error(`it ended after: ${text}`);
        text += String(value);
      }
      const end = text.indexOf('\n');
      const line = text.slice(0, end);
      text = text.slice(end + 1);
      return line;
    },
    async rest() {
      for (let next = await chunks.next(); !next.done; next = await chunks.next())
        text += String(next.value);
      return linesOf(text);
    },
  };
}

function linesOf(output: string | Buffer): string[] {
  return String(output).split('\n').filter(Boolean);
}
