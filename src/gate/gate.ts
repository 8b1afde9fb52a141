import { judge, type Finding, type ProjectChange, type Severity } from '../boundary/index.ts';
import type { Config } from '../config/index.ts';

/**
 * What the boundaries alone say of a change. `approved` here is no leave to release: that takes the
 * review room's own decision, which checks sign-offs and the ledger.
 */
export type GateDecision =
  | { readonly kind: 'approved' }
  | {
      readonly kind: 'pending';
      readonly waitsFor: readonly ('audit' | 'sign-off')[];
      readonly reason: string;
    }
  | { readonly kind: 'rejected'; readonly reason: string };

export interface GateReport {
  readonly decision: GateDecision;
  readonly findings: readonly Finding[];
  readonly base: string;
  readonly head: string;
  /** How many files change. */
  readonly files: number;
}

/**
 * Judges a change by every boundary: a pure function of its arguments.
 *
 * @param others what scanners and other rooms found
 */
export function gate(
  change: ProjectChange,
  config: Config,
  others: readonly Finding[] = [],
): GateReport {
  const findings = [...judge(change, config), ...others];
  return {
    decision: decide(findings),
    findings,
    base: change.base,
    head: change.head,
    files: change.files.length,
  };
}

/** The same report with what was found elsewhere. */
export function withFindings<R extends GateReport>(report: R, others: readonly Finding[]): R {
  if (others.length === 0) return report;
  const findings = [...report.findings, ...others];
  return { ...report, findings, decision: decide(findings) };
}

/** The worst finding decides. */
export function decide(findings: readonly Finding[]): GateDecision {
  const of = (severity: Severity): number =>
    findings.filter((each) => each.severity === severity).length;
  const [stops, audits, signs] = [of('stop'), of('audit'), of('sign-off')];
  if (stops > 0)
    return {
      kind: 'rejected',
      reason: `${amount(stops, 'finding')} ${stops === 1 ? 'stops' : 'stop'} it`,
    };
  if (audits + signs === 0) return { kind: 'approved' };
  return {
    kind: 'pending',
    waitsFor: [
      ...(audits > 0 ? ['audit' as const] : []),
      ...(signs > 0 ? ['sign-off' as const] : []),
    ],
    reason: [
      ...(audits > 0 ? [`the audit has to look at ${amount(audits, 'finding')}`] : []),
      ...(signs > 0 ? [`a person has to sign for ${amount(signs, 'finding')}`] : []),
    ].join(', and '),
  };
}

function amount(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
