import { digestOf, type ChangeKind } from '../ledger/index.ts';
import type { Decision } from './decision.ts';
import { isRuleFile, type Policy } from './policy.ts';

/** So many different people, of `who` if that is given. */
export interface Demand {
  readonly people: 1 | 2;
  readonly who?: readonly string[];
  /** Why, for a person: `it touches protected code`. */
  readonly reason: string;
}

/** What a change needs before it may be accepted. All demands must be met. */
export type Requirement =
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'alone'; readonly reason: string }
  | { readonly kind: 'people'; readonly demands: readonly Demand[] };

/** The level from which a kind of change passes alone; what is not listed never does. */
const levelFor: Partial<Record<ChangeKind, number>> = {
  tests: 1,
  documentation: 1,
  'speed-up': 2,
  fix: 3,
};

/** Severities that a person's word, or nothing, lets pass; what is not listed stops. */
const mayPass = new Set(['audit', 'sign-off', 'note']);

/**
 * The checkpoint policy: what may pass alone, what needs one or two people, and who.
 *
 * @param level - what was earned for this target and kind of change
 * @param isAudited - its audit has passed, which is what a finding of the severity `audit` asks for
 */
export function requirementOf(
  decision: Decision,
  policy: Policy,
  level: number,
  isAudited = false,
): Requirement {
  const stop = decision.findings.find(({ severity }) => !mayPass.has(severity));
  if (stop)
    return { kind: 'refused', reason: `${stop.boundary}/${stop.rule} stops it: ${stop.message}` };
  if (decision.decision !== 'approved' && decision.decision !== 'pending')
    return { kind: 'refused', reason: `the gate has rejected it: ${decision.reason}` };

  const demands: Demand[] = [
    ...baseDemands(decision, policy, isAudited),
    ...policy.rules
      .filter((rule) => applies(rule, decision))
      .map(({ people, who }) => ({
        people,
        ...(who && { who }),
        reason: 'a rule of the policy asks for it',
      })),
  ];
  const alone = demands.length === 0 ? whyAlone(decision, policy, level) : undefined;
  if (alone?.ok) return { kind: 'alone', reason: alone.reason };
  if (alone) demands.push({ people: policy.people, reason: alone.reason });
  return { kind: 'people', demands };
}

function baseDemands(decision: Decision, policy: Policy, isAudited: boolean): Demand[] {
  const demands: Demand[] = [];
  const touched = decision.files.find(({ file }) => isRuleFile(file, policy));
  if (decision.touchesRules || touched)
    demands.push({
      people: policy.rulesPeople,
      reason: `it touches what changes are judged by${touched ? `: ${touched.file}` : ''}`,
    });
  if (decision.protected)
    demands.push({ people: policy.protectedPeople, reason: 'it touches protected code' });
  const isMet = ({ severity }: Decision['findings'][number]): boolean =>
    severity === 'note' || (severity === 'audit' && isAudited);
  for (const finding of decision.findings.filter((each) => !isMet(each))) {
    const { boundary, rule, message, owners } = finding;
    const who = owners?.flatMap((owner) => policy.owners[owner] ?? [owner]);
    const reason = `${boundary}/${rule}: ${message}`;
    const isCovered = demands.some(
      (each) => each.people >= policy.people && digestOf(each.who ?? []) === digestOf(who ?? []),
    );
    if (!isCovered) demands.push({ people: policy.people, ...(who && { who }), reason });
  }
  return demands;
}

function whyAlone(
  { change, provenEqual, target }: Decision,
  { autonomy }: Policy,
  earned: number,
): { readonly ok: boolean; readonly reason: string } {
  const needed = levelFor[change];
  const level = Math.min(earned, autonomy.ceiling);
  if (needed === undefined)
    return { ok: false, reason: `a change of the kind ${change} never passes alone` };
  if (change === 'speed-up' && !provenEqual)
    return { ok: false, reason: 'it was not shown to do the same' };
  if (level < needed)
    return {
      ok: false,
      reason: `${change} passes alone from level ${needed}; ${target} has ${level}`,
    };
  return { ok: true, reason: `level ${level} was earned for ${change} in ${target}` };
}

function applies({ under, changes }: Policy['rules'][number], decision: Decision): boolean {
  if (changes && !changes.includes(decision.change)) return false;
  if (!under) return true;
  return decision.files.some(({ file }) =>
    under.some((path) => (path.endsWith('/') ? file.startsWith(path) : file === path)),
  );
}
