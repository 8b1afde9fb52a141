/**
 * A JavaScript value as data: what crosses between a realm and its host, what the store keeps and
 * what input generators make. JSON-safe. Two values are the same for a caller exactly when their
 * canonical JSON strings are equal: so NaN, -0, holes, property order, shared references and
 * cycles are all told apart.
 *
 * - `null`, booleans, strings and finite numbers but -0 stand for themselves
 * - everything else is an array whose first item is a tag
 *
 * Object references: each container (array, object, map, …) gets the next number, from 0, in the
 * order in which encoding first meets it (depth first, parents before children); meeting it again
 * gives `['ref', number]`.
 */
export type Value =
  | null
  | boolean
  | string
  | number
  | readonly ['undefined']
  | readonly ['number', 'NaN' | 'Infinity' | '-Infinity' | '-0']
  | readonly ['bigint', string]
  /** Description; a registered symbol has its key, a well-known one its name. */
  | readonly ['symbol', 'unique' | 'registered' | 'well-known', string]
  /** Items; `['hole']` where sparse. Own enumerable properties beyond the indices follow as entries. */
  | readonly ['array', readonly Item[], (readonly Entry[])?]
  /** Own enumerable properties in order; the class's name, '' for plain, null for no prototype. */
  | readonly ['object', readonly Entry[], (string | null)?]
  | readonly ['map', readonly (readonly [Value, Value])[]]
  | readonly ['set', readonly Value[]]
  /** Milliseconds since the epoch; null when invalid. */
  | readonly ['date', number | null]
  | readonly ['regexp', string, string, number]
  /** Constructor name, elements as strings where bigint. */
  | readonly ['typed', string, readonly Value[]]
  | readonly ['buffer', readonly number[]]
  /** Class name, message, own enumerable properties. */
  | readonly ['error', string, string, readonly Entry[]]
  /** A boxed primitive. */
  | readonly ['boxed', Value]
  /** Source text; only functions without free variables survive decoding. */
  | readonly ['function', string]
  | readonly ['promise', 'resolved' | 'rejected' | 'pending', Value]
  /** An iterator or generator, drained up to a limit: the values that it gave, and its return. */
  | readonly ['iterator', readonly Value[], Value]
  | readonly ['ref', number]
  /** Something that can't be told: a Proxy, WeakMap, … by its class name. Never equal to anything. */
  | readonly ['opaque', string];

export type Item = Value | readonly ['hole'];
/** Key (a string, or an encoded symbol) and value. */
export type Entry = readonly [string | readonly ['symbol', string, string], Value];

/** The tag of a non-literal value, undefined for literals. */
export function tagOf(value: Value | Item): string | undefined {
  return Array.isArray(value) ? (value[0] as string) : undefined;
}

/** What one call did, as its caller could see it. */
export interface Outcome {
  readonly kind: 'returned' | 'threw';
  readonly value: Value;
  /** The arguments after the call, where the call changed them. */
  readonly mutated?: readonly Value[];
}

/**
 * A recorded or generated use of the target. For a function: one call. For a method: the
 * constructor's arguments, then calls on that instance in order.
 */
export interface Example {
  readonly construct?: readonly Value[];
  readonly calls: readonly Call[];
  readonly origin: 'recorded' | 'generated' | 'grown';
}

export interface Call {
  /** The method's name; absent when the target is a function. */
  readonly method?: string;
  readonly args: readonly Value[];
}
