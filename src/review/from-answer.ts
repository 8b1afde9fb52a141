import { digestOf, sha256 } from '../ledger/index.ts';
import type { Answer, RunRequest } from '../loop/answer.ts';
import type { Decision, PendingDecision } from './decision.ts';
import type { Finding } from '../ledger/index.ts';
import type { Config } from '../config/index.ts';
import type { Policy } from './policy.ts';
import { targetName } from '../target-name.ts';

/** The run that found an answer. */
interface FoundBy {
  readonly id: string;
  readonly request: Pick<RunRequest, 'command'>;
  /** Milliseconds since the epoch. */
  readonly endedAt?: number;
  readonly startedAt: number;
}

/** What the gate said of an answer, and by which config. */
export interface Judged {
  readonly findings: readonly Finding[];
  readonly decision: { readonly kind: Decision['decision']; readonly reason?: string };
  readonly config: Config;
}

/**
 * The answer of a run as something that waits for a person.
 *
 * @param after - the file's text as it would be written
 */
export function pendingFromAnswer(
  run: FoundBy,
  answer: Answer,
  after: string,
  policy: Policy,
  judged: Judged,
): PendingDecision {
  const { id: candidate, file, symbol, before, changes, evidence, effect, drift } = answer;
  const { command } = run.request;
  return {
    since: new Date(run.endedAt ?? run.startedAt).toISOString(),
    texts: [{ file, before, after }],
    decision: {
      candidate,
      source: { kind: 'run', run: run.id },
      proposer: `pawl ${command}`,
      target: targetName({ file, symbol }),
      change: command === 'fix' ? 'fix' : 'speed-up',
      // An answer of `optimise` did the same on every test, recorded call and generated input.
      provenEqual: command === 'optimise',
      ...guarded(judged.findings),
      files: [{ file, before: sha256(before), after: sha256(after) }],
      evidence: digestOf({ changes, evidence, effect: effect ?? null, drift: drift ?? null }),
      boundaries: boundariesDigest(settingsOf(judged.config), policy),
      findings: judged.findings,
      ...(drift && { drift }),
      // What no boundary minds still waits: the policy says for whom.
      decision: judged.decision.kind === 'rejected' ? 'rejected' : 'pending',
      reason: judged.decision.reason ?? 'what a run has found waits for a person',
      why: changes.map(({ operator, reason }) => `${operator}: ${reason}`),
      shown: shownBy(answer),
    },
  };
}

/** Whether findings are about what a person must always see. */
export function guarded(
  findings: readonly Finding[],
): Pick<Decision, 'protected' | 'touchesRules'> {
  return {
    protected: findings.some(
      ({ boundary, rule }) => boundary === 'scope' && (rule === 'protected' || rule === 'marker'),
    ),
    touchesRules: findings.some(({ boundary, rule }) => boundary === 'checks' && rule === 'own'),
  };
}

/** The part of a config that says what the boundaries are; the policy is looked at apart from it. */
export function settingsOf(config: Config): unknown {
  return { ...config, review: null };
}

/** The digest of what a change is judged by: the boundaries' own settings and the review policy. */
export function boundariesDigest(boundaries: unknown, policy: Policy): string {
  return digestOf({ boundaries, policy });
}

function shownBy({ evidence, effect }: Answer): string[] {
  const { tests, failedBefore, examples, generated, runner, runnerPassed } = evidence;
  return [
    `${tests} tests pass in the jail${failedBefore.length > 0 ? `, of which ${failedBefore.length} failed before` : ''}`,
    `${examples} recorded calls and ${generated} generated inputs were looked at`,
    `${runner}: ${runnerPassed} tests pass in a jailed copy of the project`,
    ...(effect ? [`${effect.ratio.toFixed(2)} times as fast, measured`] : []),
  ];
}
