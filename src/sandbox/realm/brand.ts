import * as own from './intrinsics.ts';

function ignore(): void {}

type Brand =
  'map' | 'set' | 'date' | 'regexp' | 'error' | 'boxed' | 'promise' | 'buffer' | 'view' | 'opaque';

const brands: Record<string, Brand> = {
  __proto__: null as never,
  '[object Map]': 'map',
  '[object Set]': 'set',
  '[object Date]': 'date',
  '[object RegExp]': 'regexp',
  '[object Error]': 'error',
  '[object Number]': 'boxed',
  '[object String]': 'boxed',
  '[object Boolean]': 'boxed',
  '[object Symbol]': 'boxed',
  '[object BigInt]': 'boxed',
  '[object Promise]': 'promise',
  '[object ArrayBuffer]': 'buffer',
  '[object DataView]': 'view',
  '[object WeakMap]': 'opaque',
  '[object WeakSet]': 'opaque',
  '[object WeakRef]': 'opaque',
};

/** Most objects: made by a literal, with nothing in internal slots, and no iterator. */
export function isOrdinary(value: object): boolean {
  return (
    own.getPrototypeOf(value) === own.NativeObject.prototype &&
    own.call(own.objectToString, value) === '[object Object]' &&
    !isIterator(value)
  );
}

/** What the value is by its internal slots where a tag can lie; undefined for ordinary objects. */
export function brand(value: object): Brand | undefined {
  const claimed = brands[own.call(own.objectToString, value)];
  if (claimed === undefined) return value instanceof own.NativeError ? 'error' : undefined;
  try {
    switch (claimed) {
      case 'map':
        own.call(own.mapGet, value as Map<unknown, unknown>, undefined);
        break;
      case 'set':
        own.call(own.setForEach, value as Set<unknown>, (() => {}) as never);
        break;
      case 'date':
        own.call(own.dateGetTime, value as Date);
        break;
      case 'regexp':
        own.call(own.regexpSource, value as RegExp);
        break;
      case 'boxed':
        unbox(value);
        break;
      case 'buffer':
        own.call(own.bufferLength, value as ArrayBuffer);
        break;
      case 'promise':
        own.call(own.promiseThen as never, value, undefined, ignore);
        break;
      case 'view':
        own.call(own.viewOffset, value as DataView);
        break;
      default:
    }
    return claimed;
  } catch {
    return undefined;
  }
}

const unboxers = [
  own.numberValueOf,
  own.stringValueOf,
  own.booleanValueOf,
  own.symbolValueOf,
  own.bigintValueOf,
];

/** @throws TypeError for anything but a boxed primitive. */
export function unbox(value: object): unknown {
  for (let i = 0; i < unboxers.length; i++) {
    try {
      return own.call(unboxers[i] as () => unknown, value as never);
    } catch {
      // Of another type.
    }
  }
  throw new TypeError('nothing is boxed here');
}

/** '' for a plain object, null for one without a prototype. */
export function className(value: object): string | null {
  const prototype = own.getPrototypeOf(value);
  if (prototype === null) return null;
  if (prototype === own.NativeObject.prototype) return '';
  const owner = own.getOwnPropertyDescriptor(prototype, 'constructor')?.value as unknown;
  const name = typeof owner === 'function' ? (owner as { name: unknown }).name : undefined;
  return typeof name === 'string' ? name : '';
}

export function isIterator(value: object): value is Iterator<unknown> {
  const candidate = value as Partial<Iterator<unknown> & Iterable<unknown>>;
  return (
    typeof candidate.next === 'function' && typeof candidate[own.iteratorSymbol] === 'function'
  );
}

/** By its inner slots, whatever realm it is of. */
export function isPromise(value: object): boolean {
  return brand(value) === 'promise';
}
