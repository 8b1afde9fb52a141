import { UsageError } from '../../fault.ts';

/**
 * The candidate that an id means: the very one, or the only one that starts so; undefined where none
 * does.
 *
 * @throws UsageError `ambiguous-id`.
 */
export function matchId(id: string, candidates: readonly string[]): string | undefined {
  const found = id === '' ? [] : [...new Set(candidates)].filter((each) => each.startsWith(id));
  if (found.includes(id)) return id;
  if (found.length > 1)
    throw new UsageError('ambiguous-id', `${id} may mean ${found.length} changes`, {
      hint: `Give more of one: ${found.join(', ')}`,
    });
  return found[0];
}
