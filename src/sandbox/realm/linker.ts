import { commonJsMark } from '../module-names.ts';
import {
  call,
  getOwnPropertyDescriptor,
  mapGet,
  mapSet,
  NativeFunction,
  NativeMap,
} from './intrinsics.ts';

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
export type Factory = (
  this: unknown,
  module: ModuleObject,
  exports: unknown,
  require: (specifier: string) => unknown,
  pawl: unknown,
  version: number,
) => void;

const parameters = ['module', 'exports', 'require', '__pawl', '__pawl_version'];

/** @throws SyntaxError */
export function compile(code: string): Factory {
  return new NativeFunction(...parameters, code) as Factory;
}

/** One version of the target: compiled code, which of its versions it is, and what it is given. */
export interface TargetVersion {
  readonly factory: Factory;
  /** 0 where the code is no schema. */
  readonly number: number;
  readonly hooks: Hooks;
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
  instance(version: TargetVersion, wrap: (exports: unknown) => unknown = (it) => it): Instance {
    const { hooks } = version;
    const live = new NativeMap<string, ModuleObject>();
    const load = (id: string): unknown => {
      if (id === 'pawl:target') return target();
      if (id.endsWith(commonJsMark))
        return (load(id.slice(0, -commonJsMark.length)) as { default: unknown }).default;
      const module = get(this.#modules, id);
      if (!module) return this.#builtin(id);
      const cache = module.live ? live : this.#shared;
      const known = get(cache, id);
      if (known) return known.exports;
      let factory = get(this.#factories, id);
      if (!factory) set(this.#factories, id, (factory = compile(module.code)));
      const object: ModuleObject = { exports: {} };
      set(cache, id, object);
      run(factory, object, (name) => load(wanted(module.requires, name) ?? name), hooks, 0);
      return object.exports;
    };
    let object: ModuleObject | undefined;
    let wrapped: unknown;
    let done = false;
    const target = (): unknown => {
      if (object) return done ? wrapped : object.exports;
      object = { exports: {} };
      const require = (name: string): unknown => {
        const id = wanted(this.#targetRequires, name);
        if (id === undefined) throw new Error(`${name} is not available to the target`);
        return load(id);
      };
      run(version.factory, object, require, hooks, version.number);
      wrapped = wrap(object.exports);
      done = true;
      return wrapped;
    };
    return { target, load };
  }
}

/**
 * Compiled code outlives a candidate, and can be got at from within (`arguments.callee`): what a
 * candidate puts on it must not be called.
 */
function run(
  factory: Factory,
  object: ModuleObject,
  require: (specifier: string) => unknown,
  hooks: Hooks,
  version: number,
): void {
  const { exports } = object;
  call(factory as never, exports, object, exports, require, hooks, version);
}

function get<V>(map: Map<string, V>, key: string): V | undefined {
  return call(mapGet as never, map, key);
}

function set<V>(map: Map<string, V>, key: string, value: V): void {
  call(mapSet as never, map, key, value);
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
