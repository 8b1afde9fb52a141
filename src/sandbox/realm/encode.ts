import { brand, className, isIterator, isOrdinary, unbox } from './brand.ts';
import * as own from './intrinsics.ts';
import { isProxy } from './proxies.ts';
import { quoted, quotedName } from './quote.ts';
import { References } from './references.ts';

/** Items of an iterator that are looked at before it counts as endless. */
const drainLimit = 10_000;
/** Items of an array that are looked at whether they are computed only when they are read. */
export const lookedAt = 64;
const depthLimit = 1_000;
/** How deep in one another getters of classes are read: they may make new objects without end. */
const getterLimit = 2;
const none: readonly string[] = [];
/** What an error has beside: told by itself, or different on each machine. */
const ofErrors: readonly string[] = ['stack', 'message'];

export interface EncodeOptions {
  /** Functions as their source text (inputs) instead of only their arity (results). */
  readonly sources: boolean;
}

/**
 * Encodes values as the canonical JSON of `Value`, built as text so that nothing which a candidate
 * left on a prototype (a `toJSON`, an index setter) can take part. One encoder numbers references
 * across all that it encodes: a result that *is* an argument differs from one that equals it.
 */
export class Encoder {
  readonly #options: EncodeOptions;
  readonly #references: References;
  /** Promises that were met, in this order: whoever encodes a result waits for them. */
  readonly pending: Promise<unknown>[] = [];
  #depth = 0;
  #getters = 0;

  constructor(options: EncodeOptions, references = new References()) {
    this.#options = options;
    this.#references = references;
  }

  encode(value: unknown): string {
    switch (typeof value) {
      case 'string':
        return quoted(value);
      case 'number':
        return number(value);
      case 'boolean':
        return value ? 'true' : 'false';
      case 'undefined':
        return '["undefined"]';
      case 'bigint':
        return `["bigint","${value}"]`;
      case 'symbol':
        return symbol(value);
      case 'function':
        return this.#function(value as (...args: unknown[]) => unknown);
      default:
        return value === null ? 'null' : this.#object(value as object);
    }
  }

  #function(value: (...args: unknown[]) => unknown): string {
    if (this.#options.sources)
      return `["function",${own.quote(own.call(own.functionToString, value))}]`;
    return `["function","${+own.getOwnPropertyDescriptor(value, 'length')?.value || 0}"]`;
  }

  #object(value: object): string {
    const seen = this.#references.number(value);
    if (seen !== undefined) return `["ref",${seen}]`;
    if (++this.#depth > depthLimit) {
      this.#depth--;
      return '["opaque","too deep"]';
    }
    try {
      // What a proxy does is done when it is looked at: it is not what it stands for.
      if (!this.#options.sources && isProxy(value)) return `["proxy",${this.#container(value)}]`;
      const text = this.#container(value);
      // A caller that writes to it can tell.
      return this.#options.sources || own.isExtensible(value) ? text : `["fixed",${text}]`;
    } finally {
      this.#depth--;
    }
  }

  #container(value: object): string {
    if (own.isArray(value)) return this.#array(value);
    if (isOrdinary(value)) return `["object",[${this.#entries(value)}]]`;
    const typed = own.call(own.typedArrayTag, value);
    if (typed !== undefined) return this.#typed(typed, value as ArrayLike<unknown>);
    switch (brand(value)) {
      case 'map': {
        let items = '';
        own.call(
          own.mapForEach,
          value as Map<unknown, unknown>,
          ((item: unknown, key: unknown) => {
            items += `${items && ','}[${this.encode(key)},${this.encode(item)}]`;
          }) as never,
        );
        return `["map",[${items}]]`;
      }
      case 'set': {
        let items = '';
        own.call(
          own.setForEach,
          value as Set<unknown>,
          ((item: unknown) => {
            items += (items && ',') + this.encode(item);
          }) as never,
        );
        return `["set",[${items}]]`;
      }
      case 'date': {
        const time = own.call(own.dateGetTime, value as Date);
        return `["date",${time === time ? time : 'null'}]`;
      }
      case 'regexp': {
        const regexp = value as RegExp;
        return `["regexp",${own.quote(own.call(own.regexpSource, regexp))},${own.quote(own.call(own.regexpFlags, regexp))},${regexp.lastIndex}]`;
      }
      case 'error': {
        const error = value as Error;
        const entries = this.#entries(value, ofErrors);
        const hidden = this.#options.sources ? '' : this.#hidden(error);
        const all = entries + (entries && hidden && ',') + hidden;
        return `["error",${own.quote(className(error) ?? 'Error')},${own.quote(error.message)},[${all}]]`;
      }
      case 'boxed':
        return `["boxed",${this.encode(unbox(value))}]`;
      case 'promise':
        if (this.#options.sources) return '["opaque","Promise"]';
        own.append(this.pending, value as Promise<unknown>);
        return `["promise",${this.pending.length}]`;
      case 'view': {
        const view = value as DataView;
        const start = own.call(own.viewOffset, view);
        const length = own.call(own.viewLength, view);
        return `["view",${this.encode(own.call(own.viewBuffer, view))},${start},${length}]`;
      }
      case 'buffer':
        return this.#buffer(value as ArrayBuffer);
      case 'opaque':
        return `["opaque",${own.quote(className(value) ?? '')}]`;
      case undefined:
    }
    if (isIterator(value)) return this.#iterator(value);
    const name = className(value);
    const suffix = name === '' ? '' : `,${name === null ? 'null' : own.quote(name)}`;
    const entries = this.#entries(value);
    const read = name && !this.#options.sources ? this.#gettersOf(value) : '';
    return `["object",[${entries}]${suffix}${read && `,[${read}]`}]`;
  }

  /** What an error holds that is not enumerable. */
  #hidden(error: Error): string {
    let out = '';
    for (let i = 0; i < hiddenKeys.length; i++) {
      const slot = own.getOwnPropertyDescriptor(error, hiddenKeys[i]!);
      if (!slot || slot.enumerable) continue;
      out += `${out && ','}["${hiddenKeys[i]!}",${this.encode(slot.value)}]`;
    }
    return out;
  }

  /** What a class's getters say of an instance: all that can be seen of its private fields. */
  #gettersOf(value: object): string {
    if (this.#getters >= getterLimit) return '';
    this.#getters++;
    let out = '';
    let at = own.getPrototypeOf(value);
    while (at !== null && at !== own.NativeObject.prototype) {
      const keys = own.ownKeys(at);
      for (let i = 0; i < keys.length; i++) {
        const key = keys[i]!;
        const get = own.getOwnPropertyDescriptor(at, key)?.get;
        if (get === undefined || key === '__proto__') continue;
        let text: string;
        try {
          text = this.encode(own.apply(get, value, []));
        } catch {
          text = '["threw"]';
        }
        out += `${out && ','}[${typeof key === 'string' ? quotedName(key) : symbol(key)},${text}]`;
      }
      at = own.getPrototypeOf(at);
    }
    this.#getters--;
    return out;
  }

  #member(value: object, key: string | symbol): string {
    // Before it is read: what computes itself may put a plain value in its place.
    const lazy = !this.#options.sources && isComputed(value, key);
    const text = this.encode((value as never)[key]);
    return lazy ? `["getter",${text}]` : text;
  }

  #array(value: readonly unknown[]): string {
    let items = '';
    const { length } = value;
    const looked = this.#options.sources ? 0 : lookedAt;
    for (let i = 0; i < length; i++) {
      if (i > 0) items += ',';
      // Before it is read, as with members.
      const isLazy = i < looked && isComputed(value, i);
      const item = value[i];
      const isHole = item === undefined && !own.hasOwn(value, i);
      items += isHole ? '["hole"]' : isLazy ? `["getter",${this.encode(item)}]` : this.encode(item);
    }
    const names = own.enumerableNames(value);
    const symbols = own.ownSymbols(value);
    if (names.length === length && symbols.length === 0) return `["array",[${items}]]`;
    // Indices come first: whatever follows is an extra property.
    let indices = 0;
    for (let i = 0; i < length; i++) if (own.hasOwn(value, i)) indices++;
    const extra = this.#entriesOf(value, names, indices, symbols);
    return extra ? `["array",[${items}],[${extra}]]` : `["array",[${items}]]`;
  }

  #typed(name: string, value: ArrayLike<unknown>): string {
    let items = '';
    const { length } = value;
    for (let i = 0; i < length; i++) items += (i > 0 ? ',' : '') + this.encode(value[i]);
    return `["typed","${name}",[${items}]]`;
  }

  #buffer(value: ArrayBuffer): string {
    const bytes = new own.NativeUint8Array(value);
    let items = '';
    for (let i = 0; i < bytes.length; i++) items += `${i > 0 ? ',' : ''}${bytes[i]}`;
    return `["buffer",[${items}]]`;
  }

  #entries(value: object, without = none): string {
    return this.#entriesOf(value, own.enumerableNames(value), 0, own.ownSymbols(value), without);
  }

  #entriesOf(
    value: object,
    names: readonly string[],
    from: number,
    symbols: readonly symbol[],
    without: readonly string[] = none,
  ): string {
    let out = '';
    for (let i = from; i < names.length; i++) {
      const name = names[i]!;
      let skip = false;
      for (let j = 0; j < without.length; j++) if (without[j] === name) skip = true;
      if (skip) continue;
      out += `${out && ','}[${quotedName(name)},${this.#member(value, name)}]`;
    }
    for (let i = 0; i < symbols.length; i++) {
      const key = symbols[i]!;
      if (own.call(own.isEnumerable, value, key))
        out += `${out && ','}[${symbol(key)},${this.#member(value, key)}]`;
    }
    return out;
  }

  #iterator(value: Iterator<unknown>): string {
    let items = '';
    for (let i = 0; i < drainLimit; i++) {
      const step = value.next();
      if (step.done) return `["iterator",[${items}],${this.encode(step.value)}]`;
      items += (items && ',') + this.encode(step.value);
    }
    return '["opaque","endless iterator"]';
  }
}

/** What is computed only when it is read may change, and has not been paid for. */
export function isComputed(value: object, key: PropertyKey): boolean {
  return own.call(own.lookupGetter, value, key) !== undefined;
}

/** Encodes one value by itself. */
export function encode(value: unknown, options: EncodeOptions = { sources: false }): string {
  return new Encoder(options).encode(value);
}

function number(value: number): string {
  if (value !== value) return '["number","NaN"]';
  if (value === Infinity) return '["number","Infinity"]';
  if (value === -Infinity) return '["number","-Infinity"]';
  return value === 0 && 1 / value < 0 ? '["number","-0"]' : `${value}`;
}

const wellKnown = new own.NativeMap<symbol, string>();
{
  const names = own.ownKeys(Symbol);
  for (let i = 0; i < names.length; i++) {
    const value = (Symbol as never)[names[i]!] as unknown;
    if (typeof value === 'symbol') wellKnown.set(value, names[i] as string);
  }
}

function symbol(value: symbol): string {
  const name = own.call(own.mapGet, wellKnown, value) as string | undefined;
  if (name !== undefined) return `["symbol","well-known",${own.quote(name)}]`;
  const key = own.keyFor(value);
  if (key !== undefined) return `["symbol","registered",${own.quote(key)}]`;
  return `["symbol","unique",${own.quote(value.description ?? '')}]`;
}

/** Members of errors that the language makes without making them enumerable. */
const hiddenKeys = ['cause', 'errors'] as const;
