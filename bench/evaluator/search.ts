import { rmSync } from 'node:fs';
import { copyCase } from '../copy-case.ts';
import { runPawl } from '../run-pawl.ts';
import { seconds, table } from '../table.ts';

/** Bugs in small functions; where the right patch is out of reach the search takes all its time. */
const targets = [
  { folder: 'cases/out-of-reach', file: 'src/ranges.ts' },
  { folder: 'cases/missing-call', file: 'src/ranges.ts' },
  { folder: '../examples/notes-node', file: 'src/tags.js' },
  { folder: '../examples/ledger-jest', file: 'src/dates.js' },
];

/** Real repair searches from the command line: candidates a second from proposal to verdict. */
export async function search(): Promise<string> {
  const rows: string[][] = [];
  for (const { folder, file } of targets) {
    const root = copyCase(folder);
    const run = await runPawl(['fix', '-C', root, file, '--budget', '30s'], 90_000);
    rmSync(root, { recursive: true, force: true });
    rows.push([
      folder.replace(/^.*\//, ''),
      run.outcome?.kind ?? 'no outcome',
      seconds(run.seconds),
      String(run.counts?.judged ?? 0),
      String(run.counts?.perSecond ?? 0),
      '10000',
    ]);
  }
  const head = ['search', 'result', 'seconds', 'judged', 'judged/s while searching', 'wanted'];
  return ['Repair searches, two workers', '', table(head, rows)].join('\n');
}
