import type { Finding, Rule } from './finding.ts';
import type { View } from './view.ts';

/** One concern about what an acceptable improvement is: a pure function of the change. */
export interface Boundary {
  readonly name: string;
  readonly rules: readonly Rule[];
  check(view: View): readonly Finding[];
}
