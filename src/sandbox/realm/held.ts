import { brand, isOrdinary } from './brand.ts';
import { encode, isComputed } from './encode.ts';
import {
  append,
  call,
  enumerableNames,
  getOwnPropertyDescriptor,
  isArray,
  isExtensible,
  isView,
  mapGet,
  mapSet,
  NativeMap,
  ownKeys,
} from './intrinsics.ts';
import { isProxy } from './proxies.ts';
import { computedFault, laterFault, marksFault, sharedFault } from './results-fault.ts';

/** Objects of one result that are looked at, and how deep in one another. */
const mostObjects = 200;
const deepest = 3;

/**
 * Results as their callers hold them: each should be its caller's own, and stay as it was given. What
 * is closed to change can be given to all, and so can what is made by a class: such may be meant to be
 * one.
 */
export class Held {
  /** By object the number of the call that gave it. */
  readonly #owners = new NativeMap<object, number>();
  readonly #kept: { readonly value: object; readonly text: string }[] = [];
  #calls = 0;
  /** Objects of this result that may still be looked at. */
  #left = 0;
  #shared = false;
  #computes = false;
  #marks = false;

  /** @param args what the call was given: made by the harness, so that all of it can be seen */
  keep(value: unknown, args: readonly unknown[]): void {
    this.#calls++;
    for (let i = 0; i < args.length; i++) if (hasHidden(args[i])) this.#marks = true;
    this.#left = mostObjects;
    if (!isOwn(value)) return;
    this.#own(value, 0);
    if (this.#computes) return;
    const text = encode(value);
    // Who reads an iterator uses it up.
    if (!/\["(?:iterator|proxy|promise|opaque)"/.test(text)) append(this.#kept, { value, text });
  }

  /** To be asked when all is done that they may have left to be done. */
  fault(): string | undefined {
    if (this.#shared) return sharedFault;
    if (this.#computes) return computedFault;
    if (this.#marks) return marksFault;
    for (let i = 0; i < this.#kept.length; i++) {
      const { value, text } = this.#kept[i]!;
      if (encode(value) !== text) return laterFault;
    }
    return undefined;
  }

  #own(value: unknown, depth: number): void {
    if (!isOwn(value) || this.#left-- <= 0) return;
    const owner = call<unknown, unknown[], number | undefined>(
      mapGet as never,
      this.#owners,
      value,
    );
    if (owner === this.#calls) return;
    if (owner !== undefined) this.#shared = true;
    call(mapSet as never, this.#owners, value, this.#calls);
    if (isView(value)) return;
    if (isArray(value) && hasComputed(value)) this.#computes = true;
    if (depth === deepest) return;
    const keys = ownKeys(value);
    for (let i = 0; i < keys.length && this.#left > 0; i++)
      this.#own(getOwnPropertyDescriptor(value, keys[i]!)?.value, depth + 1);
  }
}

/** Elements far behind may be computed when they are read, and to look at all costs too much elsewhere. */
function hasComputed(list: readonly unknown[]): boolean {
  for (let i = 0; i < list.length; i++) if (isComputed(list, i)) return true;
  return false;
}

/** Something on a list or an object that does not show when it is looked through. */
function hasHidden(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || isProxy(value)) return false;
  const list = isArray(value);
  if (!list && !isOrdinary(value)) return false;
  return ownKeys(value).length > enumerableNames(value).length + (list ? 1 : 0);
}

function isOwn(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || isProxy(value) || !isExtensible(value))
    return false;
  if (isArray(value) || isOrdinary(value) || isView(value)) return true;
  const kind = brand(value);
  return kind === 'map' || kind === 'set' || kind === 'date';
}
