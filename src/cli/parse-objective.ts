import { InvalidArgumentError } from 'commander';
import {
  metricNames,
  type Limit,
  type MetricName,
  type Objective,
} from '../evaluator/objective.ts';

const known = metricNames.join(', ');

/** Metrics to improve, such as `time` or `bytes,size`. */
export function parseImprove(text: string): readonly MetricName[] {
  const names = text.split(',').map((part) => metricNamed(part.trim()));
  return [...new Set(names)];
}

/** Limits such as `heap<=1.1x,size<=1.5x`: of the baseline's figure. */
export function parseLimits(text: string, earlier: readonly Limit[] = []): readonly Limit[] {
  const limits = text.split(',').map((part) => {
    const match = /^\s*([a-z]+)\s*<=\s*(\d+(?:\.\d+)?)x?\s*$/.exec(part);
    const most = Number(match?.[2]);
    if (!(most > 0) || !Number.isFinite(most))
      throw new InvalidArgumentError('Give limits like heap<=1.1x,size<=1.5x.');
    return { metric: metricNamed(match![1]!), most };
  });
  return [...earlier, ...limits];
}

/** What was asked for as a whole; undefined when nothing was, which means faster. */
export function objectiveOf(
  improve: readonly MetricName[] | undefined,
  limits: readonly Limit[] | undefined,
): Objective | undefined {
  if (!improve && !limits) return undefined;
  return { improve: improve ?? ['time'], limits: limits ?? [] };
}

function metricNamed(name: string): MetricName {
  const metric = metricNames.find((it) => it === name);
  if (!metric) throw new InvalidArgumentError(`Metrics are ${known}.`);
  return metric;
}
