import type { Signer } from './people.ts';

/** Whom to believe, as git does it: the contents of SSH's files, from the trusted revision. */
export interface Trust {
  /** `allowed_signers`: see ssh-keygen(1). */
  readonly allowedSigners: string;
  /** Revoked keys: public keys in lines, or a KRL. */
  readonly revokedKeys?: string | Uint8Array;
}

export type Checked =
  ({ readonly ok: true } & Signer) | { readonly ok: false; readonly reason: string };

export type Signed =
  | { readonly ok: true; readonly signature: string }
  | { readonly ok: false; readonly reason: string };

/** SSH signatures in the namespace `pawl`. */
export interface Signatures {
  /**
   * Who of the allowed signers has signed the text; the key must have been valid at `at`, and must
   * not be revoked now.
   *
   * @param at - RFC 3339
   */
  check(text: string, signature: string, trust: Trust, at: string): Checked;
  /** Signs with a key file, or with a public key whose private one the agent or a token has. */
  sign(text: string, keyFile: string): Signed;
}
