import { z } from 'zod';
import {
  allRules,
  defaultBreakerBudget,
  defaultDriftBudget,
  defaultSettings,
  ruleId,
  severities,
  type Severity,
} from '../boundary/index.ts';
import { reviewSchema } from './review-schema.ts';

const positive = z.number().positive();
const count = z.number().int().nonnegative();
const globs = z.array(z.string().min(1));
const free = new Set(allRules.filter((rule) => !rule.fixed).map(ruleId));
const fixed = new Set(allRules.filter((rule) => rule.fixed).map(ruleId));

/** Severities by `boundary/rule`; names are checked, and fixed rules refused. */
const rules = z.record(z.string(), z.enum([...severities, 'off'])).superRefine((given, context) => {
  for (const name of Object.keys(given))
    if (fixed.has(name))
      context.addIssue({
        code: 'custom',
        path: [name],
        message: 'guards the gate itself and can’t be set',
      });
    else if (!free.has(name))
      context.addIssue({ code: 'unrecognized_keys', keys: [name], path: [] });
});

const scanner = z.strictObject({
  /** For messages and SARIF. */
  name: z.string().regex(/^[\w.-]+$/),
  /** A program and its arguments; no shell reads it. */
  command: z.array(z.string()).min(1),
  /** What it prints: SARIF 2.1.0, or lines `FILE:LINE[:COLUMN]: MESSAGE`. */
  output: z.enum(['sarif', 'lines']).default('lines'),
  severity: z.enum(severities).default('sign-off'),
  timeoutMs: positive.max(600_000).default(60_000),
});

/** Whom the audit asks beside its own checks: the status says whether it passes. */
const auditor = z.strictObject({
  name: z.string().regex(/^[\w.-]+$/),
  /** A program and its arguments; no shell reads it. It runs in a jailed copy of the project. */
  command: z.array(z.string()).min(1),
  timeoutMs: positive.max(600_000).default(60_000),
});

const defaults = defaultSettings;
const breaker = defaultBreakerBudget;
const drift = defaultDriftBudget;

/** What `pawl.config` may say. Everything is optional; an unknown key is an error. */
export const configSchema = z.strictObject({
  $schema: z.string().optional(),
  capability: z
    .strictObject({ allow: z.array(z.string()).default([...defaults.capability.allow]) })
    .default(() => ({ allow: [] as string[] })),
  readability: z
    .strictObject({
      cognitive: count.default(defaults.readability.cognitive),
      cyclomatic: count.default(defaults.readability.cyclomatic),
      growth: z.number().min(1).default(defaults.readability.growth),
      nesting: count.default(defaults.readability.nesting),
      functionLines: count.default(defaults.readability.functionLines),
      fileLines: count.default(defaults.readability.fileLines),
    })
    .prefault({}),
  size: z
    .strictObject({
      files: count.default(defaults.size.files),
      lines: count.default(defaults.size.lines),
      outsideTarget: count.default(defaults.size.outsideTarget),
    })
    .prefault({}),
  protect: z
    .strictObject({
      paths: globs.default([]),
      symbols: z.array(z.string().regex(/^[^#]+#[^#]+$/, 'is FILE#SYMBOL')).default([]),
      owners: z.enum(['named', 'all', 'none']).default(defaults.protect.owners),
    })
    .prefault({}),
  plausibility: z
    .strictObject({
      ratio: positive.default(defaults.plausibility.ratio),
      deviations: positive.default(defaults.plausibility.deviations),
    })
    .prefault({}),
  tests: z.strictObject({ files: globs.default([]), checks: globs.default([]) }).prefault({}),
  lineLength: count.default(defaults.lineLength),
  rules: rules.default({}),
  scanners: z.array(scanner).default([]),
  auditors: z.array(auditor).default([]),
  audit: z
    .strictObject({
      /** The share of telling mutants of a change that what vouched for it has to notice. */
      adequacy: z.number().min(0).max(1).default(0.5),
    })
    .prefault({}),
  drift: z
    .strictObject({
      behaviour: positive.default(drift.behaviour),
      interface: count.default(drift.interface),
      text: positive.default(drift.text),
    })
    .prefault({}),
  breaker: z
    .strictObject({
      timeMs: positive.optional(),
      candidates: count.optional(),
      money: positive.optional(),
      tokens: count.optional(),
      acceptedPerDay: count.default(breaker.acceptedPerDay),
      auditRejections: count.default(breaker.auditRejections),
      driftStops: count.default(breaker.driftStops),
      unexplainedJumps: count.default(breaker.unexplainedJumps),
      oscillations: count.default(breaker.oscillations),
      stagnation: count.default(breaker.stagnation),
      recursionDepth: count.default(breaker.recursionDepth),
      rollbacks: count.default(breaker.rollbacks),
    })
    .prefault({}),
  /** What may pass alone, and who signs for the rest. Where it stands, even empty, it binds. */
  review: reviewSchema.optional(),
});

/** A config with all that was left out filled in. */
export type Config = z.output<typeof configSchema>;
/** What a config file says. */
export type ConfigInput = z.input<typeof configSchema>;
export type Scanner = Config['scanners'][number];
export type Auditor = Config['auditors'][number];
export type RuleSettings = Readonly<Record<string, Severity | 'off'>>;
