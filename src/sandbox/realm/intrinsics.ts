/**
 * What the harness uses of the language, captured before any candidate loads: a candidate that
 * replaces `Array.prototype.push` or `JSON.stringify` changes its own world, not the judge's.
 * Harness code calls methods only through `call`.
 */
export const {
  apply,
  ownKeys,
  getPrototypeOf,
  setPrototypeOf,
  getOwnPropertyDescriptor,
  defineProperty,
  construct,
  isExtensible,
} = Reflect;

/** `call(method, receiver, ...args)`, whatever happened to `Function.prototype.call` since. */
export const call: <T, A extends unknown[], R>(
  method: (this: T, ...args: A) => R,
  receiver: T,
  ...args: A
) => R = Function.prototype.call.bind(Function.prototype.call) as never;

/** Adds to a list whatever `push`, or setters of indices, have become. */
export function append<T>(list: T[], item: T): void {
  defineProperty(list, list.length, {
    __proto__: null,
    value: item,
    writable: true,
    enumerable: true,
    configurable: true,
  } as PropertyDescriptor);
}

export const NativeFunction = Function;
export const NativeObject = Object;
export const NativeDate = Date;
export const NativeMap = Map;
export const NativeSet = Set;
export const NativeWeakSet = WeakSet;
export const weakSetAdd = WeakSet.prototype.add;
export const weakSetHas = WeakSet.prototype.has;
export const NativePromise = Promise;
export const NativeRegExp = RegExp;
export const NativeError = Error;
export const NativeSymbol = Symbol;
export const NativeBigInt = BigInt;
export const NativeUint8Array = Uint8Array;
export const createObject = Object.create;
export const enumerableNames = Object.keys;
export const ownSymbols = Object.getOwnPropertySymbols;
export const hasOwn = Object.hasOwn;
export const isSame = Object.is;
export const isEnumerable = Object.prototype.propertyIsEnumerable;
export const isArray = Array.isArray;
export const isView = ArrayBuffer.isView;
export const parseJson = JSON.parse;
export const quote = JSON.stringify as (text: string) => string;
export const keyFor = Symbol.keyFor;
export const symbolFor = Symbol.for;
export const promiseThen = Promise.prototype.then;

export const mapForEach = Map.prototype.forEach;
export const setForEach = Set.prototype.forEach;
export const mapSet = Map.prototype.set;
export const mapGet = Map.prototype.get;
export const setAdd = Set.prototype.add;
export const functionToString = Function.prototype.toString;
export const dateGetTime = Date.prototype.getTime;
export const numberValueOf = Number.prototype.valueOf;
export const stringValueOf = String.prototype.valueOf;
export const booleanValueOf = Boolean.prototype.valueOf;
export const symbolValueOf = Symbol.prototype.valueOf;
export const bigintValueOf = BigInt.prototype.valueOf;
export const bufferLength = getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength')!.get as (
  this: ArrayBuffer,
) => number;
const ofView = (name: 'buffer' | 'byteOffset' | 'byteLength') =>
  getOwnPropertyDescriptor(DataView.prototype, name)!.get!;
export const viewBuffer = ofView('buffer') as (this: DataView) => ArrayBuffer;
export const viewOffset = ofView('byteOffset') as (this: DataView) => number;
export const viewLength = ofView('byteLength') as (this: DataView) => number;
/** Finds accessors without describing them, which would take longer. */
export const lookupGetter = (
  Object.prototype as never as { __lookupGetter__(this: unknown, key: unknown): unknown }
).__lookupGetter__;
export const objectToString = Object.prototype.toString;
export const split = String.prototype.split as (this: string, separator: string) => string[];
export const asyncIteratorSymbol: typeof Symbol.asyncIterator = Symbol.asyncIterator;
export const iteratorSymbol: typeof Symbol.iterator = Symbol.iterator;

const typedArrayPrototype = getPrototypeOf(Uint8Array.prototype) as object;
/** The class name of a typed array; undefined for anything else. Reads an internal slot: can't be faked. */
export const typedArrayTag = getOwnPropertyDescriptor(typedArrayPrototype, Symbol.toStringTag)!
  .get as (this: unknown) => string | undefined;

export const regexpSource = getOwnPropertyDescriptor(RegExp.prototype, 'source')!.get as (
  this: RegExp,
) => string;
export const regexpFlags = getOwnPropertyDescriptor(RegExp.prototype, 'flags')!.get as (
  this: RegExp,
) => string;

export const typedArrays: Record<string, new (items: unknown) => unknown> = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
};

export const errorTypes: Record<string, ErrorConstructor> = {
  __proto__: null as never,
  Error,
  TypeError,
  RangeError,
  SyntaxError,
  ReferenceError,
  EvalError,
  URIError,
};
