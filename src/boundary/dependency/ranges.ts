/** A version with an operator before it; what is left out counts as zero. */
const range = /^(\^|~|>=) ?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:\.x)?$/;

interface Floor {
  readonly operator: string;
  readonly version: readonly [number, number, number];
}

function floorOf(spec: unknown): Floor | undefined {
  const parts = typeof spec === 'string' ? range.exec(spec.trim()) : null;
  if (!parts) return undefined;
  const [, operator = '', ...numbers] = parts;
  const [major = 0, minor = 0, patch = 0] = numbers.map((each) => Number(each ?? 0));
  return { operator, version: [major, minor, patch] };
}

/**
 * True when a range takes only a higher floor: whatever it lets in now it let in before. A pinned
 * version is no such range, since it holds what would have moved on.
 */
export function raisesFloorOnly(old: unknown, now: unknown): boolean {
  const [from, to] = [floorOf(old), floorOf(now)];
  if (!from || !to || from.operator !== to.operator) return false;
  const { operator, version: a } = from;
  const { version: b } = to;
  if (compare(b, a) <= 0) return false;
  if (operator === '>=') return true;
  // The first number that is not zero is what `^` holds; `~` holds the minor one.
  const held = operator === '~' ? 1 : a.findIndex((each) => each > 0);
  return held >= 0 && a.every((each, index) => index > held || each === b[index]);
}

/** True when `engines` only leaves out older releases of Node than it did. */
export function leavesOutOlderOnly(
  old: Readonly<Record<string, unknown>>,
  now: Readonly<Record<string, unknown>>,
): boolean {
  const names = new Set([...Object.keys(old), ...Object.keys(now)]);
  names.delete('node');
  if ([...names].some((name) => old[name] !== now[name])) return false;
  const [from, to] = [floorOf(old['node']), floorOf(now['node'])];
  if (to?.operator !== '>=') return false;
  if (old['node'] === undefined || old['node'] === '*') return true;
  return from?.operator === '>=' && compare(to.version, from.version) >= 0;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((each, index) => each !== b[index]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}
