import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { visible } from '../../explain/index.ts';
import { PawlFault, UsageError } from '../../fault.ts';
import { rollback, type FailedCase, type RolledBack } from '../../release/index.ts';
import { findJail } from '../../sandbox/index.ts';
import type { Context, ExitCode } from '../context.ts';
import { watchBreaker } from '../oversight/breaker.ts';
import { lawOf } from '../oversight/law.ts';
import { openProjectLedger, watchedRoot } from '../oversight/office.ts';
import { answerOf, findGate } from './find-subject.ts';
import { repositoryOf, stoppable, tellRefusal } from './release-command.ts';

export interface RollbackFlags {
  readonly reason: string;
  readonly branch?: string;
  /** A test file. */
  readonly case?: string;
  /** A call. */
  readonly failing?: string;
  readonly json?: boolean;
  readonly jail: boolean;
}

/** `pawl rollback ID`: 0 taken back, 1 not. */
export async function rollbackCommand(
  folder: string,
  id: string,
  { reason, branch, json = false, ...flags }: RollbackFlags,
  context: Context,
): Promise<ExitCode> {
  const root = watchedRoot(folder);
  const git = await repositoryOf(root, context);
  const gate = findGate(root, id, context);
  if (!gate)
    throw new UsageError('no-such-id', `nothing was decided on a change ${id}`, {
      hint: 'See what was released: pawl release --status',
    });
  const failed = failedCase(flags, context);
  const ledger = openProjectLedger(root, context);
  const { stop, dispose } = stoppable(context);
  try {
    const answer = (candidate: string) => {
      const found = answerOf(root, candidate);
      return found && { ...found.answer, after: found.after };
    };
    const jail = () => findJail(flags.jail);
    const deps = { git, root, ledger, answer, jail, stop };
    const done = await rollback({ gate, reason, branch, failed }, deps);
    if (!done.ok) return tellRefusal(done, json, context);
    tell(done, json, context);
  } finally {
    dispose();
    ledger.close();
  }
  tellBreaker(root, context);
  return 0;
}

/** It may have opened by this very rollback. That is done, whatever keeps this from being told. */
function tellBreaker(root: string, context: Context): void {
  try {
    watchBreaker(root, lawOf(root, context), context);
  } catch (error) {
    if (!UsageError.isInstance(error) && !PawlFault.isInstance(error)) throw error;
    context.stderr.write(
      `pawl: what the breaker says to it is not known: ${visible(error.message)}\n`,
    );
  }
}

/** @throws UsageError `no-such-file`. */
function failedCase(
  { case: name, failing }: Pick<RollbackFlags, 'case' | 'failing'>,
  { cwd }: Context,
): FailedCase | undefined {
  if (failing !== undefined) return { kind: 'call', expression: failing };
  if (name === undefined) return undefined;
  try {
    return { kind: 'file', bytes: readFileSync(resolve(cwd, name)) };
  } catch (cause) {
    throw new UsageError('no-such-file', `can't read the test ${name}`, { cause });
  }
}

function tell(
  { how, branch, commit, undone, left, test }: RolledBack,
  json: boolean,
  context: Context,
) {
  const say = (line: string): void => void context.stdout.write(`${line}\n`);
  const changes = undone.map(({ body }) => body.candidate);
  if (json) {
    say(
      JSON.stringify({ type: 'release-rolled-back', how, branch, commit, undone: changes, left }),
    );
    return;
  }
  const short = commit.slice(0, 12);
  const names = changes.map((each) => visible(each.slice(0, 8))).join(', ');
  if (how === 'already') say(`It is taken back already, as ${short}.`);
  else say(`Took back ${names} on ${branch}, as ${short}, entry ${undone[0]?.index}.`);
  if (changes.length > 1 && how !== 'already') say('What built on it went with it.');
  if (test !== undefined) say(`The case is kept in ${visible(test)}.`);
  if (left.length > 0)
    say(
      `Left alone, since they hold other work: ${left.map(visible).join(', ')}. Compare with the branch: git diff HEAD`,
    );
}
