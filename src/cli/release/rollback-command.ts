import { visible } from '../../explain/index.ts';
import { UsageError } from '../../fault.ts';
import { rollback, type RolledBack } from '../../release/index.ts';
import type { Context, ExitCode } from '../context.ts';
import { openProjectLedger, watchedRoot } from '../oversight/office.ts';
import { answerOf, findGate } from './find-subject.ts';
import { repositoryOf, tellRefusal } from './release-command.ts';

export interface RollbackFlags {
  readonly reason: string;
  readonly branch?: string;
  readonly json?: boolean;
}

/** `pawl rollback ID`: 0 taken back, 1 not. */
export async function rollbackCommand(
  folder: string,
  id: string,
  { reason, branch, json = false }: RollbackFlags,
  context: Context,
): Promise<ExitCode> {
  const root = watchedRoot(folder);
  const git = await repositoryOf(root, context);
  const gate = findGate(root, id, context);
  if (!gate)
    throw new UsageError('no-such-id', `nothing was decided on a change ${id}`, {
      hint: 'See what was released: pawl release --status',
    });
  const ledger = openProjectLedger(root, context);
  try {
    const answer = (candidate: string) => {
      const found = answerOf(root, candidate);
      return found && { ...found.answer, after: found.after };
    };
    const done = await rollback({ gate, reason, branch }, { git, root, ledger, answer });
    if (!done.ok) return tellRefusal(done, json, context);
    tell(done, json, context);
    return 0;
  } finally {
    ledger.close();
  }
}

function tell({ how, branch, commit, undone, left }: RolledBack, json: boolean, context: Context) {
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
  if (left.length > 0)
    say(
      `Left alone, since they hold other work: ${left.map(visible).join(', ')}. Compare with the branch: git diff HEAD`,
    );
}
