import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PawlFault } from '../../fault.ts';
import { findProgram } from './find-program.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** A commit that is believed: what a change has in its own tree is not in it. */
export interface Revision {
  /** The commit's id. */
  readonly commit: string;
  /**
   * The nearest file of these names: in the project's folder, else at the top of its repository.
   * Undefined only when the commit has none of them.
   */
  nearest(names: readonly string[]): { readonly file: string; readonly bytes: Buffer } | undefined;
}

/**
 * Opens a revision of the repository that the project is in. Undefined where there is no repository,
 * or no commit in it.
 *
 * @throws PawlFault `git-failed` when it can't be told: that is not the same as nothing being there.
 */
export function openRevision(
  env: Env,
  projectRoot: string,
  revision: string,
): Revision | undefined {
  if (!isInRepository(projectRoot)) return undefined;
  const git = gitIn(env, projectRoot);
  const must = (args: readonly string[]): Buffer => {
    const { status, stdout, stderr } = git(args);
    if (status === 0) return stdout;
    const why = stderr.toString().trim().split('\n')[0] ?? '';
    throw new PawlFault('git-failed', `git ${args[0]} failed${why ? `: ${why}` : ''}`, {
      hint: 'What can not be read is not believed; run git by hand to see why.',
    });
  };
  const name = `${revision}^{commit}`;
  const named = git(['rev-parse', '--show-prefix', '-q', '--verify', '--end-of-options', name]);
  const [prefix = '', commit = ''] = named.stdout.toString().split('\n');
  if (named.status !== 0) {
    if (must(['rev-list', '-n', '1', '--all']).length === 0) return undefined;
    throw new PawlFault('git-failed', `git finds no commit ${revision}`, {
      hint: 'The rules are read from it; check out a commit that is there.',
    });
  }
  const entriesOf = (files: readonly string[]): ReadonlyMap<string, string> => {
    const lines = must(['ls-tree', '-z', '--full-tree', commit, '--', ...files]).toString();
    return new Map(lines.split('\0').map((line) => [line.slice(line.indexOf('\t') + 1), line]));
  };
  const read = (file: string, entry: string): Buffer => {
    const [, mode, id = ''] = /^(\d+) \w+ ([0-9a-f]+)\t/.exec(entry) ?? [];
    if (mode?.startsWith('100')) return must(['cat-file', 'blob', id]);
    throw new PawlFault('not-a-file', `${file} in ${revision} is not a regular file`, {
      hint: 'A link or folder in its place is not followed; commit a file.',
    });
  };
  return {
    commit,
    nearest(names) {
      const folders = prefix === '' ? [''] : [prefix, ''];
      const files = folders.flatMap((folder) => names.map((name) => folder + name));
      const entries = entriesOf(files);
      const file = files.find((each) => entries.has(each));
      return file === undefined ? undefined : { file, bytes: read(file, entries.get(file)!) };
    },
  };
}

/** A setting of the person's own git configuration: not the repository's, which a change may reach. */
export function personalSetting(env: Env, projectRoot: string, name: string): string | undefined {
  const { status, stdout } = gitIn(
    env,
    projectRoot,
  )(['config', '--global', '--path', '--get', name]);
  return (status === 0 && stdout.toString().trim()) || undefined;
}

/** True where a repository is around a folder, whether git can read it or not. */
export function isInRepository(folder: string): boolean {
  if (existsSync(join(folder, '.git'))) return true;
  return dirname(folder) !== folder && isInRepository(dirname(folder));
}

function gitIn(env: Env, projectRoot: string) {
  const program = findProgram('git', env, projectRoot);
  const { HOME, XDG_CONFIG_HOME } = env;
  const childEnv = {
    HOME,
    XDG_CONFIG_HOME,
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_OPTIONAL_LOCKS: '0',
  };
  return (args: readonly string[]) =>
    spawnSync(program, ['-C', projectRoot, ...args], { env: childEnv, timeout: 20_000 });
}
