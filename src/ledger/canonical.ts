/**
 * JSON in the one form that RFC 8785 (JCS) gives it: members sorted by UTF-16 code units, no white
 * space, numbers and strings as ECMAScript writes them. What is signed or hashed is this text.
 *
 * No method of the value is called (`toJSON` is a member like any other), and what JSON can't hold
 * is refused rather than left out, so that two different values never share a text.
 *
 * @throws TypeError when it is not JSON: NaN, undefined, a lone surrogate, a Date, a cycle, …
 */
export function canonical(value: unknown): string {
  return write(value, 0);
}

/** Deeper nesting is a mistake or an attack on the stack. */
const deepest = 200;

function write(value: unknown, depth: number): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number') return writeNumber(value);
  if (typeof value !== 'object') throw new TypeError(`not JSON: ${typeof value}`);
  if (depth >= deepest) throw new TypeError('not JSON: nested too deeply');
  if (Array.isArray(value)) {
    const items: string[] = [];
    for (let index = 0; index < value.length; index++) items.push(write(value[index], depth + 1));
    return `[${items.join(',')}]`;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError('not JSON: an object of a class');
  const object = value as Record<string, unknown>;
  // The default order of `sort` is that of UTF-16 code units.
  const members = Object.keys(object)
    .sort()
    .map((key) => `${quote(key)}:${write(object[key], depth + 1)}`);
  return `{${members.join(',')}}`;
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`not JSON: ${value}`);
  return Object.is(value, -0) ? '0' : String(value);
}

function quote(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('not JSON: a lone surrogate');
  return JSON.stringify(text);
}
