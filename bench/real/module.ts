import { pathToFileURL } from 'node:url';

type AnyFunction = (...args: unknown[]) => unknown;

/**
 * The named function of a module file. `default` is `module.exports` itself, or the default export.
 *
 * @throws TypeError when there is no such function.
 */
export async function loadFunction(file: string, name: string): Promise<AnyFunction> {
  const module = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  const whole = module['default'] as Record<string, unknown> | AnyFunction | undefined;
  const found =
    name === 'default' ? whole : (module[name] ?? (whole as Record<string, unknown>)?.[name]);
  if (typeof found !== 'function') throw new TypeError(`${name} is not a function of ${file}`);
  return found as AnyFunction;
}
