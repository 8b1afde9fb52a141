import { z } from 'zod';
import { changeSchema, digestSchema, envelopeSchema, signedSchema } from './parts.ts';
import { gateDecidedSchema } from './gate-decided.ts';

const text = z.string();
const line = z.string().min(1);
const time = z.iso.datetime();
const level = z.int().min(0).max(3);
const person = z.strictObject({ principal: line, key: line });

/** What entries about an accepted change have in common. */
const accepted = { gate: digestSchema, accepted: digestSchema, candidate: line };
const onTheWordOf = { reason: line, time, by: signedSchema };
/** Without a signature only where the opening says that none can be given. */
const eased = {
  breaker: line,
  opened: digestSchema,
  reason: line,
  time,
  by: signedSchema.nullable(),
};

/**
 * What an entry can say. Each kind has one schema, strict: an unknown member is an error. A kind
 * that is new is one more line here; one that was released never changes its meaning.
 */
export const kinds = {
  /** Entry 0: which ledger this is, and the public key (SPKI, base64) that signs its checkpoints. */
  'ledger-started': z.strictObject({ format: z.literal(1), ledger: z.uuid(), key: line }),

  'run-ended': z.strictObject({
    run: line,
    command: line,
    target: line,
    outcome: z.enum(['improved', 'nothing-to-do', 'not-improved', 'interrupted']),
    reason: text,
    /** The answer, where there is one. */
    candidate: line.nullable(),
    judged: z.int().min(0),
    valid: z.int().min(0),
    /** What it took, milliseconds. */
    ms: z.int().min(0),
    /** How many levels of self-improvement are around it. */
    depth: z.int().min(0),
    /** What a model was paid, and its tokens; absent: none was asked. */
    money: z.exactOptional(z.number().min(0)),
    tokens: z.exactOptional(z.int().min(0)),
  }),

  /** A candidate got out of its jail while a target's versions were running; `run` is empty outside of one. */
  'sandbox-breached': z.strictObject({
    run: text,
    target: line,
    what: line,
    /** What was being done with them then, as the end of a sentence; absent: nothing, or not known. */
    during: z.exactOptional(line),
    /** Who may have done it, with what each changes; one where it is certain, and not all where many. */
    suspects: z.exactOptional(
      z.array(z.strictObject({ candidate: line, changes: text })).readonly(),
    ),
    /** How many may have done it. */
    among: z.exactOptional(z.int().min(0)),
  }),

  /** The one run that a half-open breaker lets through; `opened` as below. */
  'run-admitted': z.strictObject({ command: line, target: line, opened: digestSchema }),

  /** Generation 0 of a target; only the first of a target counts. */
  'generation-frozen': z.strictObject({
    target: line,
    text,
    /** What it offers, and what its documentation says: a line each. */
    offers: z.array(text).readonly(),
    /** JSON: inputs and the digests of what it did with them. */
    behaviour: text,
  }),

  /** What the gate found; when it says `pending`, this is what waits for people. */
  'gate-decided': gateDecidedSchema,

  /** What an audit found; the envelope holds all of it, signed with the audit's own key. */
  'audit-ended': z.strictObject({
    candidate: line,
    target: line,
    passed: z.boolean(),
    reason: line,
    /** The audit's public key (SPKI, base64). */
    key: line,
    envelope: envelopeSchema,
  }),

  /** `gate` is the hash of the entry that was signed for. */
  'sign-off-given': z.strictObject({ gate: digestSchema, candidate: line, ...onTheWordOf }),

  /** A refusal needs no signature to count: stopping is always safe. */
  'sign-off-refused': z.strictObject({
    gate: digestSchema,
    candidate: line,
    reason: line,
    time,
    /** The search is to look for another. */
    another: z.boolean(),
    by: signedSchema.nullable(),
  }),

  /** All conditions held: the attestation, and whose sign-offs counted (none: by `level`, alone). */
  'candidate-accepted': z.strictObject({
    gate: digestSchema,
    candidate: line,
    people: z.array(person.extend({ signOff: digestSchema })).readonly(),
    level,
    envelope: envelopeSchema,
  }),

  'candidate-applied': z.strictObject({ ...accepted, where: line }),

  /** Written in a project that asks for no sign-off, by who works there. */
  'candidate-written': z.strictObject({ gate: digestSchema, candidate: line, where: line }),

  'release-made': z.strictObject({ ...accepted, release: line, commit: line.nullable() }),

  /** The branch of a release was pushed, and others were asked to take it. */
  'pull-request-opened': z.strictObject({
    gate: digestSchema,
    candidate: line,
    release: line,
    url: line,
  }),

  'release-rolled-back': z.strictObject({
    gate: digestSchema,
    candidate: line,
    release: line.nullable(),
    reason: line,
    /** The branch that took it back, and the commit in which; absent where Pawl did not do it. */
    branch: z.exactOptional(line),
    commit: z.exactOptional(line),
  }),

  'breaker-opened': z.strictObject({
    breaker: line,
    reason: line,
    /** Nobody could sign in this project when it opened, so closing it needs no signature. */
    unsigned: z.exactOptional(z.literal(true)),
  }),

  /** Lets one change through. `opened` is the hash of the entry that opened it. */
  'breaker-half-opened': z.strictObject(eased),

  'breaker-closed': z.strictObject(eased),

  'level-changed': z.strictObject({
    target: line,
    change: changeSchema,
    from: level,
    to: level,
    reason: line,
  }),

  /** A checkpoint was handed out, to be kept where whoever can write the ledger can't. */
  'checkpoint-signed': z.strictObject({ place: line, envelope: envelopeSchema }),
} as const;

export type Kind = keyof typeof kinds;
export type Body<K extends Kind> = z.infer<(typeof kinds)[K]>;

/** One thing to be recorded. */
export type LedgerEvent = {
  [K in Kind]: { readonly kind: K; readonly body: Body<K> };
}[Kind];

export function isKind(kind: string): kind is Kind {
  return Object.hasOwn(kinds, kind);
}

/** Checks a body against its kind's schema; what is wrong with it otherwise, in one line. */
export function checkBody(
  kind: string,
  body: unknown,
): { readonly ok: true } | { readonly ok: false; readonly reason: string } {
  if (!isKind(kind)) return { ok: false, reason: `this version of Pawl knows no kind ${kind}` };
  const result = kinds[kind].safeParse(body);
  if (result.success) return { ok: true };
  const [issue] = result.error.issues;
  return { ok: false, reason: `${kind}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}` };
}
