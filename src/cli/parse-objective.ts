import { InvalidArgumentError } from 'commander';
import type { Limit, MetricName } from '../evaluator/objective.ts';

/** Metrics to improve, such as `time` or `bytes,size`. */
export function parseImprove(text: string): readonly MetricName[] {
  const names = text.split(',').map((part) => part.trim());
  if (!names.every((name) => /^[A-Za-z_$][\w$]*$/.test(name)))
    throw new InvalidArgumentError('Give metrics like time,bytes.');
  return [...new Set(names)];
}

/** Limits such as `heap<=1.1x,size<=1.5x`: of the baseline's figure. */
export function parseLimits(text: string, earlier: readonly Limit[] = []): readonly Limit[] {
  const limits = text.split(',').map((part) => {
    const match = /^\s*([A-Za-z_$][\w$]*)\s*<=\s*(\d+(?:\.\d+)?)x?\s*$/.exec(part);
    const most = Number(match?.[2]);
    if (!(most > 0) || !Number.isFinite(most))
      throw new InvalidArgumentError('Give limits like heap<=1.1x,size<=1.5x.');
    return { metric: match![1]!, most };
  });
  return [...earlier, ...limits];
}
