type Run = (...args: unknown[]) => void;
type Schedule = (run: Run, delay?: unknown, ...args: unknown[]) => number;

/** What `util.promisify` asks a function for. */
const promisified = Symbol.for('nodejs.util.promisify.custom');

/**
 * Node's modules that tell or keep time, made of the realm's own clock. The real ones are shared with
 * the worker, which measures by them: who changes their members would change what the worker reads, and
 * their timers would go on when the realm is gone.
 */
export function clockModules(realm: Record<string, unknown>): Readonly<Record<string, unknown>> {
  const { setTimeout, setInterval, setImmediate, performance } = realm as never as {
    readonly setTimeout: Schedule;
    readonly setInterval: Schedule;
    readonly setImmediate: (run: Run, ...args: unknown[]) => number;
    readonly performance: object;
  };
  const { clearTimeout, clearInterval, clearImmediate } = realm;
  const wait = (delay?: number, value?: unknown): Promise<unknown> =>
    new Promise((resolve) => void setTimeout(resolve, delay, value));
  const soon = (value?: unknown): Promise<unknown> =>
    new Promise((resolve) => void setImmediate(resolve, value));
  async function* again(delay?: number, value?: unknown): AsyncGenerator {
    for (;;) yield wait(delay, value);
  }
  Object.defineProperty(setTimeout, promisified, { value: wait });
  Object.defineProperty(setImmediate, promisified, { value: soon });
  const promises = {
    setTimeout: wait,
    setImmediate: soon,
    setInterval: again,
    scheduler: { wait, yield: soon },
  };
  const clears = { clearTimeout, clearInterval, clearImmediate };
  return {
    timers: { setTimeout, setInterval, setImmediate, ...clears, promises },
    'timers/promises': promises,
    perf_hooks: { performance, PerformanceObserver, constants: {} },
  };
}

/** Nothing is ever measured. */
class PerformanceObserver {
  static readonly supportedEntryTypes: readonly string[] = [];
  observe(): void {}
  disconnect(): void {}
  takeRecords(): readonly unknown[] {
    return [];
  }
}
