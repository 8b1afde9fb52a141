/**
 * What a bare isolate lacks of the platform and the matchers' library wants at load: events, as
 * far as it uses them. First import of the harness.
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
