import { z } from 'zod';
import { canonical } from '../../ledger/index.ts';
import { digestSchema, fileDigestsSchema } from '../../ledger/parts.ts';
import type { Facts } from '../decision.ts';
import type { Demand } from '../requirement.ts';
import type { Writer } from '../people.ts';

const line = z.string().min(1);
const time = z.iso.datetime();

/** What every such text says first, so that a signature for something else is none for this. */
const type = 'pawl-carried-sign-off/v1';

/** All that a carried sign-off says; the signature is over its canonical JSON. */
const wordSchema = z.strictObject({
  type: z.literal(type),
  /** The commit at which the change left its base: with it, the repository and all that was before. */
  base: z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/),
  facts: z.strictObject({
    candidate: line,
    files: z.array(fileDigestsSchema).min(1).readonly(),
    evidence: digestSchema,
    boundaries: digestSchema,
    findings: digestSchema,
  }),
  /** What the policy asked for. */
  demands: z
    .array(
      z.strictObject({
        people: z.union([z.literal(1), z.literal(2)]),
        who: z.exactOptional(z.array(line).readonly()),
        reason: line,
      }),
    )
    .readonly(),
  decision: z.enum(['approved', 'rejected']),
  reason: line,
  time,
  /** Until when it counts; a refusal counts until it is taken back. */
  expires: time.nullable(),
});

export type CarriedWord = Readonly<z.infer<typeof wordSchema>>;

/** The exact text that is signed, and the signature: what anybody can check by ssh-keygen alone. */
const documentSchema = z.strictObject({ text: z.string(), signature: line });

/** Bytes of one document; a change of a thousand files has fewer. */
export const largestDocument = 512 * 1024;

/** What a change is when it is looked at: all that a sign-off must be about. */
export interface Carriable {
  readonly base: string;
  readonly facts: Facts;
  readonly demands: readonly Demand[];
  /** Who wrote it, of whom one alone is not enough; absent: the policy does not ask who signs. */
  readonly writers?: readonly Writer[];
}

export function textOf(
  { base, facts, demands }: Carriable,
  said: Pick<CarriedWord, 'decision' | 'reason' | 'time' | 'expires'>,
): string {
  return canonical({ type, base, facts, demands, ...said });
}

export function writeDocument(text: string, signature: string): string {
  return `${canonical({ text, signature })}\n`;
}

/** A document as it came, not believed yet. */
export interface Carried {
  readonly text: string;
  readonly signature: string;
  readonly word: CarriedWord;
}

/** Reads what came from elsewhere: data, of one form only. Undefined for everything else. */
export function readDocument(bytes: Uint8Array): Carried | undefined {
  if (bytes.length > largestDocument) return undefined;
  try {
    const json = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const { text, signature } = documentSchema.parse(JSON.parse(json));
    const word = wordSchema.parse(JSON.parse(text));
    // A member that stands there twice would say one thing here, and another to who reads it otherwise.
    return canonical(word) === text ? { text, signature, word } : undefined;
  } catch {
    return undefined;
  }
}
