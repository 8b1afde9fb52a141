import { z } from 'zod';
import {
  changeSchema,
  digestSchema,
  distanceSchema,
  fileDigestsSchema,
  findingSchema,
} from './parts.ts';

const line = z.string().min(1);

/** Where the change can be looked at again. */
const sourceSchema = z.discriminatedUnion('kind', [
  /** The answer of a run, in the project's store. */
  z.strictObject({ kind: z.literal('run'), run: line }),
  /** A change that `pawl gate` was given: git revisions; no `head`: the working tree. */
  z.strictObject({ kind: z.literal('git'), base: line, head: line.nullable() }),
]);

/**
 * The body of `gate-decided`: everything that a sign-off is about, as digests, and what a person
 * must know to decide, as text.
 */
export const gateDecidedSchema = z.strictObject({
  candidate: line,
  source: sourceSchema,
  /** Who proposed it: `pawl fix`, a model, an agent, a person. */
  proposer: line,
  /** What levels are kept for: `FILE#SYMBOL` or `FILE`. */
  target: line,
  change: changeSchema,
  /** For a speed-up: shown to do the same. */
  provenEqual: z.boolean(),
  /** It touches what a person must always see: protected paths or symbols. */
  protected: z.boolean(),
  /** It touches what it is judged by: policy, boundaries, allowed signers, ledger. */
  touchesRules: z.boolean(),
  files: z.array(fileDigestsSchema).min(1).readonly(),
  /** The digest of all the evidence. */
  evidence: digestSchema,
  /** The digest of the boundaries and the policy in force. */
  boundaries: digestSchema,
  findings: z.array(findingSchema).readonly(),
  /** Where generation 0 is kept: how far this is from it, and from its parent. */
  drift: z.exactOptional(distanceSchema.extend({ step: distanceSchema })),
  decision: z.enum(['approved', 'rejected', 'pending']),
  /** Why it was decided so. */
  reason: line,
  /** Why the change was made, a sentence for each edit. */
  why: z.array(z.string()).readonly(),
  /** What the evidence says, a sentence each. */
  shown: z.array(z.string()).readonly(),
});

export type GateDecided = Readonly<z.infer<typeof gateDecidedSchema>>;
