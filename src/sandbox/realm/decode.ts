import type { Entry, Item, Value } from '../../candidate/values.ts';
import * as own from './intrinsics.ts';

/** Looks a class of the target up by name, so that instances get their prototype back. */
export type Classes = (name: string) => (abstract new () => object) | undefined;

/**
 * Makes the values again that `encode` described, fresh objects each time. One decoder shares
 * references across all that it decodes.
 *
 * @throws TypeError for a value that can't be made (a promise, an opaque one).
 */
export class Decoder {
  readonly #made: unknown[] = [];
  readonly #classes: Classes;

  constructor(classes: Classes = () => undefined) {
    this.#classes = classes;
  }

  decode(value: Value): unknown {
    if (!own.isArray(value)) return value;
    const [tag, first, second, third] = value as unknown as readonly [string, never, never, never];
    switch (tag) {
      case 'undefined':
        return undefined;
      case 'number':
        return first === '-0' ? -0 : +first;
      case 'bigint':
        return own.NativeBigInt(first);
      case 'symbol':
        return this.#symbol(first, second);
      case 'ref':
        return this.#made[first];
      case 'function':
        return functionOf(first);
      case 'array':
        return this.#array(first, second);
      case 'object':
        return this.#entries(this.#keep(this.#blank(second)), first);
      case 'map':
        return this.#map(first);
      case 'set': {
        const set = this.#keep(new own.NativeSet<unknown>());
        const items = first as readonly Value[];
        for (let i = 0; i < items.length; i++) own.call(own.setAdd, set, this.decode(items[i]!));
        return set;
      }
      case 'date':
        return this.#keep(new own.NativeDate(first === null ? NaN : first));
      case 'regexp': {
        const regexp = this.#keep(new own.NativeRegExp(first, second));
        regexp.lastIndex = third;
        return regexp;
      }
      case 'typed':
        return this.#typed(first, second);
      case 'buffer':
        return this.#keep(new own.NativeUint8Array(first as readonly number[]).buffer);
      case 'error':
        return this.#error(first, second, third);
      case 'boxed':
        return this.#keep(own.NativeObject(this.decode(first)) as object);
      case 'iterator':
        return this.#iterator(first, second);
      default:
        throw new TypeError(`a ${tag} value can't be made again`);
    }
  }

  #keep<T>(value: T): T {
    this.#made[this.#made.length] = value;
    return value;
  }

  #blank(name: string | null | undefined): object {
    if (name === null) return own.createObject(null) as object;
    const owner = name === undefined ? undefined : this.#classes(name);
    return owner ? (own.createObject(owner.prototype as object) as object) : {};
  }

  #array(items: readonly Item[], extra: readonly Entry[] | undefined): unknown[] {
    const array = this.#keep([] as unknown[]);
    for (let i = 0; i < items.length; i++) {
      const item = items[i]!;
      if (own.isArray(item) && item[0] === 'hole') array.length = i + 1;
      else array[i] = this.decode(item as Value);
    }
    if (extra) this.#entries(array, extra);
    return array;
  }

  #entries<T extends object>(into: T, entries: readonly Entry[]): T {
    for (let i = 0; i < entries.length; i++) {
      const [name, value] = entries[i]!;
      const key = typeof name === 'string' ? name : this.#symbol(name[1], name[2]);
      if (key === '__proto__')
        own.defineProperty(into, key, {
          value: this.decode(value),
          enumerable: true,
          writable: true,
          configurable: true,
        });
      else (into as Record<string | symbol, unknown>)[key] = this.decode(value);
    }
    return into;
  }

  #map(entries: readonly (readonly [Value, Value])[]): Map<unknown, unknown> {
    const map = this.#keep(new own.NativeMap<unknown, unknown>());
    for (let i = 0; i < entries.length; i++) {
      const key = this.decode(entries[i]![0]);
      own.call(own.mapSet, map, key, this.decode(entries[i]![1]));
    }
    return map;
  }

  #typed(name: string, items: readonly Value[]): unknown {
    const Type = own.typedArrays[name];
    if (!Type) throw new TypeError(`no typed array is called ${name}`);
    const index = this.#made.length;
    this.#keep(undefined);
    const values: unknown[] = [];
    for (let i = 0; i < items.length; i++) values[i] = this.decode(items[i]!);
    return (this.#made[index] = new Type(values));
  }

  #error(name: string, message: string, entries: readonly Entry[]): Error {
    const Type = own.errorTypes[name];
    const error = this.#keep(Type ? new Type(message) : new own.NativeError(message));
    const owner = Type ? undefined : this.#classes(name);
    if (owner) own.setPrototypeOf(error, owner.prototype as object);
    return this.#entries(error, entries);
  }

  #iterator(items: readonly Value[], last: Value): Iterator<unknown> {
    const index = this.#made.length;
    this.#keep(undefined);
    const values: unknown[] = [];
    for (let i = 0; i < items.length; i++) values[i] = this.decode(items[i]!);
    const end = this.decode(last);
    const iterator = (function* () {
      for (let i = 0; i < values.length; i++) yield values[i];
      return end;
    })();
    this.#made[index] = iterator;
    return iterator;
  }

  #symbol(kind: string, name: string): symbol {
    if (kind === 'registered') return own.symbolFor(name);
    if (kind === 'well-known') return (own.NativeSymbol as never as Record<string, symbol>)[name]!;
    return own.NativeSymbol(name);
  }
}

/** A method's text (`f(x) { … }`) is no expression; as an object's member it is one. */
function functionOf(text: string): unknown {
  try {
    return evaluate(text);
  } catch {
    const holder = evaluate(`{${text}}`) as Record<string | symbol, unknown>;
    return holder[own.ownKeys(holder)[0]!];
  }
}

function evaluate(expression: string): unknown {
  return (0, own.NativeFunction)(`"use strict"; return (${expression});`)();
}
