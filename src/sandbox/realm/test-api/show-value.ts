const most = { items: 3, text: 60, depth: 1 };

/**
 * A value in a few words. What chai makes for its messages walks the whole value first and cuts then;
 * a search fails tests by the thousand, and most of what is walked is never read.
 */
export function showValue(value: unknown, depth: number = most.depth): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.length > most.text ? `${value.slice(0, most.text)}…` : value);
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'bigint':
      return `${value}n`;
    case 'function':
      return `[Function ${value.name}]`;
    case 'object':
      return value === null ? 'null' : showObject(value, depth);
    default:
      return String(value);
  }
}

function showObject(value: object, depth: number): string {
  if (Array.isArray(value)) {
    if (depth === 0 && value.length > 0) return `[ …(${value.length}) ]`;
    return listed('[', Array.from(value.slice(0, most.items)), value.length, ']', (item) =>
      showValue(item, depth - 1),
    );
  }
  if (value instanceof Date || value instanceof RegExp) return String(value);
  if (value instanceof Error) return `[${value.name}: ${value.message}]`;
  if (value instanceof Map || value instanceof Set)
    return `${value.constructor.name}(${value.size})`;
  const name = (value.constructor as { name?: unknown } | undefined)?.name;
  const prefix = typeof name === 'string' && name !== 'Object' ? `${name} ` : '';
  const keys = Object.keys(value);
  const open = `${prefix}{`;
  if (depth === 0 && keys.length > 0) return `${open} …(${keys.length}) }`;
  return listed(open, keys.slice(0, most.items), keys.length, '}', (key) => {
    return `${key}: ${showValue((value as Record<string, unknown>)[key], depth - 1)}`;
  });
}

function listed<T>(
  open: string,
  items: readonly T[],
  count: number,
  close: string,
  show: (item: T) => string,
): string {
  if (count === 0) return open + close;
  const shown = items.map(show);
  const rest = count > items.length ? [`…(${count - items.length})`] : [];
  return `${open} ${[...shown, ...rest].join(', ')} ${close}`;
}
