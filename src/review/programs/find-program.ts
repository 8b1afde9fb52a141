import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join, sep } from 'node:path';
import { PawlFault } from '../../fault.ts';

/**
 * A program on the PATH that is not the project's own. What a package puts into `node_modules/.bin`,
 * which npm puts first on the PATH, could otherwise say of any signature that it holds.
 *
 * @throws PawlFault `no-program` when there is none.
 */
export function findProgram(
  name: string,
  env: Readonly<Record<string, string | undefined>>,
  projectRoot: string,
): string {
  const root = realpathSync(projectRoot);
  const path = env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin';
  for (const folder of path.split(delimiter)) {
    if (!isAbsolute(folder)) continue;
    const file = join(folder, name);
    if (isExecutable(file) && !isOwn(file, root)) return file;
  }
  throw new PawlFault('no-program', `${name} is not installed`, {
    hint: `Install it (ssh-keygen comes with OpenSSH); inside the project it does not count.`,
  });
}

function isOwn(file: string, root: string): boolean {
  return [file, realpathSync(file)].some(
    (path) => path.startsWith(root + sep) || path.split(sep).includes('node_modules'),
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
