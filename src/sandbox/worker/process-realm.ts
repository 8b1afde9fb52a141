import { randomUUID } from 'node:crypto';
import { createRequire, isBuiltin } from 'node:module';
import { getHeapStatistics } from 'node:v8';
import { createContext, Script, type Context } from 'node:vm';
import { closeLanguage } from './close-language.ts';
import { HostWorld } from './host-world.ts';
import { RealmTimeout, type Realm } from './realm.ts';
import { moduleFor } from './stand-ins.ts';

const require = createRequire(import.meta.url);
/** What the realms of this process share. */
const host = new HostWorld();

/** What Node gives every module beyond the language, handed to the context by name. */
const nodeGlobals = [
  'URL',
  'URLSearchParams',
  'TextEncoder',
  'TextDecoder',
  'Buffer',
  'AbortController',
  'AbortSignal',
  'Event',
  'EventTarget',
  'atob',
  'btoa',
  'structuredClone',
] as const;

/**
 * A fresh context in this jailed process, for targets that need Node's own modules. The jail
 * around the process is the wall; the context only keeps candidates from each other.
 */
export class ProcessRealm implements Realm {
  readonly #context: Context;
  readonly #dispatch: unknown;

  constructor(harness: string, builtins: readonly string[]) {
    closeLanguage();
    const allowed = new Set(builtins);
    // What they open when they are loaded is there before any candidate is.
    for (const id of allowed) if (isBuiltin(id)) host.watch(require(id), id);
    const made = new Map<string, unknown>();
    const handOut = (id: string): unknown => {
      if (!allowed.has(id)) throw new Error(`${id} is not available to the target`);
      if (!made.has(id)) {
        made.set(id, moduleFor(id, require, fakeProcess, handOut));
      }
      return made.get(id);
    };
    const globals: Record<string, unknown> = {
      __pawl_require: handOut,
      process: fakeProcess,
    };
    for (const name of nodeGlobals) {
      host.watch(globalThis[name], name);
      globals[name] = globalThis[name];
    }
    // Promises go on inside the call, where its time limit reaches them.
    this.#context = createContext(globals, { microtaskMode: 'afterEvaluate' });
    new Script(harness, { filename: 'pawl-harness.js' }).runInContext(this.#context);
    this.#dispatch = new Script('__pawl_dispatch').runInContext(this.#context);
    new Script('delete globalThis.__pawl_dispatch').runInContext(this.#context);
  }

  async call(operation: string, payload: string, timeoutMs: number): Promise<string> {
    // A script's time can be limited, a function's can not. No candidate can know the name.
    const name = `pawl-${randomUUID()}`;
    const value = { dispatch: this.#dispatch, operation, payload };
    Object.defineProperty(this.#context, name, { value, configurable: true });
    const script = `(() => {
      const call = globalThis["${name}"];
      delete globalThis["${name}"];
      return call.dispatch(call.operation, call.payload);
    })()`;
    try {
      const result = new Script(script).runInContext(this.#context, {
        timeout: timeoutMs,
      }) as string;
      // Promises and Node's callbacks go on between calls.
      if (operation === 'start' || operation === 'tick')
        await new Promise((resolve) => setImmediate(resolve));
      return operation === 'changed' ? withHost(result) : result;
    } catch (error) {
      if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
        throw new RealmTimeout('out of time');
      throw error;
    }
  }

  /** Of the whole process: nothing else runs in it meanwhile. */
  heap(): { readonly used: number; readonly total: number } {
    const heap = getHeapStatistics();
    const external = heap.external_memory;
    return { used: heap.used_heap_size + external, total: heap.total_heap_size + external };
  }

  dispose(): void {
    host.restore();
  }
}

/** What candidates changed of the realm, and of what all realms here share: the latter is put back. */
function withHost(changed: string): string {
  return JSON.stringify([...(JSON.parse(changed) as string[]), ...host.restore()]);
}

/** What most code asks of `process`, without a way out. */
const fakeProcess = Object.freeze({
  env: Object.freeze({ NODE_ENV: 'test' }),
  argv: Object.freeze(['node', 'pawl']),
  platform: process.platform,
  version: process.version,
  versions: Object.freeze({ node: process.versions.node }),
  cwd: () => '/',
  nextTick: (run: (...args: unknown[]) => void, ...args: unknown[]) =>
    queueMicrotask(() => run(...args)),
  hrtime: Object.assign(() => [0, 0], { bigint: () => 0n }),
  memoryUsage: () => ({ heapUsed: 0 }),
  on() {},
  emitWarning() {},
});
