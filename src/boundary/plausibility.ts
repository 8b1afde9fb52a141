import type { Boundary } from './boundary.ts';
import { defineRules, found, type Finding } from './finding.ts';
import type { View } from './view.ts';

export const plausibilityRules = defineRules('plausibility', {
  jump: {
    finds: 'The gain is far outside what such changes have brought',
    mend: 'Let the audit measure it with inputs that nobody saw',
    severity: 'audit',
  },
  'constant-output': {
    finds: 'Over the same inputs the outcomes are far less varied than they were',
    mend: 'Let the audit compare outcomes on fresh inputs',
    severity: 'audit',
  },
});

/** Accepted changes that are needed before theirs is a custom. */
const enough = 8;
/** Scales the median absolute deviation to a normal distribution's standard deviation. */
const madScale = 1.4826;
/** On the logarithmic scale: customs are never thought narrower than this. */
const leastSpread = 0.1;

/** What is too good to be true goes to the audit with its reason; it does not stop by itself. */
export const plausibilityBoundary: Boundary = {
  name: 'plausibility',
  rules: Object.values(plausibilityRules),
  check: (view) => [...jump(view), ...constantOutput(view)],
};

function placeOf(view: View): { file: string; line: number } {
  return { file: view.change.target?.file ?? view.files[0]?.path ?? '', line: 1 };
}

function jump(view: View): Finding[] {
  const { ratio, history = [] } = view.change.claims ?? {};
  if (ratio === undefined) return [];
  const { ratio: limit, deviations } = view.settings.plausibility;
  const at = placeOf(view);
  if (!Number.isFinite(ratio) || ratio <= 0 || ratio > limit)
    return [found(plausibilityRules.jump, at, `a gain of ${ratio} times is more than ${limit}`)];
  const known = history.filter((each) => each > 0).map((each) => Math.log(each));
  if (known.length < enough) return [];
  const middle = median(known);
  const spread = Math.max(
    leastSpread,
    madScale * median(known.map((each) => Math.abs(each - middle))),
  );
  const away = (Math.log(ratio) - middle) / spread;
  return away > deviations
    ? [
        found(
          plausibilityRules.jump,
          at,
          `a gain of ${ratio} times is ${away.toFixed(1)} deviations above what ${known.length} such changes brought (${Math.exp(middle).toFixed(2)})`,
        ),
      ]
    : [];
}

function constantOutput(view: View): Finding[] {
  const { outcomes } = view.change.claims ?? {};
  if (!outcomes || outcomes.inputs < enough || outcomes.before < 4) return [];
  return outcomes.after <= Math.max(1, outcomes.before / 4)
    ? [
        found(
          plausibilityRules['constant-output'],
          placeOf(view),
          `${outcomes.inputs} inputs gave ${outcomes.before} different outcomes and now give ${outcomes.after}`,
        ),
      ]
    : [];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
