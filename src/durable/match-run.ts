import type { DatabaseSync } from 'node:sqlite';
import { UsageError } from '../fault.ts';

/**
 * The id of the run that `id` means: a run's id, an answer's id (of the newest run that found it),
 * or a prefix of either; absent, the newest run.
 *
 * @throws UsageError `ambiguous-id` when the prefix fits several.
 */
export function matchRun(database: DatabaseSync, id: string | undefined): string | undefined {
  if (id === undefined)
    return column(
      database.prepare('SELECT id FROM runs ORDER BY started_at DESC, id DESC LIMIT 1').all(),
      'id',
    )[0];
  if (id === '') return undefined;

  const runs = column(
    database
      .prepare('SELECT id FROM runs WHERE substr(id, 1, length(?1)) = ?1 ORDER BY id')
      .all(id),
    'id',
  );
  const answers = column(
    database
      .prepare(
        `SELECT DISTINCT answer_id FROM runs
         WHERE substr(answer_id, 1, length(?1)) = ?1 ORDER BY answer_id`,
      )
      .all(id),
    'answer_id',
  );
  const all = [...runs, ...answers];
  const chosen = all.includes(id) ? id : all[0];
  if (chosen === undefined) return undefined;
  if (all.length > 1 && chosen !== id)
    throw new UsageError('ambiguous-id', `${id} may mean ${all.length} things`, {
      hint: `Give more of one: ${all.slice(0, 4).join(', ')}${all.length > 4 ? ', …' : ''}`,
    });
  if (runs.includes(chosen)) return chosen;
  return column(
    database
      .prepare('SELECT id FROM runs WHERE answer_id = ? ORDER BY started_at DESC, id DESC LIMIT 1')
      .all(chosen),
    'id',
  )[0];
}

function column(rows: readonly Record<string, unknown>[], name: string): string[] {
  return rows.map((row) => String(row[name]));
}
