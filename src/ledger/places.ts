import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Where a person keeps what no project may hold. */
export interface Places {
  /** The private key that signs checkpoints and attestations. */
  readonly key: string;
  /** The private key that signs what audits found: whoever has the ledger's can't sign an audit. */
  readonly auditKey: string;
  /** The folder with the newest checkpoint of each ledger. */
  readonly anchors: string;
}

/**
 * The folders of https://specifications.freedesktop.org/basedir-spec/latest/: outside every project,
 * and outside every jail that a candidate runs in.
 */
export function placesOf(env: Readonly<Record<string, string | undefined>>): Places {
  const home = env['HOME'] ?? homedir();
  const folder = (name: string, fallback: string): string => {
    const given = env[name];
    // The specification has relative paths ignored.
    return join(given && isAbsolute(given) ? given : join(home, fallback), 'pawl');
  };
  return {
    key: join(folder('XDG_CONFIG_HOME', '.config'), 'ledger-key.pem'),
    auditKey: join(folder('XDG_CONFIG_HOME', '.config'), 'audit-key.pem'),
    anchors: join(folder('XDG_STATE_HOME', '.local/state'), 'ledgers'),
  };
}
