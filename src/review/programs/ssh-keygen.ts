import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Checked, Signatures, Signed, Trust } from '../signatures.ts';
import { namespace } from '../signed-text.ts';
import { PawlFault } from '../../fault.ts';
import { findProgram } from './find-program.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** What an agent, a passphrase prompt and a token need. Dates in the files are read as UTC. */
const passedOn = ['HOME', 'SSH_AUTH_SOCK', 'SSH_ASKPASS', 'SSH_ASKPASS_REQUIRE', 'DISPLAY', 'TERM'];

/**
 * OpenSSH's own signing and verifying, so that whatever it supports (agents, certificates, hardware
 * keys) works here.
 *
 * @throws PawlFault `no-program` when ssh-keygen is not there.
 */
export function sshSignatures(env: Env, projectRoot: string): Signatures {
  const program = findProgram('ssh-keygen', env, projectRoot);
  const childEnv = Object.fromEntries(passedOn.map((name) => [name, env[name]]));
  const run = (args: readonly string[], input: string, terminal = false) =>
    spawnSync(program, args, {
      input,
      encoding: 'utf8',
      env: { ...childEnv, LC_ALL: 'C', TZ: 'UTC' },
      timeout: terminal ? 300_000 : 20_000,
      stdio: ['pipe', 'pipe', terminal ? 'inherit' : 'pipe'],
    });
  return {
    check: (text, signature, trust, at) =>
      inFolder((folder) => check(answered(run), folder, text, signature, trust, at)),
    sign(text, keyFile): Signed {
      const { status, stdout, error } = run(
        ['-Y', 'sign', '-q', '-n', namespace, '-f', keyFile],
        text,
        true,
      );
      if (status === 0 && stdout.startsWith('-----BEGIN SSH SIGNATURE-----'))
        return { ok: true, signature: stdout };
      return { ok: false, reason: error?.message ?? `ssh-keygen could not sign with ${keyFile}` };
    },
  };
}

type Run = (
  args: readonly string[],
  input: string,
) => { readonly status: number | null; readonly stdout: string; readonly stderr: string };

/**
 * What was ended before it answered (Ctrl-C reaches it too) has said nothing of a signature.
 *
 * @throws PawlFault `no-answer`.
 */
function answered(run: (...args: Parameters<Run>) => ReturnType<Run> & { error?: Error }): Run {
  return (args, input) => {
    const done = run(args, input);
    if (done.status !== null) return done;
    throw new PawlFault('no-answer', 'ssh-keygen ended before it had checked a signature', {
      hint: 'Run it again: what is not checked does not count.',
      ...(done.error && { cause: done.error }),
    });
  };
}

/** Finds whose key it is, then verifies as that principal: what git does. */
function check(
  run: Run,
  folder: string,
  text: string,
  signature: string,
  { allowedSigners, revokedKeys }: Trust,
  at: string,
): Checked {
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content, { mode: 0o600 });
    return join(folder, name);
  };
  const time = `verify-time=${at.replace(/[.]\d+(?=Z$)/, '').replace(/[-:T]/g, '')}`;
  const allowed = file('allowed', allowedSigners);
  const sig = file('sig', signature);
  const common = ['-f', allowed, '-s', sig, '-O', time];
  const found = run(['-Y', 'find-principals', ...common], '');
  const principal = found.stdout.split('\n')[0] ?? '';
  if (found.status !== 0 || principal === '')
    return { ok: false, reason: `no allowed signer's key${because(found.stderr)}` };
  const revoked = revokedKeys === undefined ? [] : ['-r', file('revoked', revokedKeys)];
  const args = ['-Y', 'verify', ...common, '-n', namespace, '-I', principal, ...revoked];
  const verified = run(args, text);
  const key = / key (SHA256:\S+)$/m.exec(verified.stdout)?.[1];
  if (verified.status !== 0 || key === undefined)
    return { ok: false, reason: `the signature does not hold${because(verified.stderr)}` };
  return { ok: true, principal, key };
}

/** ssh-keygen's first word on it; the same failure is otherwise hard to tell from another. */
function because(stderr: string): string {
  const line = stderr.split('\n')[0]?.trim() ?? '';
  return line === '' ? '' : ` (${line})`;
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'pawl-ssh-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
