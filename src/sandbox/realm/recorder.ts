import type { Call, Example, Value } from '../../candidate/values.ts';
import { Encoder } from './encode.ts';
import { apply, construct, parseJson } from './intrinsics.ts';

type Callable = (...args: unknown[]) => unknown;

interface Line {
  readonly test: string;
  readonly symbol: string;
  readonly example: Example;
}

/** Most calls on one instance that are kept as one example. */
const callLimit = 60;

/** Records the calls that tests make of the target's exports. Outcomes are found by replaying. */
export class Recorder {
  readonly #symbols: readonly string[];
  readonly #limit: number;
  readonly #lines: (() => Line)[] = [];
  readonly #keys = new Set<string>();
  #depth = 0;
  #test = '';
  #testStart = 0;
  readonly #passed: boolean[] = [];

  constructor(symbols: readonly string[], limit: number) {
    this.#symbols = symbols;
    this.#limit = limit;
  }

  startTest(id: string): void {
    this.#test = id;
    this.#testStart = this.#lines.length;
  }

  /** What a failing test called may be a use of the target as it should be, but proves nothing. */
  endTest(ok: boolean): void {
    for (let i = this.#testStart; i < this.#lines.length; i++) this.#passed[i] = ok;
  }

  recorded(): readonly (Line & { readonly passed: boolean })[] {
    return this.#lines.map((line, i) => ({ ...line(), passed: this.#passed[i] ?? false }));
  }

  /** The exports with every wanted function and class replaced by one that records. */
  wrap(exports: unknown): unknown {
    const isFunction = typeof exports === 'function';
    if (!isFunction && (typeof exports !== 'object' || exports === null)) return exports;
    const wanted = new Set(this.#symbols.map((symbol) => symbol.split('.')[0]!));
    const members = Object.getOwnPropertyDescriptors(exports);
    for (const name of wanted) {
      const key = keyOf(exports as Exports, name);
      if (key === undefined) continue;
      members[key] = {
        value: this.#wrapOne(name, (exports as Exports)[key] as Callable),
        enumerable: true,
        configurable: true,
        writable: true,
      };
    }
    if (!isFunction)
      return Object.create(Object.getPrototypeOf(exports) as object, members) as unknown;
    // `module.exports = f`: the module is the function, and may carry others as its properties.
    const own = exports as Callable;
    const name = wanted.has(own.name)
      ? own.name
      : ([...wanted].find((it) => keyOf(exports as never, it) === undefined) ??
        (wanted.has('default') ? 'default' : undefined));
    if (name === undefined) return withMembers(own, members);
    return withMembers(this.#wrapOne(name, own), members);
  }

  #wrapOne(name: string, target: Callable): Callable {
    const methods = this.#symbols
      .filter((symbol) => symbol.startsWith(`${name}.`))
      .map((symbol) => symbol.slice(name.length + 1));
    return methods.length > 0
      ? this.#wrapClass(name, target, methods)
      : this.#wrapFunction(name, target);
  }

  #wrapFunction(symbol: string, target: Callable): Callable {
    return new Proxy(target, {
      apply: (fn, receiver, args: unknown[]) => {
        if (this.#depth === 0) {
          const encoded = this.#encode(args);
          if (encoded)
            this.#keep(
              symbol,
              () => ({ calls: [{ args: encoded }], origin: 'recorded' }),
              JSON.stringify(encoded),
            );
        }
        return this.#outermost(() => apply(fn, receiver as unknown, args));
      },
    });
  }

  #wrapClass(name: string, target: Callable, methods: readonly string[]): Callable {
    return new Proxy(target, {
      construct: (Class, args: unknown[], newTarget) => {
        const given = this.#depth === 0 ? this.#encode(args) : undefined;
        const instance = this.#outermost(() =>
          construct(Class as never, args, newTarget),
        ) as object;
        if (given) this.#follow(name, instance, given, methods);
        return instance;
      },
      get: (Class, key, receiver) => {
        const value = Reflect.get(Class, key, receiver) as unknown;
        if (
          typeof key !== 'string' ||
          !methods.includes(`static.${key}`) ||
          typeof value !== 'function'
        )
          return value;
        return (...args: unknown[]): unknown => {
          const encoded = this.#depth === 0 ? this.#encode(args) : undefined;
          if (encoded)
            this.#keep(
              `${name}.static.${key}`,
              () => ({
                construct: [],
                calls: [{ method: key, args: encoded }],
                origin: 'recorded',
              }),
              JSON.stringify(encoded),
            );
          return this.#outermost(() => apply(value as Callable, Class, args));
        };
      },
    });
  }

  /** Every method call on the instance from now on becomes part of one example of each wanted method. */
  #follow(
    name: string,
    instance: object,
    given: readonly Value[],
    methods: readonly string[],
  ): void {
    const calls: Call[] = [];
    const kept = new Set<string>();
    const seen = new Set<string>();
    for (
      let at: object | null = instance;
      at && at !== Object.prototype;
      at = Object.getPrototypeOf(at) as object | null
    ) {
      for (const method of Object.getOwnPropertyNames(at)) {
        if (method === 'constructor' || seen.has(method)) continue;
        seen.add(method);
        const descriptor = Object.getOwnPropertyDescriptor(at, method)!;
        if (typeof descriptor.value !== 'function') continue;
        const original = descriptor.value as Callable;
        Object.defineProperty(instance, method, {
          configurable: true,
          writable: true,
          enumerable: false,
          value: (...args: unknown[]): unknown => {
            const encoded =
              this.#depth === 0 && calls.length < callLimit ? this.#encode(args) : undefined;
            if (encoded) {
              calls.push({ method, args: encoded });
              if (methods.includes(method) && !kept.has(method)) {
                kept.add(method);
                this.#keep(`${name}.${method}`, () => ({
                  construct: given,
                  calls: [...calls],
                  origin: 'recorded',
                }));
              }
            }
            return this.#outermost(() => apply(original, instance, args));
          },
        });
      }
    }
    if (methods.includes('constructor'))
      this.#keep(`${name}.constructor`, () => ({
        construct: given,
        calls: [...calls],
        origin: 'recorded',
      }));
  }

  #keep(symbol: string, example: () => Example, key?: string): void {
    if (this.#lines.length >= this.#limit) return;
    if (key !== undefined) {
      if (this.#keys.has(symbol + key)) return;
      this.#keys.add(symbol + key);
    }
    const test = this.#test;
    this.#lines.push(() => ({ test, symbol, example: example() }));
  }

  /** Calls that the target makes of itself are its own business. */
  #outermost(run: () => unknown): unknown {
    this.#depth++;
    try {
      return run();
    } finally {
      this.#depth--;
    }
  }

  /** Undefined when an argument is something that can't be made again. */
  #encode(args: readonly unknown[]): readonly Value[] | undefined {
    try {
      const encoder = new Encoder({ sources: true });
      const values = args.map((arg) => encoder.encode(arg));
      const text = `[${values.join(',')}]`;
      if (text.includes('["opaque"') || text.length > 200_000) return undefined;
      return parseJson(text) as readonly Value[];
    } catch {
      return undefined;
    }
  }
}

type Exports = Record<string, unknown>;

/** Where a wanted function is found: by its name, or as the default that has this name. */
function keyOf(exports: Exports, name: string): string | undefined {
  if (Object.hasOwn(exports, name)) return typeof exports[name] === 'function' ? name : undefined;
  const fallback = Object.hasOwn(exports, 'default') ? exports['default'] : undefined;
  return typeof fallback === 'function' && fallback.name === name ? 'default' : undefined;
}

/** The members seen through the wrapped function, leaving the function's own alone. */
function withMembers(wrapped: Callable, members: PropertyDescriptorMap): Callable {
  return new Proxy(wrapped, {
    get: (target, key, receiver) =>
      typeof key === 'string' && typeof members[key]?.value === 'function' && key !== 'constructor'
        ? (members[key].value as unknown)
        : (Reflect.get(target, key, receiver) as unknown),
  });
}
