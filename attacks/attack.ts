import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { RealmKind } from '../src/sandbox/index.ts';

/** A candidate that tries to get out, to do harm, or to be judged wrongly. */
export interface Attack {
  readonly name: string;
  /** What it tries, in a few words. */
  readonly tries: string;
  /** What stands in its way, outermost first. */
  readonly stoppedBy: string;
  /** Where it is worth trying; both when absent. */
  readonly realm?: RealmKind;
  /** Node's modules that the target "needs": allowed by name, so that only the walls are left. */
  readonly needs: readonly string[];
  /**
   * A CommonJS module whose `f()` gives `'loot'`, or a promise of it, where the attack succeeds.
   * `PATH` and `PORT` stand for a file of the user's and for a server that runs.
   */
  readonly code: string;
  /** What the verdict has to speak of, where the way that it is stopped is certain. */
  readonly reason?: RegExp;
}

/** The attacks of one folder: each file is a candidate, and says at its head what it is. */
export function attacksIn(folder: string): readonly Attack[] {
  const path = join(import.meta.dirname, folder);
  return readdirSync(path)
    .filter((file) => file.endsWith('.js'))
    .sort()
    .map((file) => readAttack(basename(file, '.js'), readFileSync(join(path, file), 'utf8')));
}

function readAttack(name: string, text: string): Attack {
  const [, head = '', code = ''] = /^((?:\/\/ [^\n]*\n)+)([^]*)$/.exec(text) ?? [];
  const fields = new Map(
    [...head.matchAll(/^\/\/ ([a-z ]+): (.*)$/gm)].map((match) => [match[1]!, match[2]!]),
  );
  const tries = fields.get('tries');
  const stoppedBy = fields.get('stopped by');
  if (tries === undefined || stoppedBy === undefined)
    throw new Error(`${name} does not say what it tries and what stops it`);
  const realm = fields.get('realm') as RealmKind | undefined;
  const reason = fields.get('reason');
  return {
    name,
    tries,
    stoppedBy,
    needs: fields.get('needs')?.split(' ') ?? [],
    code,
    ...(realm && { realm }),
    ...(reason !== undefined && { reason: new RegExp(reason) }),
  };
}
