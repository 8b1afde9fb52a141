import { spawnSync } from 'node:child_process';
import { findProgram } from './find-program.ts';

/** A file's bytes in a git revision, or undefined when it is not in it or this is no repository. */
export function fileInRevision(
  env: Readonly<Record<string, string | undefined>>,
  projectRoot: string,
  revision: string,
  file: string,
): Buffer | undefined {
  const git = gitIn(env, projectRoot);
  const top = git(['rev-parse', '--show-prefix']);
  if (!top) return undefined;
  return git(['cat-file', 'blob', `${revision}:${top.toString().trim()}${file}`]);
}

/** A setting of the person's own git configuration: not the repository's, which a change may reach. */
export function personalSetting(
  env: Readonly<Record<string, string | undefined>>,
  projectRoot: string,
  name: string,
): string | undefined {
  const value = gitIn(env, projectRoot)(['config', '--global', '--path', '--get', name]);
  return value?.toString().trim() || undefined;
}

function gitIn(env: Readonly<Record<string, string | undefined>>, projectRoot: string) {
  const program = findProgram('git', env, projectRoot);
  return (args: readonly string[]): Buffer | undefined => {
    const { HOME, XDG_CONFIG_HOME } = env;
    const { status, stdout } = spawnSync(program, ['-C', projectRoot, ...args], {
      env: { HOME, XDG_CONFIG_HOME, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' },
      timeout: 20_000,
    });
    return status === 0 ? stdout : undefined;
  };
}
