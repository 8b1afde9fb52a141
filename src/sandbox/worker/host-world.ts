interface Slot {
  readonly object: object;
  readonly key: string | symbol;
  readonly was: PropertyDescriptor;
  readonly path: string;
}

/** A class and the methods of what it makes; what lies deeper is state. */
const deepest = 3;

/**
 * The functions and classes of Node's that realms of a process share, as they were before any
 * candidate could get at them. The language's own objects are frozen; these can't be: Node itself
 * sets their members.
 */
export class HostWorld {
  readonly #slots: Slot[] = [];
  readonly #shapes: { readonly object: object; readonly keys: Set<string>; path: string }[] = [];
  readonly #seen = new Set<unknown>();

  /** Remembers all functions that can be reached from here. */
  watch(root: unknown, path: string, depth = 0): void {
    if (!isWatched(root) || this.#seen.has(root) || depth > deepest) return;
    this.#seen.add(root);
    for (const key of Reflect.ownKeys(root)) {
      const at = `${path}.${String(key)}`;
      const made = depth === 0 && isPlain(root) ? Reflect.get(root, key) : undefined;
      const was = Object.getOwnPropertyDescriptor(root, key)!;
      if (!hasFunction(was)) {
        if (isPlain(was.value)) this.watch(was.value, at, depth + 1);
        continue;
      }
      // `fs.promises` and the like are made when they are first asked for, and some then take the
      // place of what made them.
      if (was.get) this.watch(made, at, depth + 1);
      if (was.configurable || was.writable) this.#slots.push({ object: root, key, was, path: at });
      this.watch(was.value, at, depth + 1);
    }
    if (typeof root !== 'function') return;
    const { prototype } = root as { prototype?: object };
    if (prototype === undefined) return;
    this.watch(prototype, `${path}.prototype`, depth + 1);
    for (const object of [root, prototype])
      this.#shapes.push({ object, keys: new Set(Object.getOwnPropertyNames(object)), path });
  }

  /** Puts back what is not as it was, and gives its paths. */
  restore(): string[] {
    const changed: string[] = [];
    for (const { object, key, was, path } of this.#slots) {
      const now = Object.getOwnPropertyDescriptor(object, key);
      if (now && now.value === was.value && now.get === was.get && now.set === was.set) continue;
      changed.push(path);
      Reflect.defineProperty(object, key, was);
    }
    for (const { object, keys, path } of this.#shapes)
      for (const key of Object.getOwnPropertyNames(object))
        if (!keys.has(key) && Reflect.deleteProperty(object, key)) changed.push(`${path}.${key}`);
    return changed;
  }
}

function hasFunction({ value, get, set }: PropertyDescriptor): boolean {
  return typeof value === 'function' || get !== undefined || set !== undefined;
}

function isWatched(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function isPlain(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    [null, Object.prototype].includes(Object.getPrototypeOf(value) as never)
  );
}
