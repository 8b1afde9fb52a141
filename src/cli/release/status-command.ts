import { clip, renderTable, visible } from '../../explain/index.ts';
import { statusOf, type ReleaseStatus } from '../../release/index.ts';
import type { Context, ExitCode } from '../context.ts';
import { looksOf } from '../looks.ts';
import { verifiedEntries, watchedRoot } from '../oversight/office.ts';
import { repositoryOf } from './release-command.ts';

/** `pawl release --status`: by the ledger and by git, the newest first. */
export async function statusCommand(
  folder: string,
  id: string | undefined,
  json: boolean,
  context: Context,
): Promise<ExitCode> {
  const root = watchedRoot(folder);
  const git = await repositoryOf(root, context);
  const all = await statusOf(verifiedEntries(root, context), git);
  const chosen = all.filter(({ candidate }) => candidate.startsWith(id ?? ''));
  if (json) for (const each of chosen) context.stdout.write(`${JSON.stringify(each)}\n`);
  else context.stdout.write(table(chosen, context));
  return 0;
}

function table(all: readonly ReleaseStatus[], context: Context): string {
  if (all.length === 0) return 'Nothing was released.\n';
  const { paint, width } = looksOf(context.stdout, context.env);
  const rows = all.map((each) => {
    const { candidate, at, state, target } = each;
    const row = [candidate.slice(0, 8), at.slice(0, 10), state.replace('-', ' ')];
    const taken = row.join('  ').length + 2;
    return [...row, clip(visible(`${whereOf(each)}  ${target}`), Math.max(20, width - taken))];
  });
  const lines = renderTable(
    [['id', 'since', 'state', 'where'], ...rows],
    ['left', 'left', 'left', 'left'],
    (cell, row, column) =>
      row === 0 ? paint('dim', cell) : column === 0 ? paint('name', cell) : cell,
  );
  return `${lines.join('\n')}\n`;
}

function whereOf({ branch, commit, mergedInto, pullRequest, reason }: ReleaseStatus): string {
  const places = mergedInto.length > 0 ? mergedInto.join(', ') : branch;
  return [places, commit?.slice(0, 12), pullRequest, reason].filter(Boolean).join('  ');
}
