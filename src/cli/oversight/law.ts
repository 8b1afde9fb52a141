import { readFileSync, realpathSync } from 'node:fs';
import { sep } from 'node:path';
import { configFiles, defaultConfig, readConfig, type Config } from '../../config/index.ts';
import { PawlFault } from '../../fault.ts';
import {
  defaultPolicy,
  openRevision,
  personalSetting,
  sshSignatures,
  type Law,
  type Policy,
  type Revision,
  type Signatures,
} from '../../review/index.ts';
import type { Context } from '../context.ts';
import { auditOf } from './audit-of.ts';

/** The law is read from here: what was committed, never what a change has in its tree. */
const trusted = 'HEAD';

/** By what is decided in this project, and where the allowed signers came from. */
export interface FoundLaw extends Law {
  /** All of the config, with its defaults. */
  readonly config: Config;
  /** The signers are those of the trusted revision, and no setting of this machine. */
  readonly hasCommittedSigners: boolean;
  /** For a person; undefined when nobody may sign. */
  readonly signersFrom: string | undefined;
  /**
   * The project asks for sign-offs: it has committed signers, or a `review` part in its config.
   * Elsewhere whoever works in the project decides.
   */
  readonly isBinding: boolean;
}

/**
 * Config, policy and signers. The signers are those of the trusted revision, or else of the person's
 * own git configuration (`gpg.ssh.allowedSignersFile`, unless it lies in the project).
 *
 * @param revision - what is believed; for a change of revisions, its base
 * @throws UsageError `bad-config`; PawlFault when git fails or a list that is named is not there.
 */
export function lawOf(root: string, { env }: Pick<Context, 'env'>, revision = trusted): FoundLaw {
  const tree = openRevision(env, root, revision);
  const written = tree?.nearest(configFiles);
  const config = written ? readConfig(written.file, written.bytes.toString('utf8')) : defaultConfig;
  const policy = config.review ?? defaultPolicy;
  const committed = tree?.nearest([policy.allowedSigners]);
  const revoked = revokedKeys(tree, policy, revision);
  const own = committed ? undefined : ownSigners(root, env);
  return {
    config,
    policy,
    signatures: whenAsked(() => sshSignatures(env, root)),
    trust: {
      allowedSigners: committed?.bytes.toString('utf8') ?? own?.text ?? '',
      ...(revoked && { revokedKeys: revoked }),
    },
    isAudited: (entries, decision) => auditOf(decision, entries, { env }).kind === 'passed',
    breaker: config.breaker,
    signersFrom: committed ? `${committed.file} in ${revision}` : own?.file,
    hasCommittedSigners: committed !== undefined,
    isBinding: committed !== undefined || config.review !== undefined,
  };
}

/** Who signs nothing needs no ssh-keygen. */
function whenAsked(make: () => Signatures): Signatures {
  let made: Signatures | undefined;
  const get = (): Signatures => (made ??= make());
  return {
    check: (...args) => get().check(...args),
    sign: (...args) => get().sign(...args),
  };
}

/** @throws PawlFault when the list is named and not there: without it a revoked key would count. */
function revokedKeys(
  tree: Revision | undefined,
  { revokedKeys: file }: Policy,
  revision: string,
): Buffer | undefined {
  if (file === undefined) return undefined;
  const revoked = tree?.nearest([file]);
  if (revoked) return revoked.bytes;
  throw new PawlFault('no-revoked-keys', `there is no ${file} in ${revision}`, {
    hint: 'Commit it, empty if need be, or take review.revokedKeys out of the config.',
  });
}

function ownSigners(root: string, env: Context['env']) {
  try {
    const file = personalSetting(env, root, 'gpg.ssh.allowedSignersFile');
    if (file === undefined) return undefined;
    if (realpathSync(file).startsWith(realpathSync(root) + sep)) return undefined;
    return { file, text: readFileSync(file, 'utf8') };
  } catch {
    return undefined;
  }
}

/** What to do where a person has to sign, and the project has named none. */
export function nobodyMaySign({ policy }: Pick<FoundLaw, 'policy'>): string {
  return `Nobody may sign yet: commit ${policy.allowedSigners}, a line for each: a name, then their SSH public key, as in: ann@example.com ssh-ed25519 AAAA…`;
}

/** The key that the person signs with elsewhere: git's `user.signingkey`, when it is a file. */
export function usualKey(root: string, { env }: Context): string | undefined {
  const format = personalSetting(env, root, 'gpg.format');
  const key = personalSetting(env, root, 'user.signingkey');
  return format === 'ssh' && key !== undefined && !/^(?:key::|ssh-)/.test(key) ? key : undefined;
}
