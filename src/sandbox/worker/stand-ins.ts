import { isBuiltin } from 'node:module';

/**
 * Modules of Node's that hand out the worker itself: its process, its own realm, its loader, its
 * engine's settings. Candidates get something of the same shape, of which only the harmless works.
 */
const harmless: Readonly<Record<string, readonly string[]>> = {
  async_hooks: ['AsyncLocalStorage', 'AsyncResource'],
  cluster: ['isPrimary', 'isMaster', 'isWorker'],
  diagnostics_channel: [],
  domain: [],
  inspector: [],
  'inspector/promises': [],
  module: ['builtinModules', 'isBuiltin'],
  process: [],
  repl: ['builtinModules'],
  sea: [],
  sqlite: [],
  trace_events: [],
  v8: ['serialize', 'deserialize', 'getHeapStatistics'],
  vm: ['isContext'],
  wasi: [],
  worker_threads: ['isMainThread', 'threadId', 'parentPort', 'workerData', 'MessageChannel'],
};

/**
 * A module of Node's as candidates may have it.
 *
 * @param load gives the real one
 * @param process what candidates have for it
 * @param allowed gives another module, or throws
 */
export function moduleFor(
  id: string,
  load: (id: string) => unknown,
  process: unknown,
  allowed: (id: string) => unknown,
): unknown {
  const name = id.replace(/^node:/, '');
  if (name === 'process') return process;
  const kept = Object.hasOwn(harmless, name) ? harmless[name] : undefined;
  if (!kept) return copyOf(load(id));
  const real = load(id) as Record<string, unknown>;
  const standIn: Record<string, unknown> = {};
  for (const key of Object.keys(real))
    standIn[key] = kept.includes(key) ? real[key] : refusal(`${name}.${key}`);
  if (name === 'module')
    standIn['createRequire'] = () => (wanted: string) => {
      if (!isBuiltin(wanted)) throw new Error(`${wanted} is not available inside the jail`);
      return allowed(wanted);
    };
  return standIn;
}

function refusal(name: string): () => never {
  return function refused() {
    throw new Error(`${name} is not available inside the jail`);
  };
}

/** A copy for each realm: who changes a module's members changes them for itself. */
function copyOf(module: unknown): unknown {
  if (typeof module !== 'object' || module === null) return module;
  return Object.create(
    Object.getPrototypeOf(module) as object | null,
    Object.getOwnPropertyDescriptors(module),
  ) as unknown;
}
