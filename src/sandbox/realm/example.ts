import type { Example, Value } from '../../candidate/values.ts';
import { Decoder } from './decode.ts';
import { Encoder, encode } from './encode.ts';
import { append, apply, call, construct, quote, split } from './intrinsics.ts';
import { lookUp } from './linker.ts';
import { isThenable } from './test-api/run-test.ts';

type Callable = (...args: unknown[]) => unknown;

/**
 * Runs one example against a version of the target and tells what a caller could see, as canonical
 * text: for each call what it returned or threw, and the arguments where they were changed.
 */
export function runExample(
  exports: unknown,
  symbol: string,
  example: Example,
): string | Promise<string> {
  const decoder = decoderFor(exports);
  const use = prepare(exports, symbol, example, decoder);
  if (typeof use === 'string') return use;
  let out = '';
  for (let i = 0; i < use.calls.length; i++) {
    const outcome = observe(use.calls[i]!);
    if (isThenable(outcome)) return finish(out, outcome, use.calls.slice(i + 1));
    out += (out && ',') + outcome;
  }
  return `[${out}]`;
}

async function finish(
  before: string,
  pending: PromiseLike<string>,
  rest: readonly PreparedCall[],
): Promise<string> {
  let out = before + (before && ',') + (await pending);
  for (const next of rest) out += `,${await observe(next)}`;
  return `[${out}]`;
}

export function decoderFor(exports: unknown): Decoder {
  return new Decoder((name) => {
    const found = lookUp(exports, name);
    return typeof found === 'function' && found.name === name ? (found as never) : undefined;
  });
}

export interface PreparedCall {
  readonly run: Callable;
  readonly receiver: unknown;
  readonly args: unknown[];
  readonly before: string;
}

/** Finds the function and makes the arguments; a constructor that throws is an outcome too. */
export function prepare(
  exports: unknown,
  symbol: string,
  example: Example,
  decoder: Decoder,
  /** Whether to keep what the arguments were, to see later whether they were changed. */
  snapshot = true,
): { readonly calls: readonly PreparedCall[] } | string {
  const values = (args: readonly Value[]): unknown[] => map(args, (arg) => decoder.decode(arg));
  if (!example.construct) {
    const run = lookUp(exports, symbol) as Callable;
    const receiver = undefined;
    return {
      calls: map(example.calls, ({ args }) => prepared(run, receiver, values(args), snapshot)),
    };
  }
  const parts = call(split, symbol, '.');
  const Class = lookUp(exports, parts[0]!) as never;
  if (parts[1] === 'static') {
    return {
      calls: map(example.calls, ({ method, args }) =>
        prepared((Class as Record<string, Callable>)[method!]!, Class, values(args), snapshot),
      ),
    };
  }
  let instance: Record<string, Callable>;
  try {
    instance = construct(Class, values(example.construct));
  } catch (error) {
    return `[{"kind":"threw","value":${encodeThrown(error, new Encoder({ sources: false }))}}]`;
  }
  return {
    calls: map(example.calls, ({ method, args }) =>
      prepared(instance[method!]!, instance, values(args), snapshot),
    ),
  };
}

/** `Array.prototype.map`, whatever a candidate made of it. */
function map<T, R>(list: readonly T[], change: (item: T) => R): R[] {
  const out: R[] = [];
  for (let i = 0; i < list.length; i++) append(out, change(list[i]!));
  return out;
}

function prepared(
  run: Callable,
  receiver: unknown,
  args: unknown[],
  snapshot: boolean,
): PreparedCall {
  return { run, receiver, args, before: snapshot ? encode(args) : '' };
}

/** The caller's view of one call. Errors that the engine makes are told by class alone: their text names variables. */
function observe({ run, receiver, args, before }: PreparedCall): string | Promise<string> {
  let value: unknown;
  try {
    value = apply(run, receiver, args);
  } catch (error) {
    return tell('threw', error, args, before);
  }
  if (isThenable(value))
    return new Promise((resolve) => {
      value.then(
        (it) => resolve(tell('resolved', it, args, before)),
        (error: unknown) => resolve(tell('rejected', error, args, before)),
      );
    });
  return tell('returned', value, args, before);
}

function tell(kind: string, value: unknown, args: unknown[], before: string): string {
  const encoder = new Encoder({ sources: false });
  let after: string;
  let text: string;
  try {
    after = encoder.encode(args);
    text =
      kind === 'threw' || kind === 'rejected'
        ? encodeThrown(value, encoder)
        : encoder.encode(value);
  } catch (error) {
    return `{"kind":"unreadable","value":${encodeThrown(error, new Encoder({ sources: false }))}}`;
  }
  const mutated = after === before ? '' : `,"mutated":${after}`;
  return `{"kind":"${kind}","value":${text}${mutated}}`;
}

const engineMessage =
  /^(?:Cannot (?:read|set|convert|destructure|access|assign|mix|redefine|delete)|Invalid (?:array|string|count|time|regular)|Maximum call stack|Reduce of empty|Assignment to constant|Class extends|Private field)|is not (?:a function|iterable|defined|a constructor|an object|extensible)|called on|before initialization|must be|cannot be (?:invoked|converted)/;

function encodeThrown(error: unknown, encoder: Encoder): string {
  if (error instanceof Error && engineMessage.test(error.message))
    return `["error",${quote(error.name)},"",[]]`;
  return encoder.encode(error);
}
