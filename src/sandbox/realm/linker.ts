import { commonJsMark } from '../module-names.ts';
import { getOwnPropertyDescriptor, NativeFunction, NativeMap } from './intrinsics.ts';

/** A bundled module as a CommonJS function body. */
export interface ModuleText {
  readonly id: string;
  readonly code: string;
  /** What each specifier in `require(…)` means; `pawl:target` is the replaceable module. */
  readonly requires: Readonly<Record<string, string>>;
  /** Made anew for every candidate, as is everything that may hold state of the project. */
  readonly live: boolean;
}

type Exports = Record<string, unknown>;
interface ModuleObject {
  exports: unknown;
}
type Factory = (
  this: unknown,
  module: ModuleObject,
  exports: unknown,
  require: (specifier: string) => unknown,
  pawl: unknown,
) => void;

const parameters = ['module', 'exports', 'require', '__pawl'];

export function compile(code: string): Factory {
  return new NativeFunction(...parameters, code) as Factory;
}

/** What the target is given besides the language: fuel, counters, probes. */
export type Hooks = object;

/** Links modules around one version of the target. Modules that are not live are shared. */
export class Linker {
  readonly #modules = new NativeMap<string, ModuleText>();
  readonly #factories = new NativeMap<string, Factory>();
  readonly #shared = new NativeMap<string, ModuleObject>();
  readonly #targetRequires: Readonly<Record<string, string>>;
  readonly #builtin: (id: string) => unknown;

  constructor(
    modules: readonly ModuleText[],
    targetRequires: Readonly<Record<string, string>>,
    builtin: (id: string) => unknown,
  ) {
    for (const module of modules) this.#modules.set(module.id, module);
    this.#targetRequires = targetRequires;
    this.#builtin = builtin;
  }

  /** One version of the target with everything around it. Loads nothing until asked. */
  instance(code: string, hooks: Hooks, wrap: (exports: unknown) => unknown = (it) => it): Instance {
    const live = new NativeMap<string, ModuleObject>();
    const load = (id: string): unknown => {
      if (id === 'pawl:target') return target();
      if (id.endsWith(commonJsMark))
        return (load(id.slice(0, -commonJsMark.length)) as { default: unknown }).default;
      const module = this.#modules.get(id);
      if (!module) return this.#builtin(id);
      const cache = module.live ? live : this.#shared;
      const known = cache.get(id);
      if (known) return known.exports;
      let factory = this.#factories.get(id);
      if (!factory) this.#factories.set(id, (factory = compile(module.code)));
      const object: ModuleObject = { exports: {} };
      cache.set(id, object);
      factory.call(
        object.exports,
        object,
        object.exports,
        (name) => load(wanted(module.requires, name) ?? name),
        hooks,
      );
      return object.exports;
    };
    let object: ModuleObject | undefined;
    let wrapped: unknown;
    let done = false;
    const target = (): unknown => {
      if (object) return done ? wrapped : object.exports;
      object = { exports: {} };
      const factory = compile(code);
      factory.call(
        object.exports,
        object,
        object.exports,
        (name) => {
          const id = wanted(this.#targetRequires, name);
          if (id === undefined) throw new Error(`${name} is not available to the target`);
          return load(id);
        },
        hooks,
      );
      wrapped = wrap(object.exports);
      done = true;
      return wrapped;
    };
    return { target, load };
  }
}

function wanted(requires: Readonly<Record<string, string>>, name: string): string | undefined {
  return getOwnPropertyDescriptor(requires, name)?.value;
}

export interface Instance {
  /** The target's exports (wrapped when recording). Throws what loading throws. */
  readonly target: () => unknown;
  /** Any module's exports, by id. */
  readonly load: (id: string) => unknown;
}

/**
 * Finds what the user means by a symbol: a member of the exports; else the default of that name; else
 * the module itself where it is a function, whatever it is called (`const f = module.exports = …`).
 */
export function lookUp(exports: unknown, symbol: string): unknown {
  const object = exports as Exports;
  const found = object?.[symbol];
  if (found !== undefined && !(typeof exports === 'function' && symbol in NativeFunction.prototype))
    return found;
  if (typeof exports === 'function') return exports;
  const fallback = object?.['default'];
  if (typeof fallback === 'function' && fallback.name === symbol) return fallback;
  return undefined;
}
