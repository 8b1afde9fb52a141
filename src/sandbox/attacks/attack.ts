import type { RealmKind } from '../protocol.ts';

/** A candidate that tries to get out, to take what is not its own, or to be judged wrongly. */
export interface Attack {
  readonly name: string;
  /** What stands in its way, outermost first. */
  readonly stoppedBy: string;
  /** Where it is worth trying; both when absent. */
  readonly realm?: RealmKind;
  /** Node's modules that the target "needs": allowed by name, so that only the walls are left. */
  readonly builtins?: readonly string[];
  /**
   * A CommonJS module whose `f()` gives `'loot'`, or a promise of it, where the attack succeeds.
   * `PATH` and `PORT` stand for a file of the user's and for a server that runs.
   */
  readonly code: string;
  /** What the verdict has to speak of, where the way that it is stopped is certain. */
  readonly reason?: RegExp;
}

/** The body of `f`. */
export function body(code: string): string {
  return `exports.f = () => { ${code} };`;
}
