import {
  append,
  createObject,
  defineProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  ownKeys,
} from './intrinsics.ts';

interface Slot {
  readonly object: object;
  readonly key: string | symbol;
  readonly value: unknown;
  readonly get: unknown;
  readonly set: unknown;
  readonly path: string;
}

interface Shape {
  readonly object: object;
  readonly keys: number;
  readonly prototype: unknown;
  readonly path: string;
}

/**
 * What the language's own objects were when nothing of the user's had run: whoever changes them
 * changes them for all that follow in the realm.
 */
export class World {
  readonly #slots: Slot[] = [];
  readonly #shapes: Shape[] = [];

  /** @param without - names of globals that may change inside: only that they are there counts. */
  constructor(global: object, without: readonly string[]) {
    const seen = new Set<unknown>([global]);
    const queue: { object: object; path: string }[] = [{ object: global, path: '' }];
    const follow = (value: unknown, path: string): void => {
      if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return;
      if (seen.has(value)) return;
      seen.add(value);
      queue.push({ object: value, path });
    };
    for (const [name, one] of unnamed()) follow(getPrototypeOf(one), `%${name}%`);
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { object, path } = next;
      const keys = ownKeys(object);
      const prototype = getPrototypeOf(object);
      this.#shapes.push({ object, keys: keys.length, prototype, path: path || 'globalThis' });
      if (object !== global) follow(prototype, `${path}.__proto__`);
      for (const key of keys) {
        const slot = getOwnPropertyDescriptor(object, key)!;
        const at = path + (path && '.') + String(key);
        this.#slots.push({
          object,
          key,
          value: slot.value,
          get: slot.get,
          set: slot.set,
          path: at,
        });
        if (object === global && without.includes(String(key))) continue;
        follow(slot.value, at);
        follow(slot.get, at);
        follow(slot.set, at);
      }
    }
  }

  /**
   * Closes all of it: nothing can be changed any more. What objects of the user's may have of their own
   * by assignment (`error.name = …`) they still may, as with Node's `--frozen-intrinsics`.
   */
  close(): void {
    for (let i = 0; i < this.#slots.length; i++) {
      const { object, key, value, get, set } = this.#slots[i]!;
      const slot = getOwnPropertyDescriptor(object, key);
      if (!slot?.configurable || get !== undefined || set !== undefined) continue;
      if (slot.writable && typeof key === 'string' && overridden.has(key))
        override(object, key, value, slot);
      else defineProperty(object, key, { writable: false, configurable: false });
    }
    for (let i = 0; i < this.#shapes.length; i++) {
      const { object, path } = this.#shapes[i]!;
      if (path !== 'globalThis') freeze(object);
    }
  }

  /** The paths of what is not as it was, at most a few. */
  changed(): string[] {
    const out: string[] = [];
    const most = 20;
    for (let i = 0; i < this.#slots.length && out.length < most; i++) {
      const slot = this.#slots[i]!;
      const now = getOwnPropertyDescriptor(slot.object, slot.key) ?? missing;
      if (!same(now.value, slot.value) || now.get !== slot.get || now.set !== slot.set)
        append(out, slot.path);
    }
    for (let i = 0; i < this.#shapes.length && out.length < most; i++) {
      const shape = this.#shapes[i]!;
      if (
        ownKeys(shape.object).length !== shape.keys ||
        getPrototypeOf(shape.object) !== shape.prototype
      )
        append(out, shape.path);
    }
    return out;
  }
}

/**
 * One of each kind of object whose prototype no global leads to, under the name of that prototype in
 * ECMA-262, table 6 (well-known intrinsic objects). Those of ECMA-402 are closed by `segments.ts`.
 */
function unnamed(): readonly (readonly [string, object])[] {
  const none = [].values();
  return [
    ['ArrayIteratorPrototype', none],
    ['MapIteratorPrototype', new Map().values()],
    ['SetIteratorPrototype', new Set().values()],
    ['StringIteratorPrototype', ''[Symbol.iterator]()],
    ['RegExpStringIteratorPrototype', ''.matchAll(/x/g)],
    ['IteratorHelperPrototype', none.map(() => none)],
    ['WrapForValidIteratorPrototype', Iterator.from({ next: () => none.next() })],
    ['GeneratorFunction.prototype', function* () {}],
    ['AsyncFunction.prototype', async () => {}],
    ['AsyncGeneratorFunction.prototype', async function* () {}],
  ];
}

const { freeze } = Object;
/** Members that objects are often given of their own by assignment. */
const overridden = new Set(['constructor', 'toString', 'valueOf', 'toJSON', 'name', 'message']);

/** Reads as before; an assignment to what inherits it makes a member of its own. */
function override(object: object, key: string, value: unknown, slot: PropertyDescriptor): void {
  const access = {
    get: () => value,
    set(this: object, given: unknown) {
      if (this === object) throw new TypeError(`${key} can not be changed here`);
      const own = { value: given, writable: true, enumerable: true, configurable: true };
      defineProperty(this, key, own);
    },
    enumerable: slot.enumerable === true,
    configurable: false,
  };
  freeze(access.get);
  freeze(access.set);
  defineProperty(object, key, access);
}

const missing = createObject(null) as PropertyDescriptor;

function same(a: unknown, b: unknown): boolean {
  return a === b || (a !== a && b !== b);
}
