import { UsageError } from '../../fault.ts';
import { Git } from '../../git/index.ts';
import { isInRepository } from '../../review/index.ts';
import type { Context } from '../context.ts';

/**
 * The git of the repository around a folder.
 *
 * @param hint what to do where there is none
 * @throws UsageError `no-repository`
 */
export function openRepository(folder: string, { env }: Context, hint: string): Git {
  if (env['GIT_DIR'] === undefined && !isInRepository(folder))
    throw new UsageError('no-repository', `${folder} is in no git repository`, { hint });
  return new Git(folder, env);
}
