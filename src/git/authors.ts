import { PawlFault } from '../fault.ts';
import type { Git } from './git.ts';

/** Who wrote something, as git knows them. */
export interface Author {
  readonly name: string;
  readonly email: string;
}

const mark = '\u0001';

/**
 * Who wrote the commits that lead from one to another: authors, committers and co-authors, each once.
 *
 * @throws PawlFault `git-failed`: who is not known could be anybody.
 */
export async function authorsBetween(git: Git, from: string, to: string): Promise<Author[]> {
  const format = `${mark}%an <%ae>%n%cn <%ce>%n%(trailers:key=Co-authored-by,valueonly)`;
  const said = await git.text(['rev-list', `--format=${format}`, `${from}..${to}`, '--']);
  const lines = said
    .split('\n')
    .filter((line) => !/^commit [0-9a-f]+$/.test(line))
    .map((line) => line.replaceAll(mark, '').trim())
    .filter((line) => line !== '');
  return [...new Set(lines)].map((line) => {
    const found = /^(.*?)\s*<([^<>]*)>$/.exec(line);
    if (!found)
      throw new PawlFault('git-failed', `git names an author that can't be read: ${line}`);
    return { name: found[1] ?? '', email: found[2] ?? '' };
  });
}

/** Who would be the author of a commit that is made here now; undefined where git knows nobody. */
export async function authorHere(git: Git): Promise<Author | undefined> {
  const of = async (key: string): Promise<string> => {
    const { status, stdout } = await git.run(['config', '--get', key]);
    return status === 0 ? String(stdout).trim() : '';
  };
  const found = { name: await of('user.name'), email: await of('user.email') };
  return found.name === '' && found.email === '' ? undefined : found;
}
