import type { ReadAudit } from '../../audit/signed.ts';
import type { StoredVerdict } from '../../durable/index.ts';
import {
  explanationOf,
  renderAnswer,
  renderDiff,
  section,
  toTerminal,
  visible,
  wrap,
  type Looks,
} from '../../explain/index.ts';
import type { Dissection } from '../../loop/dissection.ts';
import type { Entry } from '../../ledger/index.ts';
import {
  autonomyOf,
  requirementOf,
  type PendingDecision,
  type Policy,
} from '../../review/index.ts';
import type { Offer } from './office.ts';

/** What is needed for a change, in short: `1 person`, `2 people`, `stopped`, `nobody`. */
export function needsOf(
  { decision }: PendingDecision,
  entries: readonly Entry[],
  policy: Policy,
): { readonly short: string; readonly reasons: readonly string[] } {
  const { level } = autonomyOf(
    entries,
    decision.target,
    decision.change,
    policy,
    decision.candidate,
  );
  const requirement = requirementOf(decision, policy, level);
  switch (requirement.kind) {
    case 'refused':
      return { short: 'stopped', reasons: [requirement.reason] };
    case 'alone':
      return { short: 'nobody', reasons: [requirement.reason] };
    case 'people': {
      const people = Math.max(...requirement.demands.map((demand) => demand.people));
      const reasons = requirement.demands.map(({ who, reason }) =>
        who ? `${reason} (of ${who.join(', ')})` : reason,
      );
      return { short: people === 1 ? '1 person' : `${people} people`, reasons };
    }
  }
}

/** Who has said what about a change so far; the signatures are looked at when it is decided. */
export function saidAbout({ entry: gate }: PendingDecision, entries: readonly Entry[]): string[] {
  return entries.flatMap((entry) => {
    if (entry.kind === 'sign-off-given' && entry.body.gate === gate?.hash)
      return [`${entry.body.by.principal} has signed for it: ${entry.body.reason}`];
    if (entry.kind === 'sign-off-refused' && entry.body.gate === gate?.hash)
      return [`${entry.body.by?.principal ?? 'somebody'} has refused it: ${entry.body.reason}`];
    return [];
  });
}

/** All that a person needs to decide: diff, why, evidence, findings, what is needed, who has spoken. */
export function describe(
  pending: PendingDecision,
  entries: readonly Entry[],
  policy: Policy,
  found: Found | undefined,
  audit: ReadAudit,
  looks: Looks,
): string {
  const { paint, width } = looks;
  const inner = width - 2;
  const lines = (texts: readonly string[]) => texts.flatMap((text) => wrap(visible(text), inner));
  const { reasons, short } = needsOf(pending, entries, policy);
  const { decision } = pending;
  const findings = decision.findings.map(
    ({ boundary, rule, file, line, message, mend, severity }) =>
      `${severity}: ${file}:${line} ${boundary}/${rule}: ${message}. ${mend}`,
  );
  return [
    found ? asFound(found, looks) : plainly(pending, looks),
    ...section('Findings', lines(findings), paint),
    ...section('Audit', lines(auditLines(audit)), paint),
    ...section('Said', lines(saidAbout(pending, entries)), paint),
    ...section(`Needs ${short}`, lines(reasons), paint),
  ].join('\n');
}

function auditLines({ kind, reason }: ReadAudit): string[] {
  return [kind === 'none' ? `${reason}: pawl audit ID` : `${kind}: ${reason}`];
}

/** An answer with what is known of it; taken apart, where that was done. */
export interface Found extends Offer {
  readonly verdicts: readonly StoredVerdict[];
  readonly dissection: Dissection | undefined;
}

function asFound({ dissection, ...found }: Found, looks: Looks): string {
  if (dissection) return toTerminal(explanationOf({ ...found, dissection }), looks);
  return renderAnswer(found.answer, found.run, found.verdicts, looks);
}

/** A change that no run of this project found. */
function plainly({ decision, texts, since }: PendingDecision, { paint, width }: Looks): string {
  const { candidate, proposer, target, why, shown, files } = decision;
  const lines = (all: readonly string[]) => all.flatMap((text) => wrap(visible(text), width - 2));
  const diffs = texts.map(({ file, before, after }) =>
    renderDiff(file, before ?? '', after ?? '', paint),
  );
  return [
    `${paint('heading', visible(target))}  ${paint('dim', visible(`${candidate} by ${proposer}, ${since}`))}`,
    '',
    ...(diffs.length > 0 ? diffs : files.map(({ file }) => visible(file))),
    ...section('Why', lines(why), paint),
    ...section('Evidence', lines(shown), paint),
  ].join('\n');
}
