import { parseCode } from '../code/code.ts';
import { fileKind } from '../file-kind.ts';
import type { View } from '../view.ts';
import { capabilitiesOf } from './capability.ts';

/** How many files are looked into for one capability; past that it counts as new. */
const fileLimit = 30;

/** A file of the base revision that already reaches a capability; undefined when none is found. */
export function knownIn(view: View, key: string, except: string): string | undefined {
  const word = key
    .slice(key.indexOf(' ') + 1)
    .split(/[.*[/]/)
    .findLast(Boolean);
  if (!word) return undefined;
  let looked = 0;
  for (const path of view.change.project.paths) {
    if (path === except || fileKind(path) !== 'code') continue;
    const text = view.change.project.read(path);
    if (text === undefined || !text.includes(word)) continue;
    if (++looked > fileLimit) return undefined;
    const parsed = parseCode(path, text);
    try {
      if (parsed.ok && capabilitiesOf(parsed.code).has(key)) return path;
    } catch {
      // What can't be followed vouches for nothing.
    }
  }
  return undefined;
}
