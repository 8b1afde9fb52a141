import type { Kept } from './verify.ts';

/**
 * A ledger as JSON Lines: `{"hash":…,"record":…}` for each entry, with the very bytes that the hash
 * is of after `"record":`, and `{"checkpoint":…}` as the last line.
 */
export function* exportLines({ rows, checkpoint }: Kept): Generator<string> {
  for (const { hash, record } of rows)
    yield `{"hash":"${hash}","record":${typeof record === 'string' ? record : Buffer.from(record).toString()}}\n`;
  if (checkpoint !== undefined) yield `{"checkpoint":${checkpoint}}\n`;
}
