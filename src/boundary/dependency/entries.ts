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
