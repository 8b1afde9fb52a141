import type { Case } from './case.ts';
import { changedFact, factsOf } from './decision.ts';
import { unmetDemand, whyNobodyElse } from './people.ts';

/** What has to hold for a change to be accepted; each answers with what does not, or nothing. */
export const rules = {
  /** The breaker stops everything until a person has closed it. */
  'breaker-closed': ({ breaker }: Case) =>
    breaker.kind === 'open'
      ? `the breaker is open: ${breaker.trigger}: ${breaker.reason}`
      : undefined,

  /** What the gate said last is what counts. */
  'latest-decision': ({ gate, later }: Case) => {
    const newer = later.find(
      (entry) => entry.kind === 'gate-decided' && entry.body.candidate === gate.body.candidate,
    );
    return newer && `the gate has decided on it again since (entry ${newer.index})`;
  },

  /** Nothing was changed since: neither a file of it, nor the evidence, nor the boundaries. */
  'same-change': ({ gate, present }: Case) => {
    const changed = changedFact(factsOf(gate.body), present.facts);
    return changed && `its ${changed} changed since the gate has decided`;
  },

  /** It is applied to what it was made for. */
  'fresh-base': ({ gate, present }: Case) => {
    const stale = gate.body.files.find(({ file, before }) => present.baseOf(file) !== before);
    return stale && `${stale.file} is not what the change was made for any more`;
  },

  /** One approval is good for one use. */
  'not-used': ({ gate, later }: Case) => {
    const use = later.find(
      (entry) =>
        (entry.kind === 'candidate-applied' ||
          entry.kind === 'candidate-written' ||
          entry.kind === 'release-made') &&
        entry.body.gate === gate.hash,
    );
    return use && `its approval was used already (entry ${use.index})`;
  },

  /** A refusal stands until who gave it approves, or, if nobody signed it, until anybody does. */
  'no-standing-refusal': ({ gate, later, signOffs }: Case) => {
    for (const refusal of later) {
      if (refusal.kind !== 'sign-off-refused' || refusal.body.gate !== gate.hash) continue;
      const { by, reason } = refusal.body;
      const isLifted = signOffs.some(
        ({ ok, entry, principal, key }) =>
          ok &&
          entry.index > refusal.index &&
          (by === null || (by.principal === principal && by.key === key)),
      );
      if (!isLifted) return `${by?.principal ?? 'somebody'} has refused it: ${reason}`;
    }
    return undefined;
  },

  /** An audit that rejected it stands until a newer one passes, or a person signs in the face of it. */
  'no-standing-audit': ({ audit, signOffs }: Case) => {
    if (!audit || audit.body.passed) return undefined;
    const isFaced = signOffs.some(({ ok, entry }) => ok && entry.index > audit.index);
    return isFaced ? undefined : `its audit has rejected it: ${audit.body.reason}`;
  },

  /** Those whom the policy asks for have signed, and each of them is another person. */
  'enough-people': ({ requirement, signOffs }: Case) => {
    switch (requirement.kind) {
      case 'alone':
        return undefined;
      case 'people': {
        const unmet = unmetDemand(
          requirement.demands,
          signOffs.filter(({ ok }) => ok),
        );
        if (!unmet) return undefined;
        const { demand, missing } = unmet;
        const who = demand.who ? ` of ${demand.who.join(', ')}` : '';
        const void_ = signOffs.find(({ ok }) => !ok);
        const note = void_ && !void_.ok ? `; a signature does not count: ${void_.reason}` : '';
        return `${missing} more ${missing === 1 ? 'person' : 'people'}${who} must sign: ${demand.reason}${note}`;
      }
      default:
        return requirement.reason;
    }
  },

  /** Who wrote it is not the only one to vouch for it, where the policy asks for that. */
  'another-person': ({ otherThanAuthor, requirement, signOffs, present: { writers } }: Case) =>
    otherThanAuthor && requirement.kind === 'people' && writers
      ? whyNobodyElse(
          signOffs.filter(({ ok }) => ok),
          writers,
        )
      : undefined,
} as const;

export type RuleName = keyof typeof rules;

/** The first rule that does not hold, and why; undefined when the change may be accepted. */
export function firstBroken(
  subject: Case,
  names: readonly RuleName[] = Object.keys(rules) as RuleName[],
): { readonly rule: RuleName; readonly reason: string } | undefined {
  for (const rule of names) {
    const reason = rules[rule](subject);
    if (reason !== undefined) return { rule, reason };
  }
  return undefined;
}
