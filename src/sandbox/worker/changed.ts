import type { Realm } from './realm.ts';

/** To look at its objects, a realm needs this long at most. */
const lookMs = 100;

/** Objects of the language that are not what they were; undefined where it can't say. */
export async function changedIn(
  realm: Realm,
  limitMs = lookMs,
): Promise<readonly string[] | undefined> {
  try {
    return JSON.parse(await realm.call('changed', '', limitMs)) as string[];
  } catch {
    return undefined;
  }
}

/** What is changed beyond what the unchanged target changes. */
export function beyond(changed: readonly string[], usual: readonly string[]): readonly string[] {
  return changed.filter((path) => !usual.includes(path));
}

/** Nothing is changed but what the unchanged target changes. */
export async function isClean(realm: Realm, usual: readonly string[]): Promise<boolean> {
  const changed = await changedIn(realm);
  return changed !== undefined && beyond(changed, usual).length === 0;
}
