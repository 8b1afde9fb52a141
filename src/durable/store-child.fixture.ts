/**
 * A process for the store's tests to kill, to starve of disk, or to forbid writing:
 * `node store-child.fixture.ts write|open|lock ROOT [UID]`. It tells what it did on stdout.
 */
import { writeSync } from 'node:fs';
import { lockProject, openStore, StoreFault, type StoredVerdict } from './index.ts';

const [task, root = '', uid] = process.argv.slice(2);
if (uid !== undefined) process.setuid?.(Number(uid));

try {
  if (task === 'write') writeForEver();
  else if (task === 'open') openStore(root).close();
  else if (task === 'lock') holdLock();
  else throw new RangeError(`no task ${task}`);
} catch (error) {
  if (!StoreFault.isInstance(error)) throw error;
  const { code, message, hint } = error;
  say(JSON.stringify({ code, message, hint }));
}

/** Says the run's id, then the number of verdicts recorded after each batch. */
function writeForEver(): void {
  const store = openStore(root);
  const request = { command: 'fix', root, file: 'a.ts', seed: 1, jail: true } as const;
  const run = store.startRun({ ...request, budgetMs: 1, maxCandidates: 1 }, Date.now());
  say(run.id);
  for (let recorded = 0; ;) {
    const batch = Array.from({ length: 50 }, () => verdict(recorded++));
    store.recordVerdicts(run.id, batch);
    say(String(recorded));
  }
}

/** What nothing here refers to any longer is collected before it says that it holds the lock. */
function holdLock(): void {
  const said = lockedAs();
  setTimeout(() => {
    globalThis.gc?.();
    say(said);
    if (said === '{"ok":true}') setInterval(() => {}, 60_000);
  });
}

function lockedAs(): string {
  const lock = lockProject(root);
  return JSON.stringify(lock.ok ? { ok: true } : lock);
}

function verdict(index: number): StoredVerdict {
  const change = { operator: 'negate-condition', edits: [], reason: 'Negate it' };
  return {
    candidate: { id: String(index), changes: [change], parents: [] },
    verdict: { valid: false, stage: 'tests', reason: 'x'.repeat(200), metrics: {} },
  };
}

function say(line: string): void {
  writeSync(1, `${line}\n`);
}
