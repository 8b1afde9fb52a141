import type { EntryOf } from '../ledger/index.ts';
import type { NotApproved } from '../review/index.ts';
import { refused, type Refusal } from './subject.ts';

/** What review does not approve, with what can be done about it. */
export function notApproved(
  { rule, reason }: NotApproved,
  { body }: EntryOf<'gate-decided'>,
): Refusal {
  return refused(rule, reason, mendOf(rule, body.candidate.slice(0, 8), body.files[0]?.file ?? ''));
}

function mendOf(rule: NotApproved['rule'], id: string, file: string): string {
  switch (rule) {
    case 'breaker-closed':
      return 'See it, and close it: pawl breaker';
    case 'ledger':
      return 'See what is wrong with it: pawl ledger verify';
    case 'known-entries':
      return 'Use the version of Pawl that wrote it, or a newer one.';
    case 'latest-decision':
    case 'same-change':
    case 'enough-people':
    case 'another-person':
      return `See it as it is now, and decide: pawl review ${id}`;
    case 'fresh-base':
      return `Release it to where ${file} is what it was made for: --onto REV. Or run pawl again, for what is there.`;
    case 'not-used':
      return `An approval is good for one use. What was written to the working tree is committed with git; to use it again a person signs again: pawl sign ${id}`;
    case 'no-standing-refusal':
      return `Whoever refused it can sign for it: pawl sign ${id}`;
    case 'no-standing-audit':
      return `See what the audit found: pawl review ${id}. A person may sign in the face of it: pawl sign ${id}`;
    case 'not-made-here':
      return `Have it decided on: pawl review ${id}`;
  }
}
