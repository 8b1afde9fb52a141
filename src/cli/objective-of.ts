import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseSource } from '../candidate/index.ts';
import {
  metricNames,
  type Limit,
  type MetricName,
  type Objective,
} from '../evaluator/objective.ts';
import { UsageError } from '../fault.ts';
import { executableOf, namedFunctions } from '../target/index.ts';

/** What was said of the objective on the command line. */
export interface ObjectiveFlags {
  readonly improve?: readonly MetricName[];
  readonly limit?: readonly Limit[];
  /** A file whose exports are metrics too. */
  readonly metric?: string;
}

/**
 * What was asked for as a whole; undefined when nothing was, which means faster.
 *
 * @param folder that the file of metrics is named from
 * @throws UsageError for a metric that is neither known nor of that file.
 */
export function objectiveOf(
  { improve, limit: limits = [], metric }: ObjectiveFlags,
  folder: string,
): Objective | undefined {
  if (!improve && limits.length === 0 && metric === undefined) return undefined;
  const named = [...(improve ?? []), ...limits.map((limit) => limit.metric)];
  const names = [...new Set(named)].filter((name) => !metricNames.includes(name));
  if (names.length > 0 && metric === undefined)
    throw new UsageError('unknown-metric', `there is no metric ${names[0]}`, {
      hint: `Metrics are ${metricNames.join(', ')}; name a file of your own with --metric FILE.js`,
    });
  const isOf = { improve: improve ?? ['time'], limits };
  return names.length > 0 && metric !== undefined
    ? { ...isOf, own: { code: metricsOf(metric, folder, names), names } }
    : isOf;
}

/** The user's metrics, of which these are wanted, as a module without types, which imports nothing. */
function metricsOf(file: string, folder: string, names: readonly string[]): string {
  const path = resolve(folder, file);
  if (!existsSync(path))
    throw new UsageError('no-such-file', `there is no file of metrics ${file}`);
  const parsed = parseSource(file, readFileSync(path, 'utf8'));
  if (!parsed.ok)
    throw new UsageError('metric-parse', `the metrics do not parse: ${parsed.reason}`);
  const given = namedFunctions(parsed.source).filter((it) => it.exported);
  const missing = names.find((name) => !given.some((it) => it.symbol === name));
  if (missing !== undefined)
    throw new UsageError('unknown-metric', `${file} exports no function ${missing}`, {
      hint: `Metrics are ${[...metricNames, ...given.map((it) => it.symbol)].join(', ')}.`,
    });
  return executableOf(parsed.source).code([], false);
}
