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
  if (expected.includes('"kind":"threw"') && only('"kind":"returned"')) return 'swallows-errors';
  return undefined;
}

/** Of a candidate that was found to have changed what all run on. */
export function trickOfFault(fault: string): Trick | undefined {
  return /^it changes \S+.* for all code$|^it changes what the tests run on$/.test(fault)
    ? 'tampers'
    : undefined;
}

/** By behaviour; the gate's rules (`gaming/special-case`) are the ones by text. */
export type Trick = 'lazy-result' | 'changes-arguments' | 'throws' | 'swallows-errors' | 'tampers';
