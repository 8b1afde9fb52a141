import { configFiles, defaultConfig, readConfig, type Config } from '../../config/index.ts';
import { Git, readBlobs, resolveCommit, treeOf } from '../../git/index.ts';
import type { Context } from '../context.ts';

/**
 * The project's config as it was committed last: what is changed and not committed has no say in who
 * audits it. The default one where there is no repository, or no config in it.
 *
 * @throws UsageError `bad-config`; PawlFault when git fails.
 */
export async function trustedConfig(root: string, { env }: Context): Promise<Config> {
  const git = new Git(root, env);
  const commit = await resolveCommit(git, 'HEAD');
  if (commit === undefined) return defaultConfig;
  const prefix = await git.text(['rev-parse', '--show-prefix']);
  const top = git.at(await git.text(['rev-parse', '--show-toplevel']));
  const tree = await treeOf(top, commit);
  for (const folder of prefix === '' ? [''] : [prefix, ''])
    for (const name of configFiles) {
      const entry = tree.find(({ path, mode }) => path === folder + name && mode.startsWith('100'));
      const text = entry && (await readBlobs(top, [entry.id])).get(entry.id);
      if (text) return readConfig(folder + name, text.toString('utf8'));
    }
  return defaultConfig;
}
