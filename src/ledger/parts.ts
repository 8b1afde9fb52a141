import { z } from 'zod';

/** SHA-256, 64 hex digits. */
export const digestSchema = z.string().regex(/^[0-9a-f]{64}$/, 'not a SHA-256 digest');

/** A DSSE envelope; https://github.com/secure-systems-lab/dsse/blob/master/envelope.md */
export const envelopeSchema = z.strictObject({
  payloadType: z.string().min(1),
  /** Base64. */
  payload: z.string(),
  signatures: z.array(z.strictObject({ keyid: z.string(), sig: z.string() })).readonly(),
});

/** Whose word: an SSH signature and what it was found to be by when it was recorded. */
export const signedSchema = z.strictObject({
  /** As it stands in the allowed-signers file. */
  principal: z.string().min(1),
  /** The key's fingerprint, `SHA256:…`. */
  key: z.string().min(1),
  /** Armoured, as `ssh-keygen -Y sign` writes it. */
  signature: z.string().min(1),
});

/** What kind of change it is; what levels of autonomy are earned for. */
export const changeSchema = z.enum(['tests', 'documentation', 'speed-up', 'fix', 'other']);

/** What a boundary found. */
export const findingSchema = z.strictObject({
  boundary: z.string().min(1),
  rule: z.string().min(1),
  file: z.string(),
  /** From 1; 0 where it is about the whole file. */
  line: z.int().min(0),
  column: z.exactOptional(z.int().min(0)),
  message: z.string().min(1),
  mend: z.string(),
  /** `stop` can't be signed for; `audit` and `sign-off` need a person; `note` is only told. */
  severity: z.enum(['stop', 'audit', 'sign-off', 'note']),
  /** Who may sign, where an owners file says so. */
  owners: z.exactOptional(z.array(z.string().min(1)).readonly()),
});

/** A file's one name: relative to the project's root, without a way out of it or around a rule. */
const fileSchema = z
  .string()
  .refine(
    (file) => file.split('/').every((part) => !['', '.', '..'].includes(part)) && isPlain(file),
    'not a plain relative path with forward slashes',
  );

/** A file of a change; null where there is none before, or after. */
export const fileDigestsSchema = z.strictObject({
  file: fileSchema,
  before: digestSchema.nullable(),
  after: digestSchema.nullable(),
});

/** How far a version moved. */
export const distanceSchema = z.strictObject({
  /** Share of inputs with another outcome. */
  behaviour: z.number().min(0).max(1),
  /** Names that are offered otherwise. */
  interface: z.int().min(0),
  /** Changed lines over lines. */
  text: z.number().min(0),
});

function isPlain(file: string): boolean {
  return !/[\p{Cc}\p{Cf}\\]/u.test(file);
}

export type Envelope = z.infer<typeof envelopeSchema>;
export type Signed = z.infer<typeof signedSchema>;
export type ChangeKind = z.infer<typeof changeSchema>;
/** One finding of one boundary. */
export type Finding = Readonly<z.infer<typeof findingSchema>>;
/** SHA-256 of a file's bytes before and after a change. */
export type FileDigests = Readonly<z.infer<typeof fileDigestsSchema>>;
