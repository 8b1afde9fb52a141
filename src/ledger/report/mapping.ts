import type { Figures } from './report.ts';

/** A point of a rule book, what of the ledger speaks to it, and what this ledger has. */
export interface Mapped {
  readonly book: string;
  readonly source: string;
  readonly points: readonly {
    readonly point: string;
    /** What it asks for, in short. */
    readonly asks: string;
    /** What Pawl records or enforces. */
    readonly answer: string;
    /** What this ledger holds of it. */
    readonly here: string;
  }[];
}

/**
 * Where the record speaks to the points on record-keeping and human oversight of the EU AI Act, and to
 * practices of NIST's SSDF 1.1. It supports an assessment; it is none.
 */
export function mappings(figures: Figures): readonly Mapped[] {
  return [aiAct(figures), ssdf(figures)];
}

function aiAct(of: Figures): Mapped {
  return {
    book: 'EU AI Act: record-keeping and human oversight',
    source: 'Regulation (EU) 2024/1689, Articles 12, 14 and 19',
    points: [
      {
        point: 'Art. 12(1)',
        asks: 'Events are recorded automatically over the lifetime of the system',
        answer: 'Runs, decisions, sign-offs, releases and rollbacks are entries of a signed chain',
        here: some(of.entries, 'entry', 'entries'),
      },
      {
        point: 'Art. 12(2)(a)',
        asks: 'Situations that may be a risk, and substantial modifications, can be found',
        answer:
          'Findings of the boundaries, refusals and openings of the breaker, each with a reason',
        here: `${some(of.stopped, 'change')} stopped, ${some(of.refused, 'refusal')}, ${some(of.breakerOpened, 'opening')} of the breaker`,
      },
      {
        point: 'Art. 12(2)(b), (c)',
        asks: 'What happens after the release can be followed',
        answer: 'What was applied, released and rolled back refers to the decision behind it',
        here: `${some(of.shipped, 'change')} applied or released, ${of.rolledBack} rolled back`,
      },
      {
        point: 'Art. 14(4)(a), (c)',
        asks: 'People can understand what the system does, and interpret its output',
        answer: 'Each change carries its reasons, its evidence and the findings about it',
        here: some(of.decided, 'explained decision'),
      },
      {
        point: 'Art. 14(4)(b)',
        asks: 'People stay aware of relying too much on the machine',
        answer:
          'A sign-off needs a written reason; levels of autonomy are earned and lost by record',
        here: `${some(of.alone, 'change')} passed without a person`,
      },
      {
        point: 'Art. 14(4)(d)',
        asks: 'People can decide against the output, override or reverse it',
        answer: 'A refusal stands until who gave it says otherwise; a rollback is recorded',
        here: `${some(of.refused, 'refusal')}, ${some(of.rolledBack, 'rollback')}`,
      },
      {
        point: 'Art. 14(4)(e)',
        asks: 'People can stop the system',
        answer: "The breaker stops everything, and only a person's signature closes it",
        here: some(of.breakerOpened, 'opening'),
      },
      {
        point: 'Art. 14(5)',
        asks: 'Where it applies, two people verify',
        answer: 'The policy can ask for two; one person with two keys or names counts once',
        here: some(of.people, 'different signer'),
      },
      {
        point: 'Art. 19(1)',
        asks: 'Logs are kept, six months at least',
        answer:
          'Nothing is ever removed; a cut end is noticed by a checkpoint that is kept elsewhere',
        here: some(of.checkpoints, 'checkpoint', 'checkpoints') + ' handed out',
      },
    ],
  };
}

function ssdf(of: Figures): Mapped {
  return {
    book: "NIST's Secure Software Development Framework",
    source: 'NIST SP 800-218, version 1.1',
    points: [
      {
        point: 'PO.4',
        asks: 'Criteria for security checks are defined and used',
        answer: 'Boundaries and policy in force are named by their digest in each decision',
        here: some(of.decided, 'decision'),
      },
      {
        point: 'PS.1',
        asks: 'Code is protected from unauthorised access and tampering',
        answer: 'A sign-off is void once a byte of the change, evidence or boundaries is another',
        here: some(of.signed, 'sign-off'),
      },
      {
        point: 'PS.2',
        asks: 'The integrity of a release can be verified',
        answer: 'Each accepted change has an in-toto statement in a signed DSSE envelope',
        here: some(of.accepted, 'attestation'),
      },
      {
        point: 'PS.3.2',
        asks: 'Provenance of each release is kept',
        answer: 'The statement names what the change was made from, by whom, and on whose word',
        here: some(of.accepted, 'attestation'),
      },
      {
        point: 'PW.7',
        asks: 'Human-readable code is reviewed',
        answer: 'People sign for the exact files by SSH signature',
        here: `${some(of.signed, 'sign-off')} by ${some(of.people, 'person', 'people')}`,
      },
      {
        point: 'PW.8',
        asks: 'Executable code is tested',
        answer: 'Evidence of tests, recorded calls and generated inputs is bound to the decision',
        here: some(of.decided, 'decision') + ' with evidence',
      },
      {
        point: 'RV.1, RV.2, RV.3',
        asks: 'Faults are found, remedied and traced to their cause',
        answer: 'A rollback refers to the change and its decision, and takes autonomy away',
        here: some(of.rolledBack, 'rollback'),
      },
    ],
  };
}

function some(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
