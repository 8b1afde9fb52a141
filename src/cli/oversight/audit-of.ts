import { readAudit, type ReadAudit } from '../../audit/signed.ts';
import { auditPublicKey, type Entry } from '../../ledger/index.ts';
import type { Decision } from '../../review/index.ts';
import type { Context } from '../context.ts';

/**
 * The last audit of exactly this change. One file is what an audit is of; a change by git is known by
 * what is in it, as an answer is by its id.
 */
export function auditOf(
  { source, candidate, files }: Decision,
  entries: readonly Entry[],
  { env }: Pick<Context, 'env'>,
): ReadAudit {
  const [only, ...others] = files;
  if (!only || others.length > 0 || only.after === null)
    return { kind: 'none', reason: 'it is no change of one file' };
  const { before, after } = only;
  const name = source.kind === 'run' ? candidate : after.slice(0, 16);
  return readAudit(entries, { candidate: name, before, after }, auditPublicKey(env));
}
