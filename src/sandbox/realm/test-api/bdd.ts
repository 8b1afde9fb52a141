import { registry, type TestOptions } from './registry.ts';

type Body = (...args: never[]) => unknown;
type Define = (name: string, body: Body | undefined, options: TestOptions) => void;

/** `describe`, `test` and hooks with the modifiers that vitest and jest share. */
const defineTest: Define = (name, body, options) => registry().test(name, body, options);
const defineSuite: Define = (name, body, options) =>
  registry().describe(
    name,
    body && ((): unknown => (body as (...args: unknown[]) => unknown)(...(options.args ?? []))),
    options,
  );

export const test = api(defineTest, {});
export const describe = api(defineSuite, {});
export const beforeAll = (body: Body): void => registry().hook('beforeAll', body);
export const afterAll = (body: Body): void => registry().hook('afterAll', body);
export const beforeEach = (body: Body): void => registry().hook('beforeEach', body);
export const afterEach = (body: Body): void => registry().hook('afterEach', body);

interface Api {
  (name: unknown, ...rest: unknown[]): void;
  readonly skip: Api;
  readonly only: Api;
  readonly todo: Api;
  readonly concurrent: Api;
  readonly sequential: Api;
  readonly fails: Api;
  readonly failing: Api;
  readonly skipIf: (condition: unknown) => Api;
  readonly runIf: (condition: unknown) => Api;
  readonly each: (...table: unknown[]) => (name: string, ...rest: unknown[]) => void;
  readonly for: (rows: readonly unknown[]) => (name: string, ...rest: unknown[]) => void;
}

function api(define: Define, options: TestOptions): Api {
  const run = (name: unknown, ...rest: unknown[]): void => {
    define(title(name), bodyIn(rest), options);
  };
  const modifiers: Record<string, () => unknown> = {
    skip: () => api(define, { ...options, skip: true }),
    todo: () => api(define, { ...options, skip: true }),
    only: () => api(define, { ...options, only: true }),
    concurrent: () => api(define, options),
    sequential: () => api(define, options),
    fails: () => api(define, { ...options, inverted: true }),
    failing: () => api(define, { ...options, inverted: true }),
    skipIf: () => (condition: unknown) =>
      api(define, condition ? { ...options, skip: true } : options),
    runIf: () => (condition: unknown) =>
      api(define, condition ? options : { ...options, skip: true }),
    each: () => eachOf(define, options),
    for: () => (rows: readonly unknown[]) => eachOf(define, options)(rows.map((row) => [row])),
  };
  for (const name of Object.keys(modifiers))
    Object.defineProperty(run, name, { get: modifiers[name]!, configurable: true });
  return run as Api;
}

function eachOf(define: Define, options: TestOptions) {
  return (...table: unknown[]) => {
    const rows = rowsOf(table);
    return (name: string, ...rest: unknown[]): void => {
      const body = bodyIn(rest);
      rows.forEach((row, index) => {
        const args = Array.isArray(row) ? (row as unknown[]) : [row];
        define(format(name, args, index), body, { ...options, args, direct: true });
      });
    };
  };
}

/** A table is a list of rows, or a template with a heading line. */
function rowsOf(table: readonly unknown[]): readonly unknown[] {
  const [first, ...values] = table;
  if (!Array.isArray(first) || !('raw' in first)) return (first as unknown[]) ?? [];
  const names = String((first as unknown[])[0])
    .split('|')
    .map((name) => name.trim());
  const rows: unknown[] = [];
  for (let i = 0; i < values.length; i += names.length)
    rows.push([Object.fromEntries(names.map((name, j) => [name, values[i + j]]))]);
  return rows;
}

function format(name: string, args: readonly unknown[], index: number): string {
  let next = 0;
  return name
    .replace(/%[sdifjoOp#%]/g, (mark) => {
      if (mark === '%%') return '%';
      if (mark === '%#') return String(index);
      return next < args.length ? show(args[next++]) : mark;
    })
    .replace(/\$(\w+)/g, (mark, key: string) => {
      const row = args[0] as Record<string, unknown> | null;
      return typeof row === 'object' && row !== null && key in row ? show(row[key]) : mark;
    });
}

function show(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}

function title(name: unknown): string {
  return typeof name === 'string' ? name : String(name);
}

/** The body comes first, or behind options. */
function bodyIn(rest: readonly unknown[]): Body | undefined {
  if (typeof rest[0] === 'function') return rest[0] as Body;
  return rest.find((item) => typeof item === 'function') as Body | undefined;
}
