const faultMarker = Symbol.for('pawl.fault');
const usageMarker = Symbol.for('pawl.usage-error');

/** What a known error carries beside its message. */
export interface FaultDetails {
  /** What the user can do about it: one sentence. */
  readonly hint?: string;
  /** The error that it was made from. */
  readonly cause?: unknown;
}

/**
 * Something that Pawl needs is not there or does not work: no jail, a full disk, no test runner.
 * The command line prints its message and hint without a stack and exits with 3.
 *
 * Outcomes that are to be expected (a candidate that fails, a file that does not parse) are data,
 * not faults.
 */
export class PawlFault extends Error {
  override readonly name: string = 'PawlFault';
  /** Stable, kebab-case, for programs: `disk-full`. */
  readonly code: string;
  readonly hint: string | undefined;
  readonly [faultMarker] = true;

  /** @param message - one line without a full stop at its end, for a person */
  constructor(code: string, message: string, details: FaultDetails = {}) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    this.code = code;
    this.hint = details.hint;
  }

  /** Like `instanceof`, but true across copies of the package and realms. */
  static isInstance(value: unknown): value is PawlFault {
    return isMarked(value, faultMarker);
  }
}

/**
 * The user asked for something that can't be done: an unknown option, a file that does not parse,
 * no such symbol. The command line prints its message and hint and exits with 2.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** Stable, kebab-case, for programs: `no-such-symbol`. */
  readonly code: string;
  readonly hint: string | undefined;
  readonly [usageMarker] = true;

  /** @param message - one line without a full stop at its end, for a person */
  constructor(code: string, message: string, details: FaultDetails = {}) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    this.code = code;
    this.hint = details.hint;
  }

  /** Like `instanceof`, but true across copies of the package and realms. */
  static isInstance(value: unknown): value is UsageError {
    return isMarked(value, usageMarker);
  }
}

function isMarked(value: unknown, marker: symbol): boolean {
  return typeof value === 'object' && value !== null && marker in value;
}
