import {
  arrayBufferEquality,
  equals,
  iterableEquality,
  sparseArrayEquality,
  typeEquality,
} from '@vitest/expect';

/** `node:assert` on vitest's equality. The user's own runner, later, has Node's. */
class AssertionError extends Error {
  readonly code = 'ERR_ASSERTION';
  readonly actual: unknown;
  readonly expected: unknown;
  readonly operator: string | undefined;

  constructor(options: {
    message?: string;
    actual?: unknown;
    expected?: unknown;
    operator?: string;
  }) {
    super(options.message ?? 'assertion failed');
    this.name = 'AssertionError';
    this.actual = options.actual;
    this.expected = options.expected;
    this.operator = options.operator;
  }
}

type Message = string | Error | undefined;
type Check = (actual: unknown, expected: unknown) => boolean;

function fail(message?: Message, actual?: unknown, expected?: unknown, operator?: string): never {
  if (message instanceof Error) throw message;
  throw new AssertionError({
    message: message ?? `expected values to be ${operator ?? 'truthy'}`,
    actual,
    expected,
    ...(operator ? { operator } : {}),
  });
}

const strictTesters = [iterableEquality, typeEquality, sparseArrayEquality, arrayBufferEquality];
const strictDeep: Check = (a, b) => equals(a, b, strictTesters, true);
const looseDeep: Check = (a, b) => loose(a, b, new Map());

/** Node's legacy deep equality: primitives by ==, prototypes do not matter. */
function loose(a: unknown, b: unknown, seen: Map<unknown, unknown>): boolean {
  // eslint-disable-next-line eqeqeq
  if (a == b || (a !== a && b !== b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  if (seen.get(a) === b) return true;
  seen.set(a, b);
  if (
    a instanceof Date ||
    a instanceof RegExp ||
    a instanceof Map ||
    a instanceof Set ||
    a instanceof Error
  )
    return equals(a, b, [iterableEquality]);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(
      (key) =>
        Object.hasOwn(b, key) &&
        loose((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], seen),
    )
  );
}

function check(test: Check, wanted: boolean, operator: string) {
  return (actual: unknown, expected: unknown, message?: Message): void => {
    if (test(actual, expected) !== wanted) fail(message, actual, expected, operator);
  };
}

function matchesError(error: unknown, expected: unknown): boolean {
  if (expected === undefined || typeof expected === 'string') return true;
  if (expected instanceof RegExp) return expected.test(String(error));
  if (typeof expected === 'function') {
    if (expected.prototype !== undefined && error instanceof (expected as never as typeof Error))
      return true;
    if (Object.prototype.isPrototypeOf.call(Error, expected)) return false;
    return (expected as (error: unknown) => unknown)(error) === true;
  }
  return Object.entries(expected as object).every(([key, value]) => {
    const actual = (error as Record<string, unknown>)[key];
    if (value instanceof RegExp && typeof actual === 'string') return value.test(actual);
    return strictDeep(actual, value);
  });
}

function throws(run: () => unknown, expected?: unknown, message?: Message): void {
  let thrown: { error: unknown } | undefined;
  try {
    run();
  } catch (error) {
    thrown = { error };
  }
  if (!thrown)
    fail(typeof expected === 'string' ? expected : message, undefined, expected, 'throws');
  if (!matchesError(thrown.error, expected)) fail(message, thrown.error, expected, 'throws');
}

async function rejects(run: unknown, expected?: unknown, message?: Message): Promise<void> {
  let thrown: { error: unknown } | undefined;
  try {
    await (typeof run === 'function' ? (run as () => unknown)() : run);
  } catch (error) {
    thrown = { error };
  }
  if (!thrown) fail(message, undefined, expected, 'rejects');
  if (!matchesError(thrown.error, expected)) fail(message, thrown.error, expected, 'rejects');
}

const ok = (value: unknown, message?: Message): void => {
  if (!value) fail(message, value, true, 'ok');
};

const common = {
  AssertionError,
  ok,
  fail: (message?: Message) => fail(message ?? 'Failed', undefined, undefined, 'fail'),
  throws,
  rejects,
  doesNotThrow: (run: () => unknown) => void run(),
  doesNotReject: async (run: unknown) => {
    await (typeof run === 'function' ? (run as () => unknown)() : run);
  },
  match: (text: string, pattern: RegExp, message?: Message) => {
    if (!pattern.test(text)) fail(message, text, pattern, 'match');
  },
  doesNotMatch: (text: string, pattern: RegExp, message?: Message) => {
    if (pattern.test(text)) fail(message, text, pattern, 'doesNotMatch');
  },
  ifError: (value: unknown) => {
    if (value !== null && value !== undefined) throw value as Error;
  },
  strictEqual: check(Object.is, true, 'strictEqual'),
  notStrictEqual: check(Object.is, false, 'notStrictEqual'),
  deepStrictEqual: check(strictDeep, true, 'deepStrictEqual'),
  notDeepStrictEqual: check(strictDeep, false, 'notDeepStrictEqual'),
  partialDeepStrictEqual: (actual: unknown, expected: object, message?: Message) => {
    if (!matchesError(actual, expected)) fail(message, actual, expected, 'partialDeepStrictEqual');
  },
};

const strictFunctions = {
  ...common,
  equal: common.strictEqual,
  notEqual: common.notStrictEqual,
  deepEqual: common.deepStrictEqual,
  notDeepEqual: common.notDeepStrictEqual,
};
// eslint-disable-next-line eqeqeq
const looseEqual: Check = (a, b) => a == b || (a !== a && b !== b);
const looseFunctions = {
  ...common,
  equal: check(looseEqual, true, '=='),
  notEqual: check(looseEqual, false, '!='),
  deepEqual: check(looseDeep, true, 'deepEqual'),
  notDeepEqual: check(looseDeep, false, 'notDeepEqual'),
};

function callable<T extends object>(functions: T): T & typeof ok {
  return Object.assign(
    (value: unknown, message?: Message) => ok(value, message),
    functions,
  ) as never;
}

export const strict = callable(strictFunctions);
export const assert = Object.assign(callable(looseFunctions), { strict });
Object.assign(strict, { strict });
