import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import {
  canonical,
  checkBody,
  seal,
  statementType,
  unseal,
  type Entry,
  type EntryOf,
  type Ledger,
} from '../ledger/index.ts';
import type { Verdict } from './audit.ts';

const predicateType = 'pawl:audit/v1';
const digest = z.string().regex(/^[0-9a-f]{64}$/);

const verdictSchema = z.strictObject({
  candidate: z.string().min(1),
  target: z.string().min(1),
  objective: z.enum(['fix', 'speed-up', 'refactor']),
  file: z.string().min(1),
  before: digest,
  after: digest,
  passed: z.boolean(),
  reason: z.string().min(1),
  checks: z.array(
    z.strictObject({
      name: z.string().min(1),
      outcome: z.enum(['passed', 'failed', 'unknown']),
      said: z.string(),
      counts: z.record(z.string(), z.number()),
      shown: z.array(z.string()),
      ms: z.number(),
    }),
  ),
  at: z.iso.datetime(),
  ms: z.number(),
});

const statementSchema = z.strictObject({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  subject: z.tuple([
    z.strictObject({ name: z.string(), digest: z.strictObject({ sha256: digest }) }),
  ]),
  predicateType: z.literal(predicateType),
  predicate: verdictSchema,
});

/** Signs a verdict as an in-toto statement about the changed file, and records it. */
export function recordAudit(
  verdict: Verdict,
  key: KeyObject,
  ledger: Ledger,
): EntryOf<'audit-ended'> {
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: verdict.file, digest: { sha256: verdict.after } }],
    predicateType,
    predicate: wellFormed(verdict),
  };
  const envelope = seal(statementType, canonical(statement), key);
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
  const { candidate, target, passed, reason } = wellFormed(verdict);
  const body = { candidate, target, passed, reason, key: spki, envelope };
  const entry = ledger.append({ kind: 'audit-ended', body });
  if (entry.kind !== 'audit-ended') throw new RangeError('the ledger recorded something else');
  return entry;
}

/** Texts from tools may hold half a character, which JSON can't. */
function wellFormed<T>(value: T): T {
  if (typeof value === 'string') return value.toWellFormed() as T;
  if (Array.isArray(value)) return value.map(wellFormed) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, wellFormed<unknown>(each)]),
  ) as T;
}

/** What the ledger says of a candidate's audit. */
export type ReadAudit =
  | { readonly kind: 'passed' | 'rejected'; readonly reason: string; readonly verdict: Verdict }
  | { readonly kind: 'none' | 'unknown'; readonly reason: string };

/**
 * The last audit of exactly this change, if the audit's key has signed it. An audit that can't be
 * read, is of another text or was signed with another key is unknown, and no pass.
 *
 * @param change - digests of the file before and after
 */
export function readAudit(
  entries: readonly Entry[],
  change: {
    readonly candidate: string;
    readonly before: string | null;
    readonly after: string | null;
  },
  key: KeyObject | undefined,
): ReadAudit {
  const entry = entries.findLast(
    (each) => each.kind === 'audit-ended' && each.body.candidate === change.candidate,
  );
  if (entry?.kind !== 'audit-ended') return { kind: 'none', reason: 'it was not audited' };
  if (!key) return { kind: 'unknown', reason: 'the key that signs audits is not known here' };
  const verdict = openVerdict(entry, key);
  if (!verdict)
    return {
      kind: 'unknown',
      reason: `the audit in entry ${entry.index} is not signed by its key`,
    };
  if (verdict.before !== change.before || verdict.after !== change.after)
    return { kind: 'unknown', reason: `the audit in entry ${entry.index} is of another change` };
  return { kind: verdict.passed ? 'passed' : 'rejected', reason: verdict.reason, verdict };
}

/** The signed verdict, where it says what the entry says and its checks bear it out. */
function openVerdict({ body }: EntryOf<'audit-ended'>, key: KeyObject): Verdict | undefined {
  if (!checkBody('audit-ended', body).ok) return undefined;
  const payload = unseal(body.envelope, statementType, key);
  if (payload === undefined) return undefined;
  const statement = statementSchema.safeParse(parsed(payload));
  if (!statement.success) return undefined;
  const { predicate: verdict, subject } = statement.data;
  const isSame =
    verdict.candidate === body.candidate &&
    verdict.target === body.target &&
    verdict.passed === body.passed &&
    verdict.reason === body.reason &&
    subject[0].digest.sha256 === verdict.after;
  const bornOut =
    verdict.checks.length > 0 && verdict.checks.every((it) => it.outcome === 'passed');
  return isSame && verdict.passed === bornOut ? verdict : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
