import { isArray, ownKeys, quote } from './intrinsics.ts';

/** JSON of plain data, made so that nothing on a prototype (`toJSON`) can take part. */
export function toJson(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number') return value - value === 0 ? `${value}` : 'null';
  if (typeof value !== 'object' || value === null) return `${value as boolean | null}`;
  let out = '';
  if (isArray(value)) {
    for (let i = 0; i < value.length; i++) out += (i > 0 ? ',' : '') + toJson(value[i] ?? null);
    return `[${out}]`;
  }
  const keys = ownKeys(value);
  for (let i = 0; i < keys.length; i++) {
    const item = (value as Record<string, unknown>)[keys[i] as string];
    if (item !== undefined) out += `${out && ','}${quote(keys[i] as string)}:${toJson(item)}`;
  }
  return `{${out}}`;
}
