import { isOrdinary } from './brand.ts';
import { append, defineProperty, isArray, isExtensible, ownKeys } from './intrinsics.ts';

type Container = Record<PropertyKey, unknown>;

/**
 * A caller that keeps its lists and objects and puts something else into them before it calls again. Who
 * answers by what it was given, and not by what is in it, gives what was right the last time.
 */
export class Reused {
  readonly #kept: unknown[] = [];

  /** Puts what these arguments hold into those of the call before, and those in their place. */
  take(args: unknown[]): void {
    for (let i = 0; i < args.length; i++) {
      const now = args[i];
      const old = i < this.#kept.length ? this.#kept[i] : undefined;
      if (isArray(now) && isArray(old) && isExtensible(old)) {
        old.length = 0;
        for (let j = 0; j < now.length; j++) append(old, now[j] as unknown);
        put(args, i, old);
      } else if (isPlain(now) && isPlain(old) && isExtensible(old)) {
        // By index: a candidate may have replaced the iterator of arrays.
        const gone = ownKeys(old);
        for (let j = 0; j < gone.length; j++) delete old[gone[j]!];
        const keys = ownKeys(now);
        for (let j = 0; j < keys.length; j++) put(old, keys[j]!, now[keys[j]!]);
        put(args, i, old);
      }
      put(this.#kept, i, args[i]);
    }
  }
}

function isPlain(value: unknown): value is Container {
  return typeof value === 'object' && value !== null && !isArray(value) && isOrdinary(value);
}

function put(object: object, key: PropertyKey, value: unknown): void {
  defineProperty(object, key, {
    __proto__: null,
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  } as PropertyDescriptor);
}
