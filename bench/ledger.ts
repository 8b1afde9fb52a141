/**
 * The ledger's figures: 100,000 entries verified, by Pawl and by the stand-alone verifier; appends a
 * second; and how many committed entries are lost by 200 kills at random moments.
 *
 *   npm run bench:ledger [-- --kills 200 --entries 100000]
 */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { exportLines, inspectLedger, ledgerFile, openLedger } from '../src/ledger/index.ts';
import { killOften } from '../src/ledger/kills.fixture.ts';
import { median, table } from './table.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    entries: { type: 'string', default: '100000' },
  },
});
const count = Number(values.entries);
const folder = mkdtempSync(join(tmpdir(), 'pawl-bench-ledger-'));
const deps = { now: Date.now, newId: randomUUID, env: { HOME: join(folder, 'home') } };
const rows: string[][] = [];

try {
  const root = join(folder, 'large');
  mkdirSync(root);
  const ledger = openLedger(root, deps);
  const single = timed(() => {
    for (let each = 0; each < 200; each++) ledger.append(event(each));
  });
  rows.push(['appends a second, each on the disk', (200_000 / single).toFixed(0), '']);
  const all = Array.from({ length: count - 201 }, (_, each) => event(each));
  ledger.appendAll(all);
  ledger.close();

  const runs = Array.from({ length: 5 }, () =>
    timed(() => {
      const found = inspectLedger(root, deps.env)?.verification;
      if (!found?.ok || found.entries.length !== count) throw new Error('it did not verify');
    }),
  );
  rows.push([`verify ${count} entries, ms`, median(runs).toFixed(0), '< 2000']);

  const exported = join(folder, 'ledger.jsonl');
  writeFileSync(exported, [...exportLines(inspectLedger(root, deps.env)!.kept)].join(''));
  for (const file of [ledgerFile(root), exported]) {
    const ms = timed(() => {
      const verifier = ['tools/verify-ledger.mjs', file];
      const { status, stderr } = spawnSync(process.execPath, verifier, { encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
    });
    const kind = file.endsWith('.db') ? 'the database' : 'the export';
    rows.push([`the same alone, of ${kind}, ms`, ms.toFixed(0), '< 2000']);
  }

  const killed = join(folder, 'killed');
  mkdirSync(killed);
  const kills = await killOften(killed, deps.env.HOME, Number(values.kills), Math.random);
  rows.push([`kills (SIGKILL)`, String(kills.kills), '200']);
  rows.push(['entries acknowledged before a kill', String(kills.acknowledged), '']);
  rows.push(['of these lost', String(kills.lost), '0']);
  rows.push(['broken chains', String(kills.broken), '0']);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

console.log(table(['what', 'figure', 'aim'], rows));

/** An entry of the size that a usual one has. */
function event(each: number) {
  return {
    kind: 'run-ended',
    body: {
      run: `r-${each.toString(36).padStart(10, '0')}`,
      command: 'fix',
      target: 'src/search.ts#binarySearch',
      outcome: 'not-improved',
      reason: 'no candidate passed all tests within the budget',
      candidate: null,
      judged: each,
      valid: 0,
      ms: 60_000,
      depth: 0,
    },
  } as const;
}

function timed(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
