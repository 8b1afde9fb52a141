/**
 * A process for the ledger's tests to kill: `node ledger-child.fixture.ts ROOT HOME [COUNT]`. It
 * appends for ever, or COUNT times, and tells the index of each entry once it is acknowledged.
 */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openLedger } from './index.ts';

const [root = '', home = '', count = 'Infinity'] = process.argv.slice(2);

const ledger = openLedger(root, { now: Date.now, newId: randomUUID, env: { HOME: home } });
for (let appended = 0; appended < Number(count); appended++) {
  const reason = `process ${process.pid}, ${appended}`;
  const entry = ledger.append({ kind: 'breaker-opened', body: { breaker: 'budget', reason } });
  writeSync(1, `${entry.index} ${entry.hash}\n`);
}
ledger.close();
