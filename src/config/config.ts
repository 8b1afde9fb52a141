import type { z } from 'zod';
import { allRules, ruleId } from '../boundary/index.ts';
import { UsageError } from '../fault.ts';
import { nearest } from '../nearest.ts';
import { reviewSchema } from './review-schema.ts';
import { configSchema, type Config, type ConfigInput } from './schema.ts';

/**
 * Types a config file: `export default defineConfig({ … })`. It gives its argument back; the file is
 * read as data and never run, so only literals, constants and arithmetic may stand in it.
 */
export function defineConfig(config: ConfigInput): ConfigInput {
  return config;
}

/** What is in force where a project has no config. */
export const defaultConfig: Config = configSchema.parse({});

/**
 * Checks a config and fills in what it leaves out.
 *
 * @throws UsageError `bad-config`, with the nearest known key for one that is unknown.
 */
export function parseConfig(value: unknown, file: string): Config {
  const parsed = configSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UsageError('bad-config', `${file}: ${messageOf(issue!)}`, { hint: hintOf(issue!) });
}

const ruleNames = allRules.filter((rule) => !rule.fixed).map(ruleId);

type Issue = z.core.$ZodIssue;

function messageOf(issue: Issue): string {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys')
    return `unknown key ${[path, issue.keys[0]].filter(Boolean).join('.')}`;
  return `${path || 'the config'}: ${issue.message}`;
}

function hintOf(issue: Issue): string {
  if (issue.code !== 'unrecognized_keys')
    return 'See docs/guide/gate.md for what a config may say.';
  const known = keysAt(issue.path);
  const near = nearest(issue.keys[0] ?? '', known);
  return near ? `Did you mean ${near}?` : `Known keys: ${known.join(', ')}.`;
}

/** Keys that have no default, and so are not in it. */
const optionalKeys: Readonly<Record<string, readonly string[]>> = {
  '': ['review'],
  breaker: ['timeMs', 'candidates', 'money', 'tokens'],
  review: Object.keys(reviewSchema.shape),
};

/** The keys that are known at a path of the schema. */
function keysAt(path: readonly PropertyKey[]): string[] {
  let shape: unknown = defaultConfig;
  for (const key of path) shape = (shape as Record<PropertyKey, unknown> | undefined)?.[key];
  const optional = optionalKeys[String(path.at(-1) ?? '')] ?? [];
  if (path.length === 1 && path[0] === 'rules') return ruleNames;
  if (path[0] === 'auditors') return ['name', 'command', 'timeoutMs'];
  const scanner = ['name', 'command', 'output', 'severity', 'timeoutMs'];
  if (path[0] === 'scanners') return scanner;
  if (path[0] === 'review' && path[1] === 'rules') return ['under', 'changes', 'people', 'who'];
  return [...Object.keys((shape as object | undefined) ?? {}), ...optional];
}
