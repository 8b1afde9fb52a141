import type { Entry, Example, Value } from '../../candidate/values.ts';
import { isOrdinary } from './brand.ts';
import { isComputed, lookedAt } from './encode.ts';
import * as own from './intrinsics.ts';
import { isProxy } from './proxies.ts';
import type { References } from './references.ts';

/** Whether a value is made of primitives, whole arrays and ordinary objects alone, and shares nothing. */
export function isPlain(value: Value): boolean {
  if (!own.isArray(value)) return true;
  const [tag, items, more] = value as unknown as readonly [string, readonly Value[], unknown];
  switch (tag) {
    case 'undefined':
    case 'number':
    case 'bigint':
      return true;
    case 'array':
      return more === undefined && every(items, isPlain);
    case 'object':
      return more === undefined && every(items as readonly Entry[], isPlainEntry);
    default:
      return false;
  }
}

/** By index: a candidate may have replaced the iterator of arrays. */
function isPlainEntry(entry: Entry): boolean {
  return typeof entry[0] === 'string' && entry[0] !== '__proto__' && isPlain(entry[1]);
}

/** What its calls are given needs no class of the target, and can be compared piece by piece. */
export function isPlainExample({ construct, calls }: Example): boolean {
  return construct === undefined && every(calls, ({ args }) => every(args, isPlain));
}

function every<T>(list: readonly T[], holds: (item: T) => boolean): boolean {
  for (let i = 0; i < list.length; i++) if (!holds(list[i]!)) return false;
  return true;
}

/**
 * Whether a value is still what its twin, made in the same way, is: encoding would give the same text.
 * Its objects are numbered as encoding would have done. Where it gives false, they are not.
 */
export function isUnchanged(value: unknown, twin: unknown, references: References): boolean {
  if (typeof twin !== 'object' || twin === null) return own.isSame(value, twin);
  if (typeof value !== 'object' || value === null) return false;
  if (references.number(value) !== undefined) return false;
  if (isProxy(value) || !own.isExtensible(value)) return false;
  if (own.isArray(twin)) {
    if (!own.isArray(value) || value.length !== twin.length) return false;
    for (let i = 0; i < twin.length; i++) {
      if (i < lookedAt && isComputed(value, i)) return false;
      const item: unknown = value[i];
      if (item === undefined && !own.hasOwn(value, i)) return false;
      if (!isUnchanged(item, twin[i], references)) return false;
    }
    return own.enumerableNames(value).length === twin.length && own.ownSymbols(value).length === 0;
  }
  if (own.isArray(value) || !isOrdinary(value)) return false;
  const names = own.enumerableNames(value);
  const before = own.enumerableNames(twin);
  if (names.length !== before.length || own.ownSymbols(value).length > 0) return false;
  for (let i = 0; i < names.length; i++) {
    const name = names[i]!;
    if (name !== before[i] || isComputed(value, name)) return false;
    if (!isUnchanged((value as never)[name], (twin as never)[name], references)) return false;
  }
  return true;
}
