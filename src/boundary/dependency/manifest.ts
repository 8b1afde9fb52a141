/** The parts of a package manifest that decide what gets installed and run. */
export interface Manifest {
  readonly name?: string;
  readonly [field: string]: unknown;
}

export const dependencyFields = [
  'dependencies',
  'devDependencies',
  'peerDependencies',
  'optionalDependencies',
] as const;

/** Parses a manifest; undefined when it is no JSON object. */
export function parseManifest(text: string): Manifest | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Names of the packages that a manifest declares, and its own. */
export function dependenciesOf(text: string): ReadonlySet<string> {
  const manifest = parseManifest(text);
  const names = dependencyFields.flatMap((field) => Object.keys(recordOf(manifest?.[field])));
  return new Set(manifest?.name ? [manifest.name, ...names] : names);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

/** 1-based line of the first place where a JSON text has this key, after the line of another. */
export function lineOfKey(text: string, key: string, under?: string): number {
  const lines = text.split('\n');
  const has = (line: string, name: string): boolean =>
    line.includes(`${JSON.stringify(name)}:`) || line.includes(`${JSON.stringify(name)} :`);
  const start =
    under === undefined
      ? 0
      : Math.max(
          0,
          lines.findIndex((line) => has(line, under)),
        );
  const at = lines.findIndex((line, index) => index >= start && has(line, key));
  return at < 0 ? start + 1 : at + 1;
}

/** True when an object of a JSON text has the same key twice: readers differ on which one counts. */
export function hasKeyTwice(text: string): boolean {
  const open: { keys: Set<string>; isObject: boolean }[] = [];
  const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;
  let last = '';
  for (let match = tokens.exec(text); match; match = tokens.exec(text)) {
    const [token] = match;
    if (token === '{' || token === '[') open.push({ keys: new Set(), isObject: token === '{' });
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const top = open.at(-1);
      if (top?.isObject) {
        if (top.keys.has(last)) return true;
        top.keys.add(last);
      }
    } else last = token;
  }
  return false;
}
