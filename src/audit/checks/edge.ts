import type { Example, Value } from '../../candidate/index.ts';

/** So many plain values make a case of its own. */
const few = 2;

/**
 * An input of next to nothing: empty collections, at most two plain values, and those the first ones
 * that anybody thinks of. For such an input a special case is what a person would write too.
 */
export function isEdge({ construct, calls }: Example): boolean {
  const leaves = [construct ?? [], ...calls.map((call) => call.args)].flat().flatMap(leavesOf);
  return leaves.length <= few && leaves.every(isFirst);
}

function leavesOf(value: Value): readonly Value[] {
  if (!Array.isArray(value)) return [value];
  const [tag, inner] = value as readonly [string, unknown];
  if (tag === 'array' || tag === 'set') return (inner as readonly Value[]).flatMap(leavesOf);
  if (tag === 'object')
    return (inner as readonly [unknown, Value][]).flatMap(([, it]) => leavesOf(it));
  if (tag === 'map') return (inner as readonly [Value, Value][]).flat().flatMap(leavesOf);
  return [value];
}

function isFirst(value: Value): boolean {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'string') return value.length <= 1;
  if (typeof value === 'number') return Math.abs(value) <= 1;
  return ['undefined', 'number', 'hole'].includes(value[0]);
}
