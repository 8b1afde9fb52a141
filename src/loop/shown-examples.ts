import { holdOut, recordExamples, type Recorded } from '../target/index.ts';
import type { Bench } from './session.ts';

/** The calls that tests make, without those that only the audit is to see. */
export async function shownExamples(
  { sandbox, baseline, request, isHeldOut }: Bench,
  symbols: readonly string[],
): Promise<readonly (Recorded & { readonly heldOut: number })[]> {
  const recorded = await recordExamples(sandbox, baseline, symbols, request.seed);
  return recorded.map((each) => {
    const { shown, heldOut } = holdOut(each, isHeldOut);
    return { ...shown, heldOut: heldOut.length };
  });
}
