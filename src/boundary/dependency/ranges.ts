/** A version with an operator before it; what is left out counts as zero. */
const range = /^(\^|~|>=) ?v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:\.x)?$/;

type Version = readonly [number, number, number];

interface Range {
  readonly operator: string;
  readonly floor: Version;
  /** The first release that is left out above; none where there is no end. */
  readonly ceiling: Version | undefined;
}

/** `1.2.x` is `~1.2`, and `1`, `1.x` and `1.x.x` are `~1`. */
const patches = /^v?(\d+\.\d+)\.x$|^v?(\d+)(?:\.x){0,2}$/;
/** `>=1.2.3 <2`, with its end apart. */
const bounded = /^(>=[^<>|]+?)\s*<\s*v?(\d+)(?:\.(\d+))?(?:\.(\d+))?$/;

function rangeOf(spec: unknown): Range | undefined {
  const bounds = typeof spec === 'string' ? bounded.exec(spec.trim()) : null;
  const least = bounds ? rangeOf(bounds[1]?.trim()) : undefined;
  if (bounds && least) {
    const [, , ...end] = bounds;
    const [major = 0, minor = 0, patch = 0] = end.map((each) => Number(each ?? 0));
    return { ...least, ceiling: [major, minor, patch] };
  }
  const parts = typeof spec === 'string' ? range.exec(spec.trim().replace(patches, '~$1$2')) : null;
  if (!parts) return undefined;
  const [, operator = '', ...numbers] = parts;
  const [major = 0, minor = 0, patch = 0] = numbers.map((each) => Number(each ?? 0));
  const isWhole = numbers[1] === undefined;
  const floor: Version = [major, minor, patch];
  if (operator === '>=') return { operator, floor, ceiling: undefined };
  if (operator === '~') {
    return { operator, floor, ceiling: isWhole ? [major + 1, 0, 0] : [major, minor + 1, 0] };
  }
  // `^` holds the first number that is not zero, or the last one that is written.
  if (major > 0 || isWhole) return { operator, floor, ceiling: [major + 1, 0, 0] };
  if (minor > 0 || numbers[2] === undefined)
    return { operator, floor, ceiling: [major, minor + 1, 0] };
  return { operator, floor, ceiling: [major, minor, patch + 1] };
}

/**
 * True when a range takes only a higher floor, or is written otherwise: whatever it lets in now it let
 * in before. A pinned version is no such range, since it holds what would have moved on.
 */
export function raisesFloorOnly(old: unknown, now: unknown): boolean {
  const [from, to] = [rangeOf(released(old)), rangeOf(now)];
  if (!from || !to || compare(to.floor, from.floor) < 0) return false;
  if (!from.ceiling || !to.ceiling) return from.ceiling === to.ceiling;
  return compare(from.ceiling, to.ceiling) === 0;
}

/** `>=1.2.0` of `>=1.2.0-4`: a floor that is a preview lies below its release. */
function released(spec: unknown): unknown {
  return typeof spec === 'string' ? spec.replace(/^(.*\d)-[\w.-]+$/, '$1') : spec;
}

/** True when `engines` only leaves out older releases of Node than it did. */
export function leavesOutOlderOnly(
  old: Readonly<Record<string, unknown>>,
  now: Readonly<Record<string, unknown>>,
): boolean {
  const names = new Set([...Object.keys(old), ...Object.keys(now)]);
  if ([...names].every((name) => tight(old[name]) === tight(now[name]))) return true;
  names.delete('node');
  if ([...names].some((name) => old[name] !== now[name])) return false;
  const [from, to] = [rangeOf(old['node']), rangeOf(now['node'])];
  if (to?.operator !== '>=') return false;
  if (old['node'] === undefined || old['node'] === '*') return true;
  return from?.operator === '>=' && !from.ceiling && compare(to.floor, from.floor) >= 0;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((each, index) => each !== b[index]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}

/** A range without the spaces that say nothing. */
function tight(spec: unknown): unknown {
  return typeof spec === 'string'
    ? spec
        .trim()
        .replace(/([<>=^~])\s+/g, '$1')
        .replace(/\s+/g, ' ')
    : spec;
}
