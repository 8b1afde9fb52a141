/**
 * A value as JavaScript source that makes it again; also its identity when outcomes are compared,
 * so it tells apart what `assert.deepStrictEqual` does, and the order of keys besides.
 *
 * @throws TypeError for what has no literal: functions, class instances, cycles.
 */
export function literal(value: unknown, above: readonly unknown[] = []): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'undefined')
    return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object') throw new TypeError(`no literal of a ${typeof value}`);
  if (above.includes(value)) throw new TypeError('no literal of a cycle');
  const below = [...above, value];
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (Array.isArray(value)) return arrayLiteral(value, below);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null) return `Object.assign(Object.create(null), ${entries(value, below)})`;
  if (prototype !== Object.prototype) throw new TypeError('no literal of a class instance');
  return entries(value, below);
}

function arrayLiteral(value: readonly unknown[], above: readonly unknown[]): string {
  const items = Array.from(value, (_, i) => (i in value ? literal(value[i], above) : ''));
  const text = `[${items.join(', ')}${items.at(-1) === '' ? ',' : ''}]`;
  const extra = Object.entries(value).filter(([key]) => !/^\d+$/.test(key));
  if (extra.length === 0) return text;
  return `Object.assign(${text}, ${entries(Object.fromEntries(extra), above)})`;
}

function entries(value: object, above: readonly unknown[]): string {
  const parts = Object.entries(value).map(([key, item]) => {
    const name = /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
    return `${key === '__proto__' ? '["__proto__"]' : name}: ${literal(item, above)}`;
  });
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}
