import type { Node } from '../../candidate/index.ts';

/**
 * One place where the code reaches something outside itself, as far as it can be followed: through
 * constants, destructuring, members and parameters of local functions.
 */
export interface Use {
  /** A global's name, `module:fs`, `require`, `import()`, or `constructor` of something unknown. */
  readonly root: string;
  /** The members after the root: `['env', 'HOME']`. */
  readonly path: readonly string[];
  /**
   * `escape`: the thing itself is handed on, and what becomes of it can't be followed.
   * `computed`: a member whose name can't be told. `test`: only compared or asked for its type.
   */
  readonly how: 'read' | 'call' | 'new' | 'write' | 'test' | 'escape' | 'computed';
  readonly node: Node;
  /** The arguments of a call. */
  readonly args: readonly Node[];
}

/** Thrown when code can't be followed within the limits; the gate then stops the change. */
export class TooTangled extends Error {
  override readonly name = 'TooTangled';
}
