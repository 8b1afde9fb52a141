import { z } from 'zod';
import { changeSchema } from '../ledger/parts.ts';

const people = z.union([z.literal(1), z.literal(2)]);
const name = z.string().min(1);

const ruleSchema = z.strictObject({
  /** Folders (with a slash at the end) and files that it is about; none: all. */
  under: z.array(name).readonly().exactOptional(),
  /** Kinds of change that it is about; none: all. */
  changes: z.array(changeSchema).readonly().optional(),
  people,
  /** Principals of whom that many must be; none: anyone who may sign. */
  who: z.array(name).min(1).readonly().optional(),
});

const autonomySchema = z.strictObject({
  /** No change passes alone above this level, whatever was earned. 0: suggest only. */
  ceiling: z.int().min(0).max(3).default(0),
  /** How many accepted changes in a row earn the levels 1, 2 and 3. */
  thresholds: z
    .tuple([z.int().min(1), z.int().min(1), z.int().min(1)])
    .readonly()
    .default([3, 10, 20]),
});

/** A file of the project, by its one name. */
const file = name.regex(
  /^(?!\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[^\\:]+$/,
  'is no path within the project',
);

/**
 * Who must sign for what: the `review` part of the config, which is read from the trusted revision
 * only. The defaults ask for one person for everything.
 */
export const reviewSchema = z.strictObject({
  /** SSH's allowed-signers file, beside the config, read from the trusted revision too. */
  allowedSigners: file.default('pawl.signers'),
  /** A list of revoked keys or an SSH KRL, likewise. */
  revokedKeys: file.optional(),
  /** For anything that can't pass alone. */
  people: people.default(1),
  /** Who wrote a change may sign for it, but not alone: somebody else has to sign too. */
  otherThanAuthor: z.boolean().exactOptional(),
  /** For protected code. */
  protectedPeople: people.default(1),
  /** For what changes are judged by: config, boundaries, signers, ledger. */
  rulesPeople: people.default(1),
  /** Who stands behind a name of the owners file (`@org/team`): principals of the signers. */
  owners: z.record(name, z.array(name).readonly()).default({}),
  /** What is asked for on top of that. */
  rules: z.array(ruleSchema).readonly().default([]),
  autonomy: autonomySchema.default({ ceiling: 0, thresholds: [3, 10, 20] }),
});
