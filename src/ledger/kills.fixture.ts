/** Kills processes that append, for the tests and for `npm run bench:ledger`. */
import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { inspectLedger } from './index.ts';

const child = fileURLToPath(new URL('ledger-child.fixture.ts', import.meta.url));

/** What was found after the kills. */
export interface Kills {
  readonly kills: number;
  /** Entries that were acknowledged, and the ones of them that are not there as they were. */
  readonly acknowledged: number;
  readonly lost: number;
  /** Ledgers that did not verify after a kill. */
  readonly broken: number;
  readonly entries: number;
}

/**
 * Starts a process that appends to the ledger in `root`, kills it with SIGKILL after a random time,
 * looks at what is there, and does so again.
 *
 * @param random - from 0 to 1
 */
export async function killOften(
  root: string,
  home: string,
  kills: number,
  random: () => number,
): Promise<Kills> {
  const known = new Map<number, string>();
  let broken = 0;
  let entries = 0;
  for (let kill = 0; kill < kills; kill++) {
    const said = await killOne(root, home, random);
    for (const [index, hash] of said) known.set(index, hash);
    const found = inspectLedger(root, { HOME: home });
    // It may have been killed before it had started the ledger.
    if (!found) continue;
    if (found.verification.ok) entries = found.verification.entries.length;
    else broken++;
  }
  const found = inspectLedger(root, { HOME: home })?.verification;
  const there = found?.ok ? found.entries : [];
  const lost = [...known].filter(([index, hash]) => there[index]?.hash !== hash).length;
  return { kills, acknowledged: known.size, lost, broken, entries };
}

async function killOne(
  root: string,
  home: string,
  random: () => number,
): Promise<(readonly [number, string])[]> {
  const started = spawn(process.execPath, [child, root, home], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  const closed = new Promise<void>((resolve) => {
    started.stdout.on('data', (chunk: Buffer) => (text += String(chunk)));
    started.on('close', () => resolve());
  });
  // Some die while they start, most while they append.
  if (random() < 0.9) await new Promise((resolve) => started.stdout.once('data', resolve));
  await wait(random() * 60);
  started.kill('SIGKILL');
  await closed;
  const whole = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
  return whole.filter(Boolean).map((line) => {
    const [index, hash = ''] = line.split(' ');
    return [Number(index), hash] as const;
  });
}
