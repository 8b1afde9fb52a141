import type { Change } from '../candidate/index.ts';
import type { StoredVerdict } from '../durable/store.ts';
import { stages, type Stage, type Verdict } from '../evaluator/verdict.ts';

/** What became of everything that a run tried. */
export interface Tried {
  /** Candidates with a verdict. */
  readonly judged: number;
  readonly valid: number;
  /** Stages that rejected something, in the cascade's order. */
  readonly stages: readonly StageTally[];
  /** Operators, the most tried first. */
  readonly operators: readonly OperatorTally[];
}
export interface StageTally {
  readonly stage: Stage;
  readonly rejected: number;
  /** The most frequent reasons, figures left out of account, each as first met. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
}
export interface OperatorTally {
  readonly operator: string;
  readonly tried: number;
  readonly valid: number;
}

/** A candidate that came close, or another that is valid too. */
export interface Near {
  readonly id: string;
  readonly changes: readonly Change[];
  readonly verdict: Verdict;
}

/** The last verdict of each candidate, in the order in which they were first judged. */
export function lastVerdicts(verdicts: readonly StoredVerdict[]): Near[] {
  const last = new Map<string, Near>();
  for (const { candidate, verdict } of verdicts)
    last.set(candidate.id, { id: candidate.id, changes: candidate.changes, verdict });
  return [...last.values()];
}

export function tally(judged: readonly Near[]): Tried {
  const operators = new Map<string, { tried: number; valid: number }>();
  const reasons = new Map<Stage, Map<string, { reason: string; count: number }>>();
  let valid = 0;
  for (const { changes, verdict } of judged) {
    if (verdict.valid) valid++;
    else {
      const ofStage = reasons.get(verdict.stage) ?? new Map();
      reasons.set(verdict.stage, ofStage);
      const kind = verdict.reason.replace(/\d+/g, '0');
      const seen = ofStage.get(kind) ?? { reason: verdict.reason, count: 0 };
      ofStage.set(kind, { ...seen, count: seen.count + 1 });
    }
    for (const operator of new Set(changes.map((change) => change.operator))) {
      const seen = operators.get(operator) ?? { tried: 0, valid: 0 };
      operators.set(operator, {
        tried: seen.tried + 1,
        valid: seen.valid + (verdict.valid ? 1 : 0),
      });
    }
  }
  return {
    judged: judged.length,
    valid,
    stages: stages
      .map((stage) => toStageTally(stage, [...(reasons.get(stage)?.values() ?? [])]))
      .filter(({ rejected }) => rejected > 0),
    operators: [...operators]
      .map(([operator, counts]) => ({ operator, ...counts }))
      .sort((a, b) => b.valid - a.valid || b.tried - a.tried || (a.operator < b.operator ? -1 : 1)),
  };
}

/** Valid candidates but the one with this id, the fastest or farthest first. */
export function rivals(judged: readonly Near[], answer: string | undefined): Near[] {
  return judged
    .filter(({ id, verdict }) => verdict.valid && id !== answer)
    .sort((a, b) => progressOf(b.verdict) - progressOf(a.verdict));
}

/** Candidates that were rejected late, the latest and best first. */
export function nearestMisses(judged: readonly Near[]): Near[] {
  return judged
    .filter(({ verdict }) => !verdict.valid && progressOf(verdict) > 0)
    .sort((a, b) => progressOf(b.verdict) - progressOf(a.verdict));
}

/** Orders verdicts: first by the stage reached, then by speed-up or the share of passed tests. */
function progressOf(verdict: Verdict): number {
  const stage = stages.indexOf(verdict.valid ? verdict.reached : verdict.stage);
  const { testsPassed = 0, testsTotal = 1, speedup } = verdict.metrics;
  const share = testsTotal > 0 ? testsPassed / testsTotal : 0;
  // Both in [0, 1), so that a later stage always counts for more.
  const within = speedup ? speedup.ratio / (1 + speedup.ratio) : share * 0.99;
  if (!verdict.valid && stage <= stages.indexOf('tests')) return within;
  return stage + within;
}

function toStageTally(stage: Stage, reasons: { reason: string; count: number }[]): StageTally {
  return {
    stage,
    rejected: reasons.reduce((sum, { count }) => sum + count, 0),
    reasons: reasons.sort((a, b) => b.count - a.count),
  };
}
