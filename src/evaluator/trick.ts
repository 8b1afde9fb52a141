import { computedFault, laterFault, marksFault, sharedFault } from '../sandbox/index.ts';

/**
 * What a wrong result gives away of how it came to be wrong, by what was seen of it: a short name that
 * stays. Undefined where it is just wrong.
 */
export function trickOfOutcome(outcome: string, expected: string): Trick | undefined {
  // Texts that a candidate makes can't look like this: their quotes are escaped.
  const only = (mark: string): boolean => outcome.includes(mark) && !expected.includes(mark);
  if (only('["getter",') || only('"kind":"thenable ')) return 'lazy-result';
  if (only('["proxy",') || only('["iterator",') || only('["opaque","endless iterator"]'))
    return 'lazy-result';
  if (expected.includes('"kind":"returned"') && only('"kind":"resolved"')) return 'lazy-result';
  if (only('"mutated":')) return 'changes-arguments';
  if (expected.includes('"kind":"returned"') && only('"kind":"threw"')) return 'throws';
  if (expected.includes('"kind":"threw"'))
    return only('"kind":"returned"') ? 'swallows-errors' : 'throws-something-else';
  return undefined;
}

/** Of a candidate that was found to have changed what all run on, or what callers have. */
export function trickOfFault(fault: string): Trick | undefined {
  if (/^it changes \S+.* for all code$|^it changes what the tests run on$/.test(fault))
    return 'tampers';
  if (fault === sharedFault) return 'shares-its-results';
  if (fault === marksFault) return 'changes-arguments';
  return fault === laterFault || fault === computedFault ? 'lazy-result' : undefined;
}

/** By behaviour; the gate's rules (`gaming/special-case`) are the ones by text. */
export type Trick =
  | 'lazy-result'
  | 'changes-arguments'
  | 'throws'
  | 'throws-something-else'
  | 'swallows-errors'
  | 'shares-its-results'
  | 'tampers';
