/**
 * What a bare isolate lacks of the platform: events, as far as the matchers' library wants them at
 * load, and Node's own name of the global object, which modules for browsers and Node ask for.
 * First import of the harness.
 */
const realm = globalThis as never as Record<string, unknown>;

class MinimalEvent {
  readonly type: string;
  constructor(type: string) {
    this.type = type;
  }
}

class MinimalEventTarget {
  readonly #listeners = new Map<string, ((event: unknown) => void)[]>();

  addEventListener(type: string, listener: (event: unknown) => void): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }

  removeEventListener(type: string, listener: (event: unknown) => void): void {
    this.#listeners.set(
      type,
      (this.#listeners.get(type) ?? []).filter((it) => it !== listener),
    );
  }

  dispatchEvent(event: MinimalEvent): boolean {
    for (const listener of this.#listeners.get(event.type) ?? []) listener(event);
    return true;
  }
}

realm['Event'] ??= MinimalEvent;
realm['EventTarget'] ??= MinimalEventTarget;
realm['console'] ??= new Proxy({}, { get: () => () => undefined });
realm['global'] ??= realm;
