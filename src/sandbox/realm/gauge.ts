import type { Example } from '../../candidate/values.ts';
import { decoderFor, prepare } from './example.ts';
import { encode } from './encode.ts';
import { describeError } from './describe-error.ts';
import { Fuel, hooksWith } from './hooks.ts';
import { append, apply, createObject, ownKeys } from './intrinsics.ts';
import type { Hooks, Instance } from './linker.ts';
import { toJson } from './to-json.ts';
import type { World } from './world.ts';

export interface GaugeRequest {
  /** The user's metrics, as a module. */
  readonly metrics: string;
  readonly names: readonly string[];
  readonly code: string;
  readonly symbol: string;
  readonly examples: readonly Example[];
}

type Function = (...args: unknown[]) => unknown;

/** Calls whose results are kept, at most: a metric may call as often as it likes. */
const mostKept = 10_000;

/**
 * What the user's metrics say of one version. They load first, then the language's own objects are
 * closed, then the version loads: it can change nothing that the metrics work with. What its calls
 * give is told too, since who does less while a metric looks would win by it.
 */
export function gauge(
  request: GaugeRequest,
  load: (code: string, hooks: Hooks) => Instance,
  world: World,
): string {
  const { metrics, names, code, symbol, examples } = request;
  const hooks = (): Hooks => hooksWith({ fuel: new Fuel(Number.MAX_SAFE_INTEGER) });
  const own = load(metrics, hooks()).target() as Record<string, unknown>;
  world.close();
  const figures = createObject(null) as Record<string, unknown>;
  const given: string[] = [];
  const exports = watched(load(code, hooks()).target() as Record<string, unknown>, given);
  for (let i = 0; i < names.length; i++) {
    const name = names[i]!;
    figures[name] = figureOf(own[name] as Function, exports, inputs(exports, symbol, examples));
  }
  return toJson({ figures, given });
}

function figureOf(metric: Function, exports: unknown, args: unknown[]): unknown {
  if (typeof metric !== 'function') return 'is no function of the metrics that were given';
  try {
    const figure = metric(exports, args);
    if (typeof figure !== 'number') return `gives no number but ${typeof figure}`;
    if (!(figure >= 0 && figure < Infinity)) return `gives ${figure}`;
    return figure;
  } catch (error) {
    return `throws ${describeError(error)}`;
  }
}

/** The arguments of each call, made anew. */
function inputs(exports: unknown, symbol: string, examples: readonly Example[]): unknown[] {
  const all: unknown[] = [];
  for (let i = 0; i < examples.length; i++) {
    const use = prepare(exports, symbol, examples[i]!, decoderFor(exports), 'none');
    if (typeof use === 'string') continue;
    for (let j = 0; j < use.calls.length; j++) append(all, use.calls[j]!.args);
  }
  return all;
}

/** The exports, of which each function tells what it gives. */
function watched(exports: Record<string, unknown>, given: string[]): Record<string, unknown> {
  const all: Record<string, unknown> = {};
  const keys = ownKeys(exports) as string[];
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    const value = exports[key];
    all[key] =
      typeof value === 'function' && !isClass(value as Function)
        ? told(value as Function, given)
        : value;
  }
  return all;
}

function told(run: Function, given: string[]): Function {
  return function (this: unknown, ...args: unknown[]) {
    const result: unknown = apply(run, this, args);
    if (given.length < mostKept) append(given, encode(result));
    return result;
  };
}

const classHead = /^class\b/;
const { test } = RegExp.prototype;
const { toString } = Function.prototype;

function isClass(value: Function): boolean {
  const text: unknown = apply(toString, value, []);
  return apply(test, classHead, [text]) === true;
}
