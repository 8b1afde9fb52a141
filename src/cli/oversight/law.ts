import { readFileSync, realpathSync } from 'node:fs';
import { sep } from 'node:path';
import { PawlFault } from '../../fault.ts';
import {
  defaultPolicy,
  fileInRevision,
  personalSetting,
  sshSignatures,
  type Law,
  type Policy,
} from '../../review/index.ts';
import type { Context } from '../context.ts';

/** Who may sign is read from here: what was committed, never what a change has in its tree. */
const trusted = 'HEAD';

/** By what is decided in this project, and where the allowed signers came from. */
export interface FoundLaw extends Law {
  /** For a person; undefined when nobody may sign. */
  readonly signersFrom: string | undefined;
}

/**
 * The policy and the signers. The signers are those of the trusted revision, or else of the person's
 * own git configuration (`gpg.ssh.allowedSignersFile`, unless it lies in the project).
 */
export function lawOf(root: string, { env }: Context, policy = defaultPolicy): FoundLaw {
  const signatures = sshSignatures(env, root);
  const committed = fileInRevision(env, root, trusted, policy.allowedSigners);
  const revoked = revokedKeys(root, policy, env);
  const own = committed ? undefined : ownSigners(root, env);
  return {
    policy,
    signatures,
    trust: {
      allowedSigners: committed?.toString('utf8') ?? own?.text ?? '',
      ...(revoked && { revokedKeys: revoked }),
    },
    signersFrom: committed ? `${policy.allowedSigners} in ${trusted}` : own?.file,
  };
}

/** @throws PawlFault when the list is named and not there: without it a revoked key would count. */
function revokedKeys(root: string, { revokedKeys: file }: Policy, env: Context['env']) {
  if (file === undefined) return undefined;
  const revoked = fileInRevision(env, root, trusted, file);
  if (revoked) return revoked;
  throw new PawlFault('no-revoked-keys', `there is no ${file} in ${trusted}`, {
    hint: 'Commit it, empty if need be, or take review.revokedKeys out of the config.',
  });
}

function ownSigners(root: string, env: Context['env']) {
  const file = personalSetting(env, root, 'gpg.ssh.allowedSignersFile');
  if (file === undefined) return undefined;
  try {
    if (realpathSync(file).startsWith(realpathSync(root) + sep)) return undefined;
    return { file, text: readFileSync(file, 'utf8') };
  } catch {
    return undefined;
  }
}

/** The key that the person signs with elsewhere: git's `user.signingkey`, when it is a file. */
export function usualKey(root: string, { env }: Context): string | undefined {
  const format = personalSetting(env, root, 'gpg.format');
  const key = personalSetting(env, root, 'user.signingkey');
  return format === 'ssh' && key !== undefined && !/^(?:key::|ssh-)/.test(key) ? key : undefined;
}
