import type { Example, Value } from '../../candidate/values.ts';
import { Decoder } from './decode.ts';
import { later } from './determinism.ts';
import { isPromise } from './brand.ts';
import { Encoder, encode } from './encode.ts';
import {
  append,
  apply,
  asyncIteratorSymbol,
  call,
  construct,
  enumerableNames,
  getOwnPropertyDescriptor,
  isArray,
  promiseThen,
  quote,
  split,
} from './intrinsics.ts';
import { lookUp } from './linker.ts';
import type { Held } from './held.ts';
import { isPlainExample, isUnchanged } from './plain.ts';
import { References } from './references.ts';
import type { Reused } from './reused.ts';
import { isThenable } from './test-api/run-test.ts';

type Callable = (...args: unknown[]) => unknown;

/** A closer look at what is called, by callers who keep what they get and what they give. */
export interface Looking {
  readonly held?: Held;
  readonly reused?: Reused;
}

/** An example that many versions are put to: what does not depend on the version is made once. */
export interface Input {
  readonly example: Example;
  /** Of each call the arguments once more, which no version gets; absent where they are not plain. */
  readonly twins?: readonly (readonly unknown[])[];
}

export function inputsOf(examples: readonly Example[]): readonly Input[] {
  return map(examples, inputOf);
}

function inputOf(example: Example): Input {
  if (!isPlainExample(example)) return { example };
  const decoder = new Decoder();
  return { example, twins: map(example.calls, ({ args }) => valuesOf(args, decoder)) };
}

/** Calls it without telling what it gives. */
export function callOnly(exports: unknown, symbol: string, { example }: Input, held?: Held): void {
  const use = prepare(exports, symbol, example, decoderFor(exports), 'none');
  if (typeof use === 'string') return;
  for (let i = 0; i < use.calls.length; i++) {
    const { run, receiver, args } = use.calls[i]!;
    try {
      const value = apply(run, receiver, args);
      if (!isThenable(value)) held?.keep(value, args);
      else if (isPromise(value))
        call(promiseThen as never, value as Promise<unknown>, undefined, () => {});
    } catch {
      continue;
    }
  }
}

/**
 * Runs one example against a version of the target and tells what a caller could see, as canonical
 * text: for each call what it returned or threw, and the arguments where they were changed.
 */
export function runExample(
  exports: unknown,
  symbol: string,
  { example, twins }: Input,
  look: Looking = {},
): string | Promise<string> {
  const decoder = decoderFor(exports);
  const use = prepare(exports, symbol, example, decoder, twins ? 'twins' : 'text');
  if (typeof use === 'string') return use;
  const { calls } = use;
  if (look.reused) for (let i = 0; i < calls.length; i++) look.reused.take(calls[i]!.args);
  if (calls.length === 1) {
    const outcome = observe(calls[0]!, twins?.[0], look);
    return isThenable(outcome) ? finish('', outcome, [], undefined, look) : `[${outcome}]`;
  }
  let out = '';
  for (let i = 0; i < calls.length; i++) {
    const outcome = observe(calls[i]!, twins?.[i], look);
    if (isThenable(outcome))
      return finish(out, outcome, rest(calls, i), twins && rest(twins, i), look);
    out += (out && ',') + outcome;
  }
  return `[${out}]`;
}

function rest<T>(list: readonly T[], after: number): T[] {
  const out: T[] = [];
  for (let i = after + 1; i < list.length; i++) append(out, list[i]!);
  return out;
}

async function finish(
  before: string,
  pending: PromiseLike<string>,
  calls: readonly PreparedCall[],
  twins: Input['twins'],
  look: Looking,
): Promise<string> {
  let out = before + (before && ',') + (await pending);
  for (let i = 0; i < calls.length; i++) out += `,${await observe(calls[i]!, twins?.[i], look)}`;
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
  /** The arguments before the call, as text, where they have no twin. */
  readonly before: string;
}

/** How it will be seen whether arguments were changed: by their twins, by their text, or not at all. */
type Snapshot = 'twins' | 'text' | 'none';

/** Finds the function and makes the arguments; a constructor that throws is an outcome too. */
export function prepare(
  exports: unknown,
  symbol: string,
  example: Example,
  decoder: Decoder,
  snapshot: Snapshot,
): { readonly calls: readonly PreparedCall[] } | string {
  const values = (args: readonly Value[]): unknown[] => valuesOf(args, decoder);
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

/** Literals make short lists without asking anybody; `append` is slow. */
function valuesOf(args: readonly Value[], decoder: Decoder): unknown[] {
  switch (args.length) {
    case 1:
      return [decoder.decode(args[0]!)];
    case 2:
      return [decoder.decode(args[0]!), decoder.decode(args[1]!)];
    case 3:
      return [decoder.decode(args[0]!), decoder.decode(args[1]!), decoder.decode(args[2]!)];
    default:
      return map(args, (arg) => decoder.decode(arg));
  }
}

/** `Array.prototype.map`, whatever a candidate made of it. */
function map<T, R>(list: readonly T[], change: (item: T) => R): R[] {
  if (list.length === 1) return [change(list[0]!)];
  const out: R[] = [];
  for (let i = 0; i < list.length; i++) append(out, change(list[i]!));
  return out;
}

function prepared(
  run: Callable,
  receiver: unknown,
  args: unknown[],
  snapshot: Snapshot,
): PreparedCall {
  return { run, receiver, args, before: snapshot === 'text' ? encode(args) : '' };
}

/** The caller's view of one call. Errors that the engine makes are told by class alone: their text names variables. */
function observe(
  { run, receiver, args, before }: PreparedCall,
  twin: readonly unknown[] | undefined,
  look: Looking,
): string | Promise<string> {
  const was = twin ?? before;
  let value: unknown;
  try {
    value = apply(run, receiver, args);
  } catch (error) {
    return tell('threw', error, args, was);
  }
  if (isAsyncIterator(value)) return drained(value, args, was);
  if (!isThenable(value)) {
    // Before it is read for anything else.
    look.held?.keep(value, args);
    return tell('returned', value, args, was);
  }
  // Something with a `then` of its own may do its work only when it is asked.
  const kind = isPromise(value) ? '' : 'thenable ';
  return new Promise((resolve) => {
    value.then(
      (it) => {
        look.held?.keep(it, args);
        resolve(tell(`${kind}resolved`, it, args, was));
      },
      (error: unknown) => resolve(tell(`${kind}rejected`, error, args, was)),
    );
  });
}

type Was = string | readonly unknown[];

function isAsyncIterator(value: unknown): value is AsyncIterator<unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const { next, [asyncIteratorSymbol]: iterator } = value as Partial<
    AsyncIterableIterator<unknown>
  >;
  return typeof next === 'function' && typeof iterator === 'function';
}

/** Items of an asynchronous iterator that are looked at before it counts as endless. */
const drainLimit = 1_000;

async function drained(
  iterator: AsyncIterator<unknown>,
  args: unknown[],
  was: Was,
): Promise<string> {
  const items: unknown[] = [];
  try {
    for (let i = 0; i < drainLimit; i++) {
      const step = await iterator.next();
      if (step.done) return await tell('yielded', [items, step.value], args, was);
      append(items, step.value);
    }
    return await tell('yielded', [items, 'without end'], args, was);
  } catch (error) {
    return tell('yielded', [items, ['threw', error]], args, was);
  }
}

function tell(kind: string, value: unknown, args: unknown[], was: Was): string | Promise<string> {
  const isError = kind.endsWith('threw') || kind.endsWith('rejected');
  let text: string;
  let encoder: Encoder;
  try {
    const change = changeOf(args, was);
    encoder = change.encoder;
    text = `"kind":"${kind}","value":${isError ? encodeThrown(value, encoder) : encoder.encode(value)}`;
    if (change.changed !== undefined) text += `,"mutated":${change.changed}`;
    const called = isError ? '' : callsOf(value, encoder);
    if (called) text += `,"called":[${called}]`;
  } catch (error) {
    return `{"kind":"unreadable","value":${encodeThrown(error, new Encoder({ sources: false }))}}`;
  }
  return encoder.pending.length > 0 ? settled(text, encoder) : `{${text}}`;
}

/** What became of the arguments, where they changed, and an encoder that has met them. */
function changeOf(
  args: unknown[],
  was: string | readonly unknown[],
): { readonly encoder: Encoder; readonly changed?: string } {
  if (typeof was !== 'string') {
    const references = new References();
    if (isUnchanged(args, was, references))
      return { encoder: new Encoder({ sources: false }, references) };
  }
  const encoder = new Encoder({ sources: false });
  const now = encoder.encode(args);
  return now === (typeof was === 'string' ? was : encode(was))
    ? { encoder }
    : { encoder, changed: now };
}

const engineMessage =
  /^(?:Cannot (?:read|set|convert|destructure|access|assign|mix|redefine|delete)|Invalid (?:array|string|count|time|regular)|Maximum call stack|Reduce of empty|Assignment to constant|Class extends|Private field)|is not (?:a function|iterable|defined|a constructor|an object|extensible)|called on|before initialization|must be|cannot be (?:invoked|converted)/;

/** What a function that was given back is called with: what it does is all that a caller has of it. */
const trials: readonly (readonly unknown[])[] = [[], [2], ['b', 1], [[3, 1]]];
const mostFunctions = 8;
const mostMembers = 32;
const deepestCall = 2;

/** What the functions of a result do, one call after the other. */
function callsOf(value: unknown, encoder: Encoder, depth = 0): string {
  if (depth >= deepestCall) return '';
  let out = '';
  const add = (text: string): void => void (out += (out && text && ',') + text);
  const attempt = (run: Callable, receiver: unknown): void => {
    for (let i = 0; i < trials.length; i++) {
      const args = map(trials[i]!, (it) =>
        isArray(it) ? map(it as unknown[], (each) => each) : it,
      );
      try {
        const result = apply(run, receiver, args);
        add(encoder.encode(result));
        add(callsOf(result, encoder, depth + 1));
      } catch (error) {
        add(`["threw",${encodeThrown(error, encoder)}]`);
      }
    }
  };
  if (typeof value === 'function') attempt(value as Callable, undefined);
  else if (typeof value === 'object' && value !== null && !isArray(value)) {
    const keys = enumerableNames(value);
    for (let i = 0, called = 0; i < keys.length && i < mostMembers && called < mostFunctions; i++) {
      const member = getOwnPropertyDescriptor(value, keys[i]!)?.value as unknown;
      if (typeof member !== 'function') continue;
      called++;
      attempt(member as Callable, value);
    }
  }
  return out;
}

/** How long a promise inside a result may take by the realm's own clock, milliseconds. */
const patience = 1e9;

/** What became of the promises inside a result, in the order in which they lie there. */
async function settled(text: string, encoder: Encoder): Promise<string> {
  let out = '';
  for (let i = 0; i < encoder.pending.length && i < drainLimit; i++) {
    out += (out && ',') + (await fate(encoder.pending[i]!, encoder));
  }
  return `{${text},"later":[${out}]}`;
}

function fate(promise: Promise<unknown>, encoder: Encoder): Promise<string> {
  return new Promise((resolve) => {
    const cancel = later(() => resolve('["pending"]'), patience);
    const told = (kind: string, tellIt: () => string): void => {
      cancel();
      try {
        resolve(`["${kind}",${tellIt()}]`);
      } catch {
        resolve('["unreadable"]');
      }
    };
    call(
      promiseThen as never,
      promise,
      (value: unknown) => told('resolved', () => encoder.encode(value)),
      (error: unknown) => told('rejected', () => encodeThrown(error, encoder)),
    );
  });
}

function encodeThrown(error: unknown, encoder: Encoder): string {
  if (error instanceof Error && engineMessage.test(error.message))
    return `["error",${quote(error.name)},"",[]]`;
  return encoder.encode(error);
}
