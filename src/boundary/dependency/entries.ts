import { isRecord } from './manifest.ts';

/** True when `exports` only offers more files of JSON than it did: they are read, not run. */
export function onlyOffersData(old: unknown, now: unknown): boolean {
  if (!isRecord(old) || !isRecord(now)) return false;
  const fresh = Object.keys(now).filter((key) => !(key in old));
  // Conditions instead of paths, or a pattern, decide on more than one file.
  if (![...Object.keys(old), ...fresh].every((key) => key.startsWith('.'))) return false;
  if (!fresh.every((key) => /^\.\/[\w./-]+\.json$/.test(key) && isData(now[key]))) return false;
  const rest = Object.fromEntries(Object.entries(now).filter(([key]) => !fresh.includes(key)));
  return fresh.length > 0 && JSON.stringify(rest) === JSON.stringify(old);
}

function isData(target: unknown): boolean {
  if (isRecord(target)) return Object.values(target).every(isData);
  return typeof target === 'string' && /^\.\/(?!.*\.\.)[\w./-]+\.json$/.test(target);
}

/** True for the path of the same file, with or without what Node adds to it by itself. */
export function isSameFile(old: unknown, now: unknown): boolean {
  if (typeof old !== 'string' || typeof now !== 'string') return false;
  const whole = (path: string): string => path.replace(/^\.\//, '').replace(/\.js$/, '');
  return whole(old) === whole(now);
}
